import { whyNotToState } from '../../../domain/rules/trajectory-state.js';
import { ok, refused, type Outcome } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { without } from '../without.js';

/**
 * Closes a trajectory: its household may have a next one, and nobody keeps access that was granted for it. Not from
 * every state, and never while safety rests on an open task (domain.md §2.2).
 */
export const closeDossier = async (
  work: Work,
  trajectory: TrajectoryRecord,
  { openSafetyTasks }: { readonly openSafetyTasks: number },
): Promise<Outcome<void, HandlerFailure>> => {
  const { id, state } = trajectory;
  const code = whyNotToState({ from: state, to: 'CLOSED', openSafetyTasks });
  if (code !== undefined) {
    const message = `Expected trajectory '${id}' to be ready to close, but it is ${state} with ${openSafetyTasks} open safety-critical tasks`;
    return refused({ code, message });
  }
  work.put('trajectory', {
    ...without(trajectory, 'nextReviewAt'),
    state: 'CLOSED',
    closedAt: work.at,
  });
  await freeHousehold(work, trajectory);
  await endGrants(work, id);
  return ok(undefined);
};

const freeHousehold = async (work: Work, { id, householdId }: TrajectoryRecord): Promise<void> => {
  const household = await work.get('household', householdId);
  if (household?.openTrajectoryId === id) work.put('household', without(household, 'openTrajectoryId'));
};

/** Ends access to a trajectory now, all of it or what rests on one basis. */
export const endGrants = async (work: Work, trajectoryId: string, basis?: string): Promise<void> => {
  const grants = await work.find('grant', { where: [{ field: 'trajectoryId', is: trajectoryId }] });
  for (const grant of grants) {
    const ended = grant.until !== undefined && grant.until <= work.at;
    if (!ended && (basis === undefined || grant.basis === basis)) {
      work.put('grant', { ...grant, until: work.at });
    }
  }
};
