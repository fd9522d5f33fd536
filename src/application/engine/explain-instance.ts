import { explain } from '../../engine/explain/explain.js';
import type { Explanation, Recorded } from '../../engine/explain/explanation.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { Ports } from '../work.js';

/** How many commands of one instance are read at a time. */
const page = 1000;

export interface ExplainedInstance {
  readonly definition: ProcessDefinition;
  readonly explanation: Explanation;
}

/** Why a running instance stands where it stands, from its whole history; `undefined` when none runs by that id. */
export const explainInstance = async (
  ports: Pick<Ports, 'store' | 'definitions'>,
  instanceId: string,
): Promise<ExplainedInstance | undefined> => {
  const instance = await ports.store.get('instance', instanceId);
  const definition = instance && (await ports.definitions.byId(instance.body.definitionId));
  if (!definition) return undefined;
  return { definition, explanation: explain(definition, await historyOf(ports, instanceId)) };
};

const historyOf = async (
  { store }: Pick<Ports, 'store'>,
  instanceId: string,
): Promise<readonly Recorded[]> => {
  const log: Recorded[] = [];
  for (;;) {
    const found = await store.find('eventBatch', {
      where: [{ field: 'instanceId', is: instanceId }],
      sort: [{ by: 'sequence' }],
      limit: page,
      offset: log.length,
    });
    log.push(...found.map(({ body }) => body));
    if (found.length < page) return log;
  }
};
