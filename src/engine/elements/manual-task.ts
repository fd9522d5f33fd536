import type { FlowNode } from '../definition.js';
import { complete } from '../runtime/move.js';
import { behaviour } from './behaviour.js';

export type ManualTask = FlowNode<'manualTask'>;

/** BPMN 2.0 §10.3.3.4: work the engine hears nothing of, so it goes on at once. */
export const manualTask = behaviour<ManualTask>({
  types: ['manualTask'],
  global: 'globalManualTask',
  activity: true,
  read: () => ({}),
  enter(run, _node, token) {
    complete(run, token.id);
  },
});
