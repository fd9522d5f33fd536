import type { workload as dutch } from '../nl/workload.js';

export const workload: Readonly<Record<keyof typeof dutch, string>> = {
  'nav.workload': 'Workload',
  'workload.title': 'Workload',
  'workload.intro':
    'Who has how much work, and who is away? Tasks are counted; nothing of a dossier is shown.',
  'workload.who': 'Who',
  'workload.open': 'Open tasks',
  'workload.urgent': 'Urgent',
  'workload.late': 'Late',
  'workload.weight': 'Load',
  'workload.weight.of': '{weight} of {full}',
  'workload.overFull': 'Too full',
  'workload.weight.explain':
    'An acute task counts for 8, a high one for 3, a normal one for 2, a low one for 1. Above {full} somebody is too full. This is a working agreement that the region confirms.',
  'workload.absence': 'Away',
  'workload.away': 'Away',
  'workload.away.until': 'Away until {moment}',
  'workload.awayFrom': 'Away from {moment}',
  'workload.deputy': 'Deputy: {name}',
  'workload.actions': 'What can you do?',
  'workload.give': 'Share out work',
  'workload.give.of': 'Share out the work of {name}',
  'workload.report': 'Report away',
  'workload.report.of': 'Report {name} away',
  'workload.back': 'Back again',
  'workload.back.of': '{name} is back again',
  'workload.backNow':
    '{name} is back again. {count, plural, =0 {No tasks came back.} one {1 task came back.} other {# tasks came back.}}',
  'workload.from': 'From',
  'workload.from.help': 'Empty means: from now.',
  'workload.until': 'Until',
  'workload.until.help': 'Empty means: until you say that somebody is back.',
  'workload.deputy.choose': 'Who takes new work?',
  'workload.deputy.help': 'Without a choice new work goes to the substitute of each trajectory.',
  'workload.deputy.none': 'The substitute of each trajectory',
  'workload.why':
    'Why somebody is away is not kept. What is open now stays with this person until you share it out.',
  'workload.reported': '{name} was reported away.',
  'workload.wrongTime':
    'Choose an end that is later than the beginning and still to come. Nobody can be away twice at the same time.',
  'workload.proposal.intro':
    'A proposal: first whoever knows the household, then whoever has room. You decide on each task.',
  'workload.proposal.empty': '{name} has no open tasks.',
  'workload.proposal.nobody': 'Nobody else may do this task. Find another way.',
  'workload.task': 'Task',
  'workload.due': 'Due',
  'workload.to': 'To',
  'workload.to.of': 'To whom does {step} go?',
  'workload.to.nobody': 'Stays with {name}',
  'workload.because': 'Why',
  'workload.because.substitute': 'is the substitute in this trajectory',
  'workload.because.same-household': 'gets other work of this household',
  'workload.because.knows-household': 'knows this household',
  'workload.because.same-team': 'is in the same team',
  'workload.because.least-work': 'has least work',
  'workload.because.own': 'your own choice',
  'workload.load': '{name} (load {load})',
  'workload.reason': 'Reason',
  'workload.reason.help': 'One reason for all. Write nothing about the health of your colleague.',
  'workload.give.count':
    '{count, plural, =0 {Choose a receiver first} one {Pass on 1 task} other {Pass on # tasks}}',
  'workload.given':
    '{count, plural, one {1 task was passed on.} other {# tasks were passed on.}} {skipped, plural, =0 {} one {1 task was done already or with somebody else.} other {# tasks were done already or with somebody else.}}',
  'workload.wrongReceiver': 'A receiver may not do this task, or is away. Ask for a new proposal.',
  'workload.history': 'Work shared out',
  'workload.history.empty': 'No work was shared out yet.',
  'workload.history.line':
    '{count, plural, one {1 task} other {# tasks}} of {user} shared out by {name}, {moment}',
  'workload.history.undone':
    'Undone by {name}, {moment}: {count, plural, =0 {no tasks} one {1 task} other {# tasks}} back',
  'workload.undo': 'Undo',
  'workload.undo.text': 'Tasks that nobody has begun go back. What was begun or done stays.',
  'workload.undone':
    '{count, plural, =0 {No task went back.} one {1 task went back.} other {# tasks went back.}}',
};
