import { explain } from '../../engine/explain/explain.js';
import type { Explanation, Recorded } from '../../engine/explain/explanation.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { EngineEvent } from '../../engine/events.js';
import type { DefinitionId } from '../../engine/instance.js';
import type { Ports } from '../work.js';

/** How many commands of one instance are read at a time. */
const page = 1000;

export interface ExplainedInstance {
  /** The one it follows now. */
  readonly definition: ProcessDefinition;
  /** All it has followed. */
  readonly definitions: ReadonlyMap<DefinitionId, ProcessDefinition>;
  readonly explanation: Explanation;
}

type Known = Pick<Ports, 'store' | 'definitions'>;

/** Why a running instance stands where it stands, from its whole history; `undefined` when none runs by that id. */
export const explainInstance = async (
  ports: Known,
  instanceId: string,
): Promise<ExplainedInstance | undefined> => {
  const instance = await ports.store.get('instance', instanceId);
  const definition = instance && (await ports.definitions.byId(instance.body.definitionId));
  if (!definition) return undefined;
  const log = await historyOf(ports, instanceId);
  const definitions = new Map([[definition.id, definition], ...(await followedIn(ports, log))]);
  return { definition, definitions, explanation: explain(definitions, log) };
};

const followedIn = async ({ definitions }: Known, log: readonly Recorded[]) => {
  const ids = new Set(log.flatMap(({ events }) => events.flatMap(definitionsOf)));
  const found = await Promise.all([...ids].map((id) => definitions.byId(id)));
  return found.flatMap((definition) => (definition ? [[definition.id, definition] as const] : []));
};

const definitionsOf = (event: EngineEvent): readonly DefinitionId[] => {
  if (event.type === 'InstanceStarted') return [event.definition];
  return event.type === 'InstanceMigrated' ? [event.from, event.to] : [];
};

const historyOf = async ({ store }: Known, instanceId: string): Promise<readonly Recorded[]> => {
  const log: Recorded[] = [];
  for (;;) {
    const found = await store.find('eventBatch', {
      where: [{ field: 'instanceId', is: instanceId }],
      sort: [{ by: 'id' }],
      limit: page,
      offset: log.length,
    });
    log.push(...found.map(({ body }) => body));
    if (found.length < page) return log;
  }
};
