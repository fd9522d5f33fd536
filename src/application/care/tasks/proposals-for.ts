import type { EngineEvent } from '../../../engine/events.js';
import type { TaskRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import type { ProposalView } from '../views.js';

/** How far back decisions are looked for; a task comes soon after the decisions that prepare it. */
const mostBatches = 200;

/** What decision tables proposed in this task's process so far, the newest answer of each (domain.md §9). */
export const proposalsFor = async (ports: Ports, { instanceId }: TaskRecord): Promise<ProposalView[]> => {
  const batches = await ports.store.find('eventBatch', {
    where: [{ field: 'instanceId', is: instanceId }],
    sort: [{ by: 'id', descending: true }],
    limit: mostBatches,
  });
  const newest = new Map<string, ProposalView>();
  for (const { body } of batches) {
    for (const proposal of body.events.flatMap(proposalIn).reverse()) {
      if (!newest.has(proposal.decision)) newest.set(proposal.decision, proposal);
    }
  }
  return [...newest.values()];
};

const proposalIn = (event: EngineEvent): ProposalView[] =>
  event.type === 'DecisionEvaluated'
    ? [
        {
          decision: event.answer.decision,
          version: event.answer.version,
          result: event.answer.result,
          rules: event.answer.matched.map(({ rule }) => rule),
        },
      ]
    : [];
