import { levelOfWorkingAlong } from '../../domain/rules/escalation.js';
import type { TaskRecord, TrajectoryRecord } from '../../ports/records.js';
import type { Identity } from './identity.js';

/**
 * Whether this person does this task without knowing whom it is about: a specialist answers one question, and below
 * the level of working along so does the RVT (domain.md §1.2 step 7, §3.2).
 */
export const isAnonymousTo = (
  { user }: Identity,
  { definitionKey, candidateGroups }: TaskRecord,
  trajectory: TrajectoryRecord | undefined,
): boolean => {
  if (!trajectory || user === trajectory.fixedFace || user === trajectory.substitute) return false;
  if (candidateGroups.includes('specialist-network')) return true;
  return definitionKey === 'escalation-rvt' && trajectory.escalationLevel < levelOfWorkingAlong;
};
