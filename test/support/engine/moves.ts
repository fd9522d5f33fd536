import type { EngineCommand } from '../../../src/engine/commands.js';
import type { InstanceId, ProcessInstance } from '../../../src/engine/instance.js';
import type { Instant } from '../../../src/kernel/instant.js';

/** How generated processes begin. */
export const begun = (at: Instant): EngineCommand => ({
  type: 'StartProcess',
  at,
  instance: 'i' as InstanceId,
  variables: { values: { x: 3, n: 0, again: false } },
});

/** Everything that somebody or something could do now, in an order that depends on the state alone. */
export const movesOf = (instance: ProcessInstance, at: Instant, chance: number): readonly EngineCommand[] => {
  const variables = { values: { x: chance % 7, again: chance % 5 === 0 } };
  return [
    ...Object.values(instance.tokens).flatMap(({ id: token, waiting }): EngineCommand[] => {
      if (waiting === 'userTask') return [{ type: 'CompleteUserTask', at, token, variables }];
      return waiting === 'call' ? [{ type: 'CompleteCall', at, token, variables }] : [];
    }),
    ...Object.values(instance.jobs).map(({ id: job, kind }): EngineCommand =>
      kind === 'external' ? { type: 'CompleteJob', at, job, variables } : { type: 'ExecuteJob', at, job },
    ),
    ...Object.values(instance.subscriptions).map(({ id: subscription, kind }): EngineCommand =>
      kind === 'conditional'
        ? { type: 'SetVariables', at, variables }
        : { type: 'DeliverEvent', at, subscription, variables },
    ),
  ];
};
