import { whyNotExtend } from '../../../domain/rules/home-ban.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import { refuse, type CareRefusal } from '../refusals.js';
import { momentIn } from '../values.js';
import type { Fields } from '../views.js';

/** Whether the decision on the form can be taken; the process does what it says. */
export const whyNotThisDecision = async (
  work: Work,
  { instanceId, data }: { readonly instanceId: string; readonly data: Fields },
): Promise<Outcome<void, CareRefusal>> => {
  if (data['decision'] !== 'EXTEND') return ok(undefined);
  const homeBan = await work.get('homeBan', instanceId);
  if (!homeBan) return refuse('home-ban-not-running');
  const why = whyNotExtend(homeBan, momentIn(data, 'newExpiresAt') ?? work.at, work.at);
  return why === undefined ? ok(undefined) : refuse(why);
};
