import { after, boundary, chain, diagramOf, draw, end, start, userTask } from '../engine/drawing.js';

/** A task that a person is reminded of beside it, so long after it opened. */
export const remindedAfter = (duration: string) =>
  diagramOf(
    start(),
    userTask('task'),
    boundary('late', 'task', after(duration), false),
    userTask('reminder'),
    end(),
    end('end2'),
    ...chain('start', 'task', 'end'),
    ...chain('late', 'reminder', 'end2'),
  );

/** A task that opens in a job of its own. */
export const inTwoCommits = diagramOf(
  start(),
  draw('userTask', { id: 'later', 'camunda:asyncBefore': 'true' }),
  end(),
  ...chain('start', 'later', 'end'),
);
