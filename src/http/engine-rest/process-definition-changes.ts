import { setTimeToLive } from '../../application/engine/change-definition.js';
import { deleteDefinition } from '../../application/engine/delete-deployment.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import { invalid, type Fault } from './errors.js';
import type { FindDefinition } from './find-definition.js';
import { boolean, count, fieldsOf, text } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';
import { suspendAsSaid, suspensionIn } from './suspension-body.js';

type Find = FindDefinition<'processDefinition'>;

const mostVersions = 1000;

const versionsOf = async ({ ports }: Call, key: string): Promise<readonly ProcessDefinitionRecord[]> => {
  const found = await ports.store.find('processDefinition', {
    where: [{ field: 'key', is: key }],
    sort: [{ by: 'version', descending: true }],
    limit: mostVersions,
  });
  return found.map(({ body }) => body);
};

/** What an address names: one version, or by its key all of them. */
interface Named {
  readonly find: Find;
  readonly allVersions: boolean;
}

const concerned =
  ({ find, allVersions }: Named) =>
  async (call: Call): Promise<Outcome<readonly ProcessDefinitionRecord[], Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    return ok(allVersions ? await versionsOf(call, found.value.key) : [found.value]);
  };

const including = 'includeProcessInstances';

/** The definition a body names, or all versions of a key. */
export const suspendByBody = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const suspension = suspensionIn(body.value, including);
  if (!suspension.ok) return suspension;
  const fields = fieldsOf(body.value, { processDefinitionId: text, processDefinitionKey: text });
  if (!fields.ok) return fields;
  const { processDefinitionId: definitionId, processDefinitionKey: definitionKey } = fields.value;
  if ((definitionId === undefined) === (definitionKey === undefined))
    return invalid(
      'Either processDefinitionId or processDefinitionKey must be set to update the suspension state.',
    );
  return suspendAsSaid(call, suspension.value, {
    of: 'processDefinition',
    ...(definitionId !== undefined && { definitionId }),
    ...(definitionKey !== undefined && { definitionKey }),
  });
};

const suspend =
  ({ find, allVersions }: Named) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    if (!body.ok) return body;
    const suspension = suspensionIn(body.value, including);
    if (!suspension.ok) return suspension;
    const found = await find(call);
    if (!found.ok) return found;
    const { id: definitionId, key: definitionKey } = found.value;
    return suspendAsSaid(call, suspension.value, {
      of: 'processDefinition',
      ...(allVersions ? { definitionKey } : { definitionId }),
    });
  };

const remove =
  (named: Named) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const cascade = boolean(call.address()['cascade'] ?? false);
    if (!cascade.ok) return cascade;
    const definitions = await concerned(named)(call);
    if (!definitions.ok) return definitions;
    return silently(
      call.commit(async (work) => {
        for (const { id: definitionId } of definitions.value) {
          const deleted = await deleteDefinition(work, { definitionId, cascade: cascade.value });
          if (!deleted.ok) return deleted;
        }
        return ok(undefined);
      }, 'Cannot delete process definition'),
    );
  };

const timeToLive =
  ({ find }: Named) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    if (!body.ok) return body;
    const given = fieldsOf(body.value, { historyTimeToLive: count });
    if (!given.ok) return given;
    const definition = await find(call);
    if (!definition.ok) return definition;
    const { historyTimeToLive: days } = given.value;
    return silently(call.commit((work) => setTimeToLive(work, { definitionId: definition.value.id, days })));
  };

/** What can be changed about a version, or about all of a key. */
export const changeRoutesOf = (path: string, named: Named): readonly RestRoute[] => [
  { method: 'delete', path, handle: remove(named) },
  { method: 'put', path: `${path}/suspended`, handle: suspend(named) },
  { method: 'put', path: `${path}/history-time-to-live`, handle: timeToLive(named) },
];
