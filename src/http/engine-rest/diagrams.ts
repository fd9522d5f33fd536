import { contentOf } from '../../application/design/view-model.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Fault } from './errors.js';
import { noContent, type Answer, type Call } from './route.js';

interface Deployed {
  readonly key: string;
  readonly deploymentId: string;
  readonly resourceName: string;
}

/** A picture that was deployed beside the model, under the same name; nothing where there is none, as in Camunda 7. */
export const diagram =
  (find: (call: Call) => Promise<Outcome<Deployed, Fault>>) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    const { deploymentId, resourceName, key } = found.value;
    const base = resourceName.replace(/\.(?:bpmn|dmn)(?:(?:20|11)\.xml)?$/i, '');
    for (const name of [`${base}.${key}.svg`, `${base}.svg`]) {
      const content = await contentOf(call.ports, deploymentId, name);
      if (content !== undefined) return ok({ status: 200, file: { name, content } });
    }
    return noContent;
  };
