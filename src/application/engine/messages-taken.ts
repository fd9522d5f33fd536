import type { StartTrigger } from '../../engine/definition.js';
import type { ModelProblem } from '../../engine/drawn.js';
import type { Work } from '../work.js';
import type { ReadDeployment } from './read-deployment.js';

type Read = ReadDeployment['processes'][number];

/**
 * Start messages that begin another process already, in this deployment or in one before: a message begins one process
 * at most (as in Camunda 7), since nobody could say which. Asked when older versions listen no more.
 */
export const messagesTaken = async (
  work: Work,
  processes: readonly Read[],
): Promise<readonly ModelProblem[]> => {
  const problems: ModelProblem[] = [];
  const heard = new Map<string, string>();
  for (const { compiled, file } of processes)
    for (const trigger of compiled.startTriggers.filter(isMessage)) {
      const other = heard.get(trigger.name) ?? (await beginsBy(work, trigger.name, compiled.key));
      if (other !== undefined && other !== compiled.key)
        problems.push({
          code: 'duplicate-trigger',
          message: `Expected message '${trigger.name}' to begin one process, but it begins '${other}' too`,
          element: trigger.element,
          line: compiled.nodes.get(trigger.element)?.line ?? 0,
          file,
        });
      heard.set(trigger.name, compiled.key);
    }
  return problems;
};

type MessageTrigger = StartTrigger & { readonly kind: 'message' };

const isMessage = (trigger: StartTrigger): trigger is MessageTrigger => trigger.kind === 'message';

const beginsBy = async (work: Work, name: string, key: string): Promise<string | undefined> => {
  const listening = await work.find('subscription', {
    where: [
      { field: 'kind', is: 'message' },
      { field: 'name', is: name },
      { field: 'instanceId', is: null },
    ],
    limit: 10,
  });
  return listening.find(({ definitionKey }) => definitionKey !== key)?.definitionKey;
};
