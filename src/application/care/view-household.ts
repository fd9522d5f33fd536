import { ok, type Outcome } from '../../kernel/outcome.js';
import type { HouseholdRecord } from '../../ports/records.js';
import type { Ports } from '../work.js';
import { accessTo } from './access.js';
import { hasRole, type Identity } from './identity.js';
import { membersOfHousehold } from './members.js';
import { notFound, refuse, type CareRefusal } from './refusals.js';
import type { HouseholdView } from './views.js';

/** A household with its trajectories, for whoever may see the dossier of one of them. */
export const viewHousehold = async (
  ports: Ports,
  who: Identity,
  householdId: string,
): Promise<Outcome<HouseholdView, CareRefusal>> => {
  const household = (await ports.store.get('household', householdId))?.body;
  if (!household) return notFound('household');
  const trajectories = await trajectoriesOf(ports, household);
  const access = await Promise.all(trajectories.map((trajectory) => accessTo(ports, who, trajectory)));
  if (!access.includes('dossier')) return refuse('not-allowed');
  return ok(await shown(ports, household));
};

/** Whoever takes in reports must be able to find the household that is already known. */
const finders = ['vt-officer', 'rvt-front-office', 'crisis-247'];

export interface HouseholdQuestion {
  /** Part of the internal name. */
  readonly label?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** Finds known households by their internal name, for taking in a report. */
export const listHouseholds = async (
  ports: Ports,
  who: Identity,
  { label, limit = 50, offset = 0 }: HouseholdQuestion = {},
): Promise<Outcome<{ readonly items: HouseholdView[]; readonly total: number }, CareRefusal>> => {
  if (!hasRole(who, ...finders)) return refuse('not-allowed');
  // `%` in what a person types is a sign like any other; as a wildcard it would list everybody.
  const where = label === undefined ? [] : [{ field: 'label', like: `%${label.replaceAll('%', '')}%` }];
  const [found, total] = await Promise.all([
    ports.store.find('household', { where, sort: [{ by: 'label' }], limit, offset }),
    ports.store.count('household', where),
  ]);
  return ok({ items: await Promise.all(found.map(({ body }) => shown(ports, body))), total });
};

const shown = async (ports: Ports, household: HouseholdRecord): Promise<HouseholdView> => ({
  id: household.id,
  label: household.label,
  municipality: household.municipality,
  region: household.region,
  members: await membersOfHousehold(ports, household),
  ...(household.openTrajectoryId !== undefined && { openTrajectoryId: household.openTrajectoryId }),
  trajectories: (await trajectoriesOf(ports, household)).map(({ id, state, receivedAt }) => ({
    id,
    state,
    receivedAt,
  })),
});

const trajectoriesOf = async (ports: Ports, household: HouseholdRecord) =>
  (
    await ports.store.find('trajectory', {
      where: [{ field: 'householdId', is: household.id }],
      sort: [{ by: 'receivedAt', descending: true }],
    })
  ).map(({ body }) => body);
