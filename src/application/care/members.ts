import type { HouseholdRecord, PersonRecord } from '../../ports/records.js';
import type { Ports } from '../work.js';
import { recordsById } from './records-by-id.js';
import type { MemberView } from './views.js';

/** The people of a household, in the household's own order. */
export const membersOfHousehold = async (ports: Ports, household: HouseholdRecord): Promise<MemberView[]> => {
  const persons = await recordsById(ports, 'person', household.memberIds);
  return household.memberIds.flatMap((id) => {
    const person = persons.get(id);
    return person ? [memberView(person)] : [];
  });
};

const memberView = ({ id, name, birthDate, role }: PersonRecord): MemberView => ({
  id,
  name,
  ...(birthDate !== undefined && { birthDate }),
  role,
});
