import { modifyInstance } from '../../application/engine/modify-instance.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Fault } from './errors.js';
import { modificationIn } from './modification-body.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';

const modify = async ({ body, param, commit }: Call): Promise<Outcome<Answer, Fault>> => {
  const given = await body();
  if (!given.ok) return given;
  const modification = modificationIn(given.value);
  if (!modification.ok) return modification;
  const instanceId = param('id');
  return silently(
    commit(
      (work) => modifyInstance(work, { instanceId, ...modification.value }),
      `Cannot modify process instance ${instanceId}`,
    ),
  );
};

/** Moves instances by hand. */
export const modificationRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/process-instance/:id/modification', handle: modify },
];
