import { contentOf } from '../../application/design/view-model.js';
import type { Outcome } from '../../kernel/outcome.js';
import { unknown, type Fault } from './errors.js';
import { answered, type Answer, type Call } from './route.js';

interface Deployed {
  readonly id: string;
  readonly deploymentId: string;
  readonly resourceName: string;
}

/** The file as it was deployed. `what` is the thing in Camunda's words. */
export const decisionXml =
  (find: (call: Call) => Promise<Outcome<Deployed, Fault>>, what: string) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    const { id, deploymentId, resourceName } = found.value;
    const dmnXml = await contentOf(call.ports, deploymentId, resourceName);
    return dmnXml === undefined ? unknown(`No matching ${what} with id ${id}`) : answered({ id, dmnXml });
  };
