import {
  changeFilter,
  createFilter,
  deleteFilter,
  type FilterContent,
} from '../../application/engine/filters.js';
import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { FilterRecord } from '../../ports/records.js';
import { invalid, unknown, type Fault } from './errors.js';
import { extendedQuery } from './extended-query.js';
import { contextOf, counted, getLists, listed, type Listed } from './lists.js';
import { orNull } from './or-null.js';
import { is, like, queryOf, filter } from './params.js';
import { boolean, fieldsOf, object, shown, text, type Given } from './readers.js';
import { answered, noContent, silently, type Answer, type Call, type RestRoute } from './route.js';
import { taskListed } from './tasks.js';

type Answered = Promise<Outcome<Answer, Fault>>;

/** There are filters of tasks only, as in Camunda. */
const resourceType = 'Task';

const filterView = ({ id, name, owner, query, properties }: FilterRecord) => ({
  id,
  resourceType,
  name,
  owner: orNull(owner),
  query,
  properties,
});

const countIn = (answer: Answer): Json => (answer.body as { readonly count: number }).count;

/** With how many tasks each finds, where that is asked. */
const views = async (call: Call, filters: readonly FilterRecord[]): Promise<readonly unknown[]> => {
  if (call.address()['itemCount'] !== 'true') return filters.map(filterView);
  return Promise.all(
    filters.map(async (one) => {
      const found = await counted(taskListed, call, one.query);
      return { ...filterView(one), itemCount: found.ok ? countIn(found.value) : null };
    }),
  );
};

const filterListed: Listed<'filter'> = {
  kind: 'filter',
  path: '/filter',
  filters: {
    filterId: is('id'),
    resourceType: filter(text, (type) => (type === resourceType ? [] : [{ field: 'id', in: [] }])),
    name: is('name'),
    nameLike: like('name'),
    owner: is('owner'),
  },
  unsupported: new Set(),
  sorts: { filterId: 'id', name: 'name', owner: 'owner', resourceType: null },
  views,
};

const mostCharacters = { name: 255, owner: 255, query: 100_000, properties: 100_000 } as const;

const invalidContent = (why: string): Outcome<never, Fault> => invalid(`filter has invalid content: ${why}`);

/** What a body says of a filter. Its query is read as one for tasks is: what could not be asked is not kept. */
const contentIn = async (call: Call, body: Given): Promise<Outcome<FilterContent, Fault>> => {
  const fields = fieldsOf(body, { name: text, owner: text, query: object, properties: object });
  if (!fields.ok) return fields;
  const { name = '', owner, query = {}, properties = {} } = fields.value;
  if (name === '') return invalidContent('name is null');
  const sizes = {
    name,
    owner: owner ?? '',
    query: JSON.stringify(query),
    properties: JSON.stringify(properties),
  };
  for (const part of ['name', 'owner', 'query', 'properties'] as const)
    if (sizes[part].length > mostCharacters[part])
      return invalidContent(`Expected ${part} of at most ${mostCharacters[part]} characters`);
  const asked = await queryOf(taskListed, contextOf(call, query), {});
  return asked.ok ? ok({ name, owner, query, properties }) : asked;
};

const create = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const type = body.value['resourceType'] ?? null;
  if (type !== resourceType)
    return invalid(`Unable to create filter with invalid resource type '${shown(type)}'`);
  const content = await contentIn(call, body.value);
  if (!content.ok) return content;
  const created = await call.commit((work) => createFilter(work, content.value));
  return created.ok ? answered(filterView(created.value)) : created;
};

const filterOf = async ({ ports, param }: Call): Promise<Outcome<FilterRecord, Fault>> => {
  const found = await ports.store.get('filter', param('id'));
  return found ? ok(found.body) : unknown(`Filter with id '${param('id')}' does not exist.`);
};

const view = async (call: Call): Answered => {
  const found = await filterOf(call);
  if (!found.ok) return found;
  const itemCount = boolean(call.address()['itemCount'] ?? false);
  if (!itemCount.ok) return itemCount;
  const [shown] = await views(call, [found.value]);
  return answered(shown);
};

const change = async (call: Call): Answered => {
  const body = await call.body();
  if (!body.ok) return body;
  const type = body.value['resourceType'] ?? resourceType;
  if (type !== resourceType)
    return invalid(`Unable to update filter from resource type '${resourceType}' to '${shown(type)}'`);
  const found = await filterOf(call);
  if (!found.ok) return found;
  const content = await contentIn(call, body.value);
  if (!content.ok) return content;
  const { id } = found.value;
  return silently(call.commit((work) => changeFilter(work, { id, ...content.value })));
};

const remove = ({ commit, param }: Call): Answered =>
  silently(commit((work) => deleteFilter(work, { id: param('id') })));

/** The question of a filter, made narrower by a body where there is one. */
const questionOf = async (call: Call): Promise<Outcome<Given, Fault>> => {
  const found = await filterOf(call);
  if (!found.ok) return found;
  if (call.req.method !== 'POST') return ok(found.value.query);
  const body = await call.body();
  return body.ok ? ok(extendedQuery(found.value.query, body.value)) : body;
};

const ask =
  (answer: typeof listed): RestRoute['handle'] =>
  async (call) => {
    const question = await questionOf(call);
    return question.ok ? answer(taskListed, call, question.value) : question;
  };

const single = async (call: Call): Answered => {
  const question = await questionOf(call);
  if (!question.ok) return question;
  const found = await listed(taskListed, call, question.value);
  if (!found.ok) return found;
  const tasks = found.value.body as readonly unknown[];
  if (tasks.length > 1) return invalid('Filter does not returns a valid single result');
  return tasks.length === 0 ? noContent : answered(tasks[0]);
};

/** What whoever asks may do, as links: all of it, since a role decides on this API as a whole. */
const options =
  (links: readonly (readonly [method: string, path: string, rel: string])[]): RestRoute['handle'] =>
  (call) => {
    const at = new URL(call.req.url ?? '/', call.base).pathname.replace(/^.*?\/filter/, '/filter');
    return Promise.resolve(
      answered({
        links: links.map(([method, path, rel]) => ({ method, href: `${call.base}${at}${path}`, rel })),
      }),
    );
  };

const asking = (path: string, handle: RestRoute['handle']): readonly RestRoute[] => [
  { method: 'get', path, handle },
  { method: 'post', path, handle },
];

/** Questions about tasks that people keep, as task lists show them. */
export const filterRoutes: readonly RestRoute[] = [
  ...getLists(filterListed),
  { method: 'post', path: '/filter/create', handle: create },
  { method: 'get', path: '/filter/:id', handle: view },
  { method: 'put', path: '/filter/:id', handle: change },
  { method: 'delete', path: '/filter/:id', handle: remove },
  ...asking('/filter/:id/list', ask(listed)),
  ...asking('/filter/:id/count', ask(counted)),
  ...asking('/filter/:id/singleResult', single),
  {
    method: 'options',
    path: '/filter',
    handle: options([
      ['GET', '', 'list'],
      ['GET', '/count', 'count'],
      ['POST', '/create', 'create'],
    ]),
  },
  {
    method: 'options',
    path: '/filter/:id',
    handle: options([
      ['GET', '', 'self'],
      ['GET', '/singleResult', 'singleResult'],
      ['POST', '/singleResult', 'singleResult'],
      ['GET', '/list', 'list'],
      ['POST', '/list', 'list'],
      ['GET', '/count', 'count'],
      ['POST', '/count', 'count'],
      ['DELETE', '', 'delete'],
      ['PUT', '', 'update'],
    ]),
  },
];
