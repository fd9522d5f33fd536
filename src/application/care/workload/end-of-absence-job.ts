import type { AbsenceRecord, JobRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';

/** One job per absence, so its name follows from the absence's. */
export const endOfAbsenceJobId = (absenceId: string): string => `${absenceId}!end`;

/** The job that brings work back when an absence ends by itself; none where nobody knows when that is. */
export const endOfAbsenceJob = (work: Work, { id, until }: AbsenceRecord): JobRecord | undefined =>
  until === undefined
    ? undefined
    : {
        id: endOfAbsenceJobId(id),
        kind: 'deadline',
        runnableAt: until,
        dueAt: until,
        createdAt: work.at,
        priority: 0,
        retries: 3,
        suspended: false,
        payload: { absenceId: id },
      };

export const absenceOfJob = ({ payload }: JobRecord): string | undefined => {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined;
  const absenceId = (payload as Readonly<Record<string, unknown>>)['absenceId'];
  return typeof absenceId === 'string' ? absenceId : undefined;
};
