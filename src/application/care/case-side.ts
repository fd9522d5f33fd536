import type { Expressions } from '../../ports/expressions.js';
import type { CaseSide } from '../engine/case-side.js';
import { handlersByTopic } from './handlers/index.js';
import { deadlineDue } from './side/deadline-due.js';
import { keepsHistory } from './side/keeps-history.js';
import { taskClosed } from './side/task-closed.js';
import { taskOpened } from './side/task-opened.js';

export interface CareParts {
  /** Evaluates what diagrams say about deadlines: from when a norm counts. */
  readonly expressions: Expressions;
}

/** What Koers adds to a process that runs: deadlines, people, four eyes, and the work of topics `koers.…`. */
export const careCaseSide = ({ expressions }: CareParts): CaseSide => ({
  taskOpened: (work, opened) => taskOpened(work, opened, { expressions }),
  taskClosed,
  deadlineDue,
  keepsHistory,
  handlers: handlersByTopic(),
});
