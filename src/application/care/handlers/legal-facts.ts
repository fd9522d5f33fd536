import { ageOn } from '../../../domain/rules/age.js';
import { isHeard } from '../../../domain/rules/request-for-investigation.js';
import type { Variables } from '../../../engine/variables.js';
import { localDate } from '../../../kernel/amsterdam.js';
import { ok } from '../../../kernel/outcome.js';
import type { PersonRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { recordsById } from '../records-by-id.js';
import { textIn } from '../values.js';
import { holdEvery } from './start-waiting.js';
import { wholeRegister } from '../deadlines/register-of.js';
import { onTrajectory } from './on-trajectory.js';

/** What the answers from outside will say. */
const notYetAnswered: Variables = {
  legalRoute: null,
  outcomeCode: null,
  outcomeDate: null,
  outcomeUntil: null,
  outcomeSubmissionId: null,
  courtReference: null,
  legalAidOffered: null,
};

/** What D-07 asks beside the age; who asked for this route may have said it already. */
const askedByTable = [
  'seriousDevelopmentThreat',
  'helpAccepted',
  'helpSufficient',
  'parentsCan',
  'urgentDanger',
] as const;

/** What the legal route needs to know before anybody does anything (domain.md P09, D-07). */
export const legalFacts = onTrajectory(async (work, { trajectory, variables }) => {
  const register = await wholeRegister(work.ports);
  const hold = holdEvery(work, register);
  if (!hold.ok) return hold;
  return ok({
    ...notYetAnswered,
    ...Object.fromEntries(askedByTable.map((name) => [name, textIn(variables, name) ?? null])),
    ...(await membersFor(work, trajectory)),
    mode: textIn(variables, 'mode') ?? 'CHILD',
    urgency: trajectory.urgency ?? 'HIGH',
    holdEvery: hold.value,
  });
});

const membersFor = async (work: Work, { householdId }: TrajectoryRecord): Promise<Variables> => {
  const memberIds = (await work.get('household', householdId))?.memberIds ?? [];
  const persons = await recordsById(work.ports, 'person', memberIds);
  const members = memberIds.flatMap((id) => persons.get(id) ?? []);
  const today = localDate(work.at);
  return {
    householdId,
    memberIds,
    minor: minorAmong(members, today),
    viewIds: members.filter((member) => givesView(member, today)).map(({ id }) => id),
  };
};

/** Unknown is never taken as "no" (domain.md §9): without anybody known the table says to ask the RVT. */
const minorAmong = (members: readonly PersonRecord[], today: string): 'yes' | 'no' | 'unknown' => {
  if (members.length === 0) return 'unknown';
  return members.some((member) => isMinor(member, today)) ? 'yes' : 'no';
};

const isMinor = ({ birthDate, role }: PersonRecord, today: string): boolean => {
  const age = ageOn(birthDate, today);
  return age === undefined ? role === 'child' : age < 18;
};

/** Parents and every child that is old enough; people of the network are not asked. */
const givesView = (person: PersonRecord, today: string): boolean => {
  if (person.role === 'network') return false;
  return person.role === 'adult' || isHeard(ageOn(person.birthDate, today));
};
