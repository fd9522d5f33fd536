import { isOver } from '../../../domain/workload/absence.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../../kernel/outcome.js';
import type { AbsenceRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal, type FieldError } from '../refusals.js';
import { absencesAhead } from './absences-of.js';
import { endOfAbsenceJob } from './end-of-absence-job.js';
import { maySteerWork } from './may-steer-work.js';

export interface AbsenceReported {
  readonly user: string;
  /** From now when left out. */
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly deputy?: string | undefined;
}

/**
 * Writes down that somebody is away: they themselves, or whoever steers. What they have stays theirs until somebody
 * gives it to others; what newly comes for them goes to their deputy, or to the substitute of the trajectory.
 */
export const reportAbsence = async (
  work: Work,
  who: Identity,
  reported: AbsenceReported,
): Promise<Outcome<{ readonly absenceId: string }, CareRefusal>> => {
  const { user, deputy } = reported;
  if (user !== who.user && !maySteerWork(who)) return refuse('not-allowed');
  if (!(await work.get('user', user))) return notFound('user');
  if (deputy !== undefined && (deputy === user || !(await work.get('user', deputy))))
    return refuse('receiver-unknown');
  const absence = recordOf(work, reported);
  const errors = await whyNot(work, absence);
  if (errors.length > 0) return refused({ code: 'form-invalid', errors });
  work.put('absence', absence);
  const job = endOfAbsenceJob(work, absence);
  if (job) work.put('job', job);
  return ok({ absenceId: absence.id });
};

const recordOf = (work: Work, { user, from = work.at, until, deputy }: AbsenceReported): AbsenceRecord => ({
  id: work.ports.ids.next(),
  userId: user,
  from,
  ...(until !== undefined && { until }),
  ...(deputy !== undefined && { deputy }),
  reportedBy: work.actor,
  reportedAt: work.at,
});

const whyNot = async (work: Work, absence: AbsenceRecord): Promise<readonly FieldError[]> => {
  const { from, until } = absence;
  if (until !== undefined && until <= from)
    return [{ pointer: '/until', code: 'range', detail: 'Expected an end after the beginning' }];
  if (isOver(absence, work.at))
    return [{ pointer: '/until', code: 'range', detail: 'Expected an end that is still to come' }];
  const others = await absencesAhead(work.ports.store, work.at, absence.userId);
  return others.some((other) => overlap(other, absence))
    ? [{ pointer: '/from', code: 'overlap', detail: 'Expected no other absence in the same time' }]
    : [];
};

const overlap = (one: AbsenceRecord, other: AbsenceRecord): boolean =>
  (one.until === undefined || other.from < one.until) &&
  (other.until === undefined || one.from < other.until);
