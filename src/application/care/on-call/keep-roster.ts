import { fromEpochMs, toEpochMs, type Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { OnCallShiftRecord } from '../../../ports/records.js';
import type { Ports, Work } from '../../work.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { namesOf } from '../users.js';

/** Whoever may be called at night. */
const callable = ['crisis-247', 'rvt'];

const longestMs = 31 * 86_400_000;

/** Far more than a roster of one region has ahead of it. */
const mostShifts = 2_000;

export interface NewShift {
  readonly user: string;
  readonly from: string;
  readonly until: string;
  readonly place: number;
}

export interface ShiftView {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly place: number;
  readonly now: boolean;
}

/** The shifts that are not over yet, in the order of time and of the list. */
export const listShifts = async (
  ports: Ports,
): Promise<{ readonly items: ShiftView[]; readonly asOf: Instant }> => {
  const asOf = ports.clock.now();
  const found = await ports.store.find('onCallShift', {
    where: [{ field: 'until', above: asOf }],
    sort: [{ by: 'from' }, { by: 'place' }],
    limit: mostShifts,
  });
  const nameOf = await namesOf(
    ports,
    found.map(({ body }) => body.user),
  );
  return {
    items: found.map(({ body }) => ({ ...body, name: nameOf(body.user), now: body.from <= asOf })),
    asOf,
  };
};

/** Puts somebody on the list for a time. */
export const addShift = async (
  work: Work,
  { user, from, until, place }: NewShift,
): Promise<Outcome<OnCallShiftRecord, CareRefusal>> => {
  const known = await work.get('user', user);
  if (known?.groups.some((group) => callable.includes(group)) !== true) return refuse('receiver-unknown');
  const [begins, ends] = [Date.parse(from), Date.parse(until)];
  if (ends <= begins || ends - begins > longestMs || ends <= toEpochMs(work.at))
    return refuse('shift-invalid');
  const shift = {
    id: work.ports.ids.next(),
    user,
    from: fromEpochMs(begins),
    until: fromEpochMs(ends),
    place,
  };
  work.put('onCallShift', shift);
  return ok(shift);
};

/** Takes a shift off the list; who was called already stays on record with the trajectory. */
export const removeShift = async (
  work: Work,
  id: string,
): Promise<Outcome<{ readonly id: string }, CareRefusal>> => {
  if (!(await work.get('onCallShift', id))) return notFound('shift');
  work.remove('onCallShift', id);
  return ok({ id });
};
