import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HandOverRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { openTo } from '../access.js';
import type { Identity } from '../identity.js';
import { notFound, type CareRefusal } from '../refusals.js';
import type { HandOverView } from './views.js';
import { isReceiver } from './may-answer.js';
import { showHandOvers } from './show-hand-overs.js';

/** One hand-over, for the giver, for whoever it is offered to, and for whoever may see the trajectory. */
export const viewHandOver = async (
  ports: Ports,
  who: Identity,
  handOverId: string,
): Promise<Outcome<HandOverView, CareRefusal>> => {
  const stored = await ports.store.get('handOver', handOverId);
  if (!stored) return notFound('hand-over');
  if (!isParty(stored.body, who)) {
    const access = await openTo(ports, who, stored.body.trajectoryId, 'header');
    if (!access.ok) return access;
  }
  const [shown] = await showHandOvers(ports, who, [stored]);
  return shown ? ok(shown) : notFound('hand-over');
};

const isParty = (handOver: HandOverRecord, who: Identity): boolean =>
  handOver.giver === who.user || isReceiver(handOver, who);
