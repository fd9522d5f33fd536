import type { steering as dutch } from '../nl/steering.js';

export const steering: Readonly<Record<keyof typeof dutch, string>> = {
  'overdue.title': 'Overdue',
  'overdue.intro': 'Tasks whose deadline has passed. Safety comes first.',
  'overdue.empty': 'No steps are overdue.',
  'overdue.figure.total': '{count, plural, one {task overdue} other {tasks overdue}}',
  'overdue.figure.safety': 'of which safety',
  'overdue.figure.breaches': '{count, plural, one {legal deadline missed} other {legal deadlines missed}}',
  'overdue.step': 'Step',
  'overdue.late': 'Overdue',
  'overdue.team': 'Team',
  'overdue.owner': 'Now with',
  'overdue.last': 'Last action',
  'overdue.level': 'Ladder',
  'overdue.wasDue': 'was due {moment}',
  'notifications.title': 'Messages',
  'notifications.empty': 'There are no messages.',
  'notifications.new': 'New',
  'notifications.task': 'To the task',
  'notifications.markRead': 'Mark as read',
};
