import { ok, type Outcome } from '../../../kernel/outcome.js';
import { momentOf } from '../values.js';
import type { Work } from '../../work.js';
import { startByMessage } from '../engine.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import type { HomeBanNamed } from './decide-on-home-ban.js';
import { homeBansOf } from './home-ban-of.js';

export interface ImposedHomeBan {
  readonly trajectoryId: string;
  /** To the minute: ten days later to the minute it ends. */
  readonly imposedAt: string;
  /** Who must leave; unknown until somebody says so. */
  readonly leaver?: string;
}

const over = ['NOT_IMPOSED', 'ENDED_EARLY', 'ENDED'];

/** The police or the mayor's office says that a home ban was imposed: P10 starts, and people are kept apart. */
export const reportHomeBan = async (
  work: Work,
  _who: Identity,
  { trajectoryId, imposedAt, leaver }: ImposedHomeBan,
): Promise<Outcome<HomeBanNamed, CareRefusal>> => {
  const trajectory = await work.get('trajectory', trajectoryId);
  if (!trajectory) return notFound('trajectory');
  if (trajectory.state === 'CLOSED') return refuse('trajectory-closed');
  const at = momentOf(imposedAt);
  if (at === undefined || at > work.at) return refuse('received-in-future');
  // Written unchanged, so that of two who report at once one finds the other's ban.
  work.put('trajectory', trajectory);
  if ((await homeBansOf(work, trajectoryId)).some(({ state }) => !over.includes(state)))
    return refuse('action-not-possible');
  const started = await startByMessage(work, {
    message: 'HomeBanImposed',
    businessKey: trajectoryId,
    variables: { trajectoryId, imposedAt: at, leaver: leaver ?? null },
  });
  return started.ok ? ok({ trajectoryId, homeBanId: started.value.instanceId }) : started;
};
