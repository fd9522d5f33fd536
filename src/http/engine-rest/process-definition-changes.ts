import { setTimeToLive, suspendDefinition } from '../../application/engine/change-definition.js';
import { deleteDefinition } from '../../application/engine/delete-deployment.js';
import type { Work } from '../../application/work.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import { invalid, unknown, type Fault } from './errors.js';
import type { FindDefinition } from './find-definition.js';
import { boolean, count, fieldsOf, json, text, type Given } from './readers.js';
import { silently, type Answer, type Call, type RestRoute } from './route.js';

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

const suspension = (given: Given) =>
  fieldsOf(given, {
    suspended: boolean,
    includeProcessInstances: boolean,
    executionDate: json,
    processDefinitionId: text,
    processDefinitionKey: text,
  });

const suspendAll = (
  definitions: readonly ProcessDefinitionRecord[],
  { suspended, withInstances }: { readonly suspended: boolean; readonly withInstances: boolean },
) => {
  return async (work: Work): ReturnType<typeof suspendDefinition> => {
    for (const { id: definitionId } of definitions) {
      const done = await suspendDefinition(work, { definitionId, suspended, withInstances });
      if (!done.ok) return done;
    }
    return ok(undefined);
  };
};

const suspendThese = async (
  call: Call,
  body: Given,
  find: (given: Given) => Promise<Outcome<readonly ProcessDefinitionRecord[], Fault>>,
): Promise<Outcome<Answer, Fault>> => {
  const given = suspension(body);
  if (!given.ok) return given;
  const { suspended, includeProcessInstances: withInstances = false, executionDate } = given.value;
  if (suspended === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  if (executionDate !== undefined) return invalid("'executionDate' is not supported by this service");
  const definitions = await find(body);
  if (!definitions.ok) return definitions;
  return silently(call.commit(suspendAll(definitions.value, { suspended, withInstances })));
};

/** The definitions a body names. */
export const suspendByBody = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  return suspendThese(call, body.value, async (all) => {
    const { processDefinitionId: id = null, processDefinitionKey: key = null } = all;
    if (typeof id === 'string' && key === null) {
      const found = await call.ports.store.get('processDefinition', id);
      return found ? ok([found.body]) : unknown(`No matching definition with id ${id}`);
    }
    if (typeof key !== 'string' || id !== null)
      return invalid(
        'Either processDefinitionId or processDefinitionKey must be set to update the suspension state.',
      );
    const versions = await versionsOf(call, key);
    return versions.length > 0 ? ok(versions) : unknown(`No matching process definition with key: ${key}`);
  });
};

const suspend =
  (named: Named) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const body = await call.body();
    return body.ok ? suspendThese(call, body.value, () => concerned(named)(call)) : body;
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
