import type { Instant } from '../../../kernel/instant.js';
import type { HouseholdRecord, ReportRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { dangerQuestions, type NewReport } from './new-report.js';

export interface Received {
  readonly report: NewReport;
  readonly receivedAt: Instant;
  readonly household: HouseholdRecord;
}

/** The household's open trajectory, if there is one. */
export const runningTrajectory = async (
  work: Work,
  household: HouseholdRecord,
): Promise<TrajectoryRecord | undefined> =>
  household.openTrajectoryId === undefined ? undefined : work.get('trajectory', household.openTrajectoryId);

/** A trajectory begins at the report; one that follows a closed one is linked to it (recidive, domain.md P13). */
export const openTrajectory = async (work: Work, received: Received): Promise<TrajectoryRecord> => {
  const [previous] = await work.find('trajectory', {
    where: [{ field: 'householdId', is: received.household.id }],
    sort: [{ by: 'receivedAt', descending: true }],
    limit: 1,
  });
  const trajectory: TrajectoryRecord = {
    id: work.ports.ids.next(),
    householdId: received.household.id,
    state: 'SIGNAL',
    phase: 0,
    escalationLevel: 0,
    region: received.household.region,
    municipality: received.household.municipality,
    receivedAt: received.receivedAt,
    ...(previous && { previousTrajectoryId: previous.id }),
    breaches: [],
    reviews: [],
  };
  work.put('trajectory', trajectory);
  return trajectory;
};

/** Stores the report, and who made it in a place of its own (domain.md §2.1). */
export const keepReport = (
  work: Work,
  { report, receivedAt, household }: Received,
  { trajectoryId, signal }: { readonly trajectoryId: string; readonly signal: boolean },
): ReportRecord => {
  const id = report.reportId ?? work.ports.ids.next();
  const reporterId = report.reporter && keepReporter(work, id, report.reporter);
  const danger = Object.fromEntries(dangerQuestions.map((question) => [question, report[question]]));
  const record: ReportRecord = {
    id,
    householdId: household.id,
    trajectoryId,
    channel: report.channel,
    anonymity: report.anonymity,
    receivedAt,
    receivedBy: work.actor,
    signal,
    answers: {
      observedFacts: report.observedFacts,
      ...danger,
      ...(report.earlierReports12m !== undefined && { earlierReports12m: report.earlierReports12m }),
    },
    ...(reporterId !== undefined && { reporterId }),
  };
  work.put('report', record);
  return record;
};

const keepReporter = (work: Work, reportId: string, reporter: NonNullable<NewReport['reporter']>): string => {
  const id = work.ports.ids.next();
  work.put('reporter', {
    id,
    reportId,
    name: reporter.name,
    ...(reporter.organisation !== undefined && { organisation: reporter.organisation }),
    ...(reporter.contact !== undefined && { contact: reporter.contact }),
  });
  return id;
};
