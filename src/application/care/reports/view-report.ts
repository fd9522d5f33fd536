import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { ReportRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { openTo } from '../access.js';
import { hasRole, type Identity } from '../identity.js';
import { notFound, type CareRefusal } from '../refusals.js';
import type { ReportView } from '../views.js';

/** A report with what was told; who told it is shown to a `vt-officer` only (domain.md §3.2). */
export const viewReport = async (
  ports: Ports,
  who: Identity,
  reportId: string,
): Promise<Outcome<ReportView, CareRefusal>> => {
  const report = (await ports.store.get('report', reportId))?.body;
  if (!report) return notFound('report');
  const access = await openTo(ports, who, report.trajectoryId, 'dossier');
  if (!access.ok) return access;
  const reporter = hasRole(who, 'vt-officer') ? await reporterOf(ports, report) : undefined;
  return ok({
    id: report.id,
    householdId: report.householdId,
    trajectoryId: report.trajectoryId,
    channel: report.channel,
    anonymity: report.anonymity,
    receivedAt: report.receivedAt,
    receivedBy: report.receivedBy,
    answers: report.answers,
    ...(reporter && { reporter }),
  });
};

const reporterOf = async (ports: Ports, report: ReportRecord): Promise<ReportView['reporter']> => {
  const stored =
    report.reporterId === undefined ? undefined : await ports.store.get('reporter', report.reporterId);
  if (!stored) return undefined;
  const { name, organisation, contact } = stored.body;
  return {
    name,
    ...(organisation !== undefined && { organisation }),
    ...(contact !== undefined && { contact }),
  };
};
