import { reportLeadsTo } from '../../../domain/rules/one-trajectory.js';
import { fromEpochMs, isInstant, plusMs, type Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Variables } from '../../../engine/variables.js';
import type { ReportRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { startByMessage } from '../engine.js';
import { hasRole, type Identity } from '../identity.js';
import { refuse, type CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';
import type { ReportReceived } from '../views.js';
import { keepReport, openTrajectory, runningTrajectory, type Received } from './keep-report.js';
import { dangerQuestions, type NewReport } from './new-report.js';
import { reportedHousehold } from './reported-household.js';

/** Whoever may hear of unsafety may write it down; everybody else is refused. */
const receivers = ['vt-officer', 'local-team', 'local-team-lead', 'rvt', 'rvt-front-office', 'crisis-247'];

/**
 * Takes in a report: the household, the people in it, the reporter (apart), the report itself, its trajectory and
 * the running process P02 come into being together or not at all.
 *
 * A household with an open trajectory never gets a second one: the report becomes a signal on it (GG-1). Two
 * reports at once meet on the household's version, so the one that loses finds the other's trajectory.
 */
export const receiveReport = async (
  work: Work,
  who: Identity,
  report: NewReport,
): Promise<Outcome<ReportReceived, CareRefusal>> => {
  if (!hasRole(who, ...receivers)) return refuse('not-allowed');
  const receivedAt = momentOf(report.receivedAt, work.at);
  if (receivedAt === undefined) return refuse('received-in-future');
  const known = report.reportId === undefined ? undefined : await work.get('report', report.reportId);
  if (known) return ok(answerFor(known));
  const household = await reportedHousehold(work, report.household);
  if (!household.ok) return household;
  return keep(work, { report, receivedAt, household: household.value });
};

const keep = async (work: Work, received: Received): Promise<Outcome<ReportReceived, CareRefusal>> => {
  const earlierReports12m = await earlierReports(work, received);
  const leadsTo = reportLeadsTo(await runningTrajectory(work, received.household));
  const signal = leadsTo.kind === 'signal';
  const trajectoryId = signal ? leadsTo.trajectoryId : (await openTrajectory(work, received)).id;
  // Writing the household, changed or not, ties this commit to nobody having opened or closed one meanwhile.
  work.put('household', { ...received.household, openTrajectoryId: trajectoryId });
  const record = keepReport(work, received, { trajectoryId, signal });
  addToTimeline(work, {
    trajectoryId,
    code: signal ? 'SIGNAL_RECEIVED' : 'REPORT_RECEIVED',
    details: { reportId: record.id, channel: record.channel, anonymity: record.anonymity },
  });
  const started = await startByMessage(work, {
    message: 'ReportReceived',
    businessKey: trajectoryId,
    variables: { ...startVariables(record, received), earlierReports12m },
  });
  if (!started.ok) return started;
  const acute = await startAcute(work, record, received);
  return acute.ok ? ok(answerFor(record)) : acute;
};

/** Who says that there is danger now waits for nothing: people are called in the same commit (domain.md §0.2, T02). */
const startAcute = async (
  work: Work,
  { trajectoryId, receivedAt }: ReportRecord,
  { report }: Received,
): Promise<Outcome<void, CareRefusal>> => {
  if (report.dangerNow !== 'yes') return ok(undefined);
  const started = await startByMessage(work, {
    message: 'AcuteDetected',
    businessKey: trajectoryId,
    variables: { trajectoryId, acuteSince: receivedAt },
  });
  // Where no acute process is deployed the report itself must not be lost; its check for danger follows.
  return started.ok || started.reason.code === 'action-not-possible' ? ok(undefined) : started;
};

const answerFor = (report: ReportRecord): ReportReceived => ({
  reportId: report.id,
  householdId: report.householdId,
  trajectoryId: report.trajectoryId,
  signalOnRunningTrajectory: report.signal === true,
});

const startVariables = (record: ReportRecord, { household, report }: Received): Variables => ({
  trajectoryId: record.trajectoryId,
  householdId: household.id,
  reportId: record.id,
  memberIds: household.memberIds,
  receivedAt: record.receivedAt,
  channel: record.channel,
  anonymity: record.anonymity,
  mode: record.signal === true ? 'SIGNAL_ON_TRAJECTORY' : 'NEW',
  ...Object.fromEntries(dangerQuestions.map((question) => [question, report[question]])),
});

/**
 * Earlier reports in twelve months, for D-01. What we counted ourselves can only raise what was said; few reports
 * of our own say nothing about what others know, so without an answer that stays unknown, never "none".
 */
const earlierReports = async (work: Work, { report, household }: Received): Promise<number | null> => {
  const counted = await work.ports.store.count('report', [
    { field: 'householdId', is: household.id },
    { field: 'receivedAt', from: plusMs(work.at, -365 * 86_400_000) },
  ]);
  const said = report.earlierReports12m;
  if (said !== undefined) return Math.max(said, counted);
  return counted >= 2 ? counted : null;
};

/** When it came in: now unless said otherwise; `undefined` when that has not happened yet. */
const momentOf = (said: string | undefined, now: Instant): Instant | undefined => {
  if (said === undefined) return now;
  const moment = isInstant(said) ? said : fromEpochMs(Date.parse(said));
  return moment <= now ? moment : undefined;
};
