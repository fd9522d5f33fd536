import type { SubmissionRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';

/** All forms that were filled in for a trajectory, oldest first. */
export const submissionsOf = (work: Work, trajectoryId: string): Promise<readonly SubmissionRecord[]> =>
  work.find('submission', {
    where: [{ field: 'trajectoryId', is: trajectoryId }],
    sort: [{ by: 'submittedAt' }],
    limit: 10_000,
  });

export const ofForm = (
  submissions: readonly SubmissionRecord[],
  ...formKeys: readonly string[]
): readonly SubmissionRecord[] => submissions.filter(({ formKey }) => formKeys.includes(formKey));
