import type { FlowNode } from '../definition.js';
import { complete } from '../runtime/move.js';
import { behaviour } from './behaviour.js';

export type Task = FlowNode<'task'>;

/** BPMN 2.0 §10.3.3: a task of no kind, done by nobody the engine knows, so it goes on at once. */
export const task = behaviour<Task>({
  types: ['task'],
  global: 'globalTask',
  activity: true,
  read: () => ({}),
  enter(run, _node, token) {
    complete(run, token.id);
  },
});
