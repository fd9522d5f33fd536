import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import { refuse, type CareRefusal } from '../refusals.js';
import { namesOf } from '../users.js';
import { maySteerWork } from './may-steer-work.js';

export interface RedistributionView {
  readonly redistributionId: string;
  readonly userName: string;
  readonly reason: string;
  readonly madeByName: string;
  readonly madeAt: Instant;
  readonly moved: number;
  readonly undone?: { readonly at: Instant; readonly byName: string; readonly returned: number };
}

const most = 50;

/** Work that was given to others, the last first. */
export const listRedistributions = async (
  ports: Ports,
  who: Identity,
): Promise<
  Outcome<{ readonly items: readonly RedistributionView[]; readonly asOf: Instant }, CareRefusal>
> => {
  if (!maySteerWork(who)) return refuse('not-allowed');
  const found = await ports.store.find('redistribution', {
    where: [{ field: 'madeAt', isNot: null }],
    sort: [{ by: 'madeAt', descending: true }],
    limit: most,
  });
  const nameOf = await namesOf(
    ports,
    found.flatMap(({ body }) => [body.userId, body.madeBy, body.undone?.by]),
  );
  const items = found.map(({ body }) => ({
    redistributionId: body.id,
    userName: nameOf(body.userId),
    reason: body.reason,
    madeByName: nameOf(body.madeBy),
    madeAt: body.madeAt,
    moved: body.moves.length,
    ...(body.undone && {
      undone: {
        at: body.undone.at,
        byName: nameOf(body.undone.by),
        returned: body.moves.length - body.undone.kept.length,
      },
    }),
  }));
  return ok({ items, asOf: ports.clock.now() });
};
