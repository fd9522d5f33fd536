import { mandateOnlyToImpose, mayDecideOnHomeBan, whyNotExtend } from '../../../domain/rules/home-ban.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HomeBanRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { tellRunning } from '../engine.js';
import { hasRole, type Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { completeCareTask } from '../tasks/complete-care-task.js';
import { momentIn } from '../values.js';
import type { Fields } from '../views.js';
import { homeBansOf } from './home-ban-of.js';

/** Where the mayor decides on extending. */
const decision = { process: 'home-ban', element: 'mayorDecides' } as const;

export interface HomeBanNamed {
  readonly trajectoryId: string;
  readonly homeBanId: string;
}

export interface Extension {
  readonly trajectoryId: string;
  /** As on the form of the decision. */
  readonly data: Fields;
}

/**
 * The mayor extends a home ban, with the form of the decision. Whoever acts in the mayor's name imposes bans and
 * does no more than that [S-25]; a second extension is refused (T02).
 */
export const extendByMayor = async (
  work: Work,
  who: Identity,
  { trajectoryId, data }: Extension,
): Promise<Outcome<HomeBanNamed, CareRefusal>> => {
  const found = await forMayor(work, who, trajectoryId);
  if (!found.ok) return found;
  const homeBan = found.value;
  const why = whyNotExtend(homeBan, momentIn(data, 'newExpiresAt') ?? work.at, work.at);
  if (why !== undefined) return refuse(why);
  const [task] = await work.find('task', {
    where: [
      { field: 'instanceId', is: homeBan.id },
      { field: 'elementId', is: decision.element },
    ],
  });
  if (!task) return refuse('action-not-possible');
  const done = await completeCareTask(work, who, { taskId: task.id, data: { ...data, decision: 'EXTEND' } });
  return done.ok ? ok({ trajectoryId, homeBanId: homeBan.id }) : done;
};

/** The mayor withdraws a home ban before its time; what it hid stays hidden until somebody has looked. */
export const withdrawByMayor = async (
  work: Work,
  who: Identity,
  { trajectoryId, reason }: { readonly trajectoryId: string; readonly reason: string },
): Promise<Outcome<HomeBanNamed, CareRefusal>> => {
  const found = await forMayor(work, who, trajectoryId);
  if (!found.ok) return found;
  const { id, state, expiresAt } = found.value;
  const runs = state === 'IMPOSED' || state === 'EXTENDED';
  if (!runs || expiresAt === undefined || expiresAt <= work.at) return refuse('home-ban-not-running');
  work.put('submission', {
    id: work.ports.ids.next(),
    trajectoryId,
    instanceId: id,
    taskId: '',
    elementId: 'withdraw',
    formKey: 'F-ACTION',
    formVersion: 1,
    data: { reason },
    submittedBy: who.user,
    submittedAt: work.at,
  });
  const told = await tellRunning(work, {
    message: 'HomeBanEnded',
    businessKey: trajectoryId,
    variables: { trajectoryId },
  });
  return told.ok ? ok({ trajectoryId, homeBanId: id }) : told;
};

const forMayor = async (
  work: Work,
  who: Identity,
  trajectoryId: string,
): Promise<Outcome<HomeBanRecord, CareRefusal>> => {
  if (hasRole(who, mandateOnlyToImpose)) return refuse('MANDATE');
  if (!mayDecideOnHomeBan(who.groups)) return refuse('not-allowed');
  const newest = (await homeBansOf(work, trajectoryId)).at(-1);
  return newest ? ok(newest) : notFound('home-ban');
};
