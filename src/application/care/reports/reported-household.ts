import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HouseholdRecord, PersonRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { notFound, type CareRefusal } from '../refusals.js';
import type { NewReport } from './new-report.js';

/** One region until a region brings its own settings. */
const region = 'default';

/** The household a report is about: the known one, or a new one with its members. */
export const reportedHousehold = async (
  work: Work,
  reported: NewReport['household'],
): Promise<Outcome<HouseholdRecord, CareRefusal>> => {
  if ('id' in reported) {
    const known = await work.get('household', reported.id);
    return known ? ok(known) : notFound('household');
  }
  const id = work.ports.ids.next();
  const members = reported.members.map((member): PersonRecord => ({
    id: work.ports.ids.next(),
    name: member.name,
    ...(member.birthDate !== undefined && { birthDate: member.birthDate }),
    role: member.role,
    householdIds: [id],
  }));
  for (const member of members) work.put('person', member);
  return ok({
    id,
    label: reported.label,
    region,
    municipality: reported.municipality,
    memberIds: members.map((member) => member.id),
    createdAt: work.at,
  });
};
