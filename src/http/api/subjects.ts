/** What the routes are about, in the order of the document. */
export const subjects = {
  Tasks: 'What people have to do, with the deadline of each task and how it came about.',
  Trajectories: 'Courses of help for households: who, where they stand, what happened.',
  'Hand-overs': 'Responsibility that moves from one person or team to another, offered and accepted.',
  'Home bans': 'Temporary home bans: imposed, extended once, withdrawn, and who is kept apart meanwhile.',
  'Reports and households': 'Reports that come in, and the households they are about.',
  Packages: 'What was sent to somebody outside, and all they see.',
  'Who may read what':
    'Pieces of a dossier and for whom they are, people and their places, shares, emergencies, access files.',
  'My own side': 'What somebody who is helped sees of their own trajectory, says and asks.',
  Steering: 'What is late, without anything of a dossier.',
  People: 'Who I am, who my colleagues are, and what I was told.',
  'Deadline register': 'The norms that due dates come from: versions, sources, and changes by two.',
  Workflows: 'The processes themselves: versions, checking a change, publishing it.',
  Changes:
    'Running work that is changed by hand: moved to another version, retried, undone, with its progress.',
} as const;

export type Subject = keyof typeof subjects;
