import { ok } from '../../../kernel/outcome.js';
import type { Json } from '../../../kernel/json.js';
import type { SubmissionRecord, VisibilityMarkRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { momentIn, textIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

const personsIn = (data: SubmissionRecord['data'], name: string): readonly string[] => {
  const value = data[name];
  return Array.isArray(value) ? value.filter((one: Json) => typeof one === 'string') : [];
};

const sensitivities = ['NORMAL', 'SENSITIVE', 'DANGER_IF_KNOWN'] as const;

/** From now on an item is read by those the fixed face chose; what was not answered counts as dangerous (§4.4). */
export const markVisibility = onTrajectory(async (work, { trajectory, variables, job }) => {
  const itemId = textIn(variables, 'itemId');
  const decision = await decisionIn(work, job.instance.id);
  if (itemId === undefined || !decision) {
    return failed('decision-not-found', `Expected a decision on what to show in '${job.instance.id}'`);
  }
  work.put('visibilityMark', markOf(decision, { itemId, trajectoryId: trajectory.id }));
  return ok({});
});

const decisionIn = async (work: Work, instanceId: string): Promise<SubmissionRecord | undefined> => {
  const [newest] = await work.find('submission', {
    where: [
      { field: 'instanceId', is: instanceId },
      { field: 'elementId', is: 'decideVisibility' },
    ],
    sort: [{ by: 'submittedAt', descending: true }],
    limit: 1,
  });
  return newest;
};

const markOf = (
  { data, submittedBy, submittedAt }: SubmissionRecord,
  { itemId, trajectoryId }: { readonly itemId: string; readonly trajectoryId: string },
): VisibilityMarkRecord => {
  const withholdReason = textIn(data, 'withholdReason');
  const reviewWithholdAt = momentIn(data, 'reviewWithholdAt');
  return {
    id: itemId,
    trajectoryId,
    audience: personsIn(data, 'audience'),
    about: personsIn(data, 'about'),
    sensitivity: sensitivities.find((known) => known === data['sensitivity']) ?? 'DANGER_IF_KNOWN',
    tellsWhere: data['tellsWhere'] !== 'no',
    decidedBy: submittedBy,
    decidedAt: submittedAt,
    ...(withholdReason !== undefined && { withholdReason }),
    ...(reviewWithholdAt !== undefined && { reviewWithholdAt }),
  };
};
