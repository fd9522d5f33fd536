import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { AbsenceRecord, UserRecord } from '../../../ports/records.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import { refuse, type CareRefusal } from '../refusals.js';
import { absencesAhead } from './absences-of.js';
import { fullLoad, workingRoles } from './full-load.js';
import { loadOf, type Load } from './load-of.js';
import { maySteerWork } from './may-steer-work.js';

export interface AbsenceView {
  readonly absenceId: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly deputy?: string;
  readonly deputyName?: string;
  /** It has begun. */
  readonly now: boolean;
}

export interface WorkloadItem extends Load {
  readonly user: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly team?: string;
  readonly overFull: boolean;
  /** The absence that runs, or the next one. */
  readonly absence?: AbsenceView;
}

export interface Workload {
  readonly items: readonly WorkloadItem[];
  readonly full: number;
  readonly asOf: Instant;
}

/** Who has how much in hand and who is away; tasks are counted, nothing of a dossier is shown. */
export const viewWorkload = async (ports: Ports, who: Identity): Promise<Outcome<Workload, CareRefusal>> => {
  if (!maySteerWork(who)) return refuse('not-allowed');
  const now = ports.clock.now();
  const [users, ahead] = await Promise.all([
    ports.store.find('user', { where: [{ field: 'groups', in: workingRoles }], limit: 1000 }),
    absencesAhead(ports.store, now),
  ]);
  const names = new Map(users.map(({ body }) => [body.id, body.name]));
  const items = await Promise.all(
    users.map(async ({ body }) => {
      const absence = ahead.find(({ userId }) => userId === body.id);
      return itemOf(body, await loadOf(ports.store, body.id, now), {
        ...(absence && { absence: absenceView(absence, names, now) }),
      });
    }),
  );
  return ok({
    items: items.sort((one, other) => other.weight - one.weight || one.name.localeCompare(other.name, 'nl')),
    full: fullLoad,
    asOf: now,
  });
};

const itemOf = (user: UserRecord, load: Load, absence: { readonly absence?: AbsenceView }): WorkloadItem => ({
  user: user.id,
  name: user.name,
  roles: user.groups,
  ...(user.team !== undefined && { team: user.team }),
  ...load,
  overFull: load.weight > fullLoad,
  ...absence,
});

const absenceView = (
  { id, from, until, deputy }: AbsenceRecord,
  names: ReadonlyMap<string, string>,
  now: Instant,
): AbsenceView => ({
  absenceId: id,
  from,
  ...(until !== undefined && { until }),
  ...(deputy !== undefined && { deputy, deputyName: names.get(deputy) ?? deputy }),
  now: from <= now,
});
