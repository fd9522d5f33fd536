import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Condition } from '../../../ports/store.js';
import type { Ports } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import type { HandOverList } from './views.js';
import { showHandOvers } from './show-hand-overs.js';

export interface HandOverQuestion {
  readonly trajectoryId?: string;
  readonly state?: string;
}

/** What this person gives, and what is offered to them or to a group of theirs; newest first. */
export const listHandOvers = async (
  ports: Ports,
  who: Identity,
  { trajectoryId, state }: HandOverQuestion = {},
): Promise<Outcome<HandOverList, CareRefusal>> => {
  const found = await ports.store.find('handOver', {
    where: [
      { any: concerning(who) },
      ...(trajectoryId === undefined ? [] : [{ field: 'trajectoryId', is: trajectoryId }]),
      ...(state === undefined ? [] : [{ field: 'state', is: state }]),
    ],
    sort: [{ by: 'id', descending: true }],
    limit: 200,
  });
  return ok({ items: await showHandOvers(ports, who, found), asOf: ports.clock.now() });
};

const concerning = (who: Identity): Condition[][] => [
  [{ field: 'giver', is: who.user }],
  [{ field: 'receiver', is: who.user }],
  ...who.groups.map((group): Condition[] => [
    { field: 'receiver', is: null },
    { field: 'receiverGroup', is: group },
  ]),
];
