import { ok, type Outcome } from '../../kernel/outcome.js';
import { unknown, type Fault } from './errors.js';
import { count, fieldsOf, integer, text, texts } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';

/** Resources by the numbers of Camunda 7. */
const resources = {
  user: 1,
  group: 2,
  processDefinition: 6,
  task: 7,
  processInstance: 8,
  deployment: 9,
  decisionDefinition: 10,
  batch: 13,
  requirementsDefinition: 14,
  operationLog: 17,
  historicTask: 19,
  historicProcessInstance: 20,
} as const;

type Resource = keyof typeof resources;

const grant = 1;

const granted =
  (groupId: string, permission: 'ALL' | 'READ') =>
  (resource: Resource): GrantView => ({
    id: `${groupId}-${resource}`,
    type: grant,
    permissions: [permission],
    userId: null,
    groupId,
    resourceType: resources[resource],
    resourceId: '*',
    removalTime: null,
    rootProcessInstanceId: null,
  });

interface GrantView {
  readonly id: string;
  readonly type: number;
  readonly permissions: readonly string[];
  readonly userId: null;
  readonly groupId: string;
  readonly resourceType: number;
  readonly resourceId: '*';
  readonly removalTime: null;
  readonly rootProcessInstanceId: null;
}

const models = ['processDefinition', 'deployment', 'decisionDefinition', 'requirementsDefinition'] as const;
const people = ['user', 'group'] as const;
const work = ['task', 'processInstance', 'batch', 'operationLog'] as const;
const past = ['historicTask', 'historicProcessInstance'] as const;

/** What roles may do by this API, as `mayUseEngineRest` decides it; people are kept where they sign in. */
const grants: readonly GrantView[] = [
  ...[...models, ...work, ...past].map(granted('app-admin', 'ALL')),
  ...people.map(granted('app-admin', 'READ')),
  ...models.map(granted('process-designer', 'READ')),
];

const asked = (call: Call) =>
  fieldsOf(call.address(), {
    id: text,
    type: integer,
    userIdIn: texts,
    groupIdIn: texts,
    resourceType: integer,
    resourceId: text,
    firstResult: count,
    maxResults: count,
  });

const found = (call: Call): Outcome<readonly GrantView[], Fault> => {
  const given = asked(call);
  if (!given.ok) return given;
  const { id, type, userIdIn, groupIdIn, resourceType, resourceId } = given.value;
  const said: readonly (readonly [keyof GrantView, string | number | undefined])[] = [
    ['id', id],
    ['type', type],
    ['resourceType', resourceType],
    ['resourceId', resourceId],
  ];
  return ok(
    grants.filter(
      (one) =>
        userIdIn === undefined &&
        (groupIdIn?.includes(one.groupId) ?? true) &&
        said.every(([field, value]) => value === undefined || one[field] === value),
    ),
  );
};

const list = (call: Call): Promise<Outcome<Answer, Fault>> => {
  const all = found(call);
  if (!all.ok) return Promise.resolve(all);
  const given = asked(call);
  if (!given.ok) return Promise.resolve(given);
  const { firstResult = 0, maxResults = grants.length } = given.value;
  return Promise.resolve(answered(all.value.slice(firstResult, firstResult + maxResults)));
};

const counted = (call: Call): Promise<Outcome<Answer, Fault>> => {
  const all = found(call);
  return Promise.resolve(all.ok ? answered({ count: all.value.length }) : all);
};

const one = ({ param }: Call): Promise<Outcome<Answer, Fault>> => {
  const known = grants.find(({ id }) => id === param('id'));
  return Promise.resolve(
    known ? answered(known) : unknown(`Authorization with id ${param('id')} does not exist.`),
  );
};

/** What roles may do, to be read: it is decided by the rules of the service and not by records. */
export const authorizationRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/authorization', handle: list },
  { method: 'get', path: '/authorization/count', handle: counted },
  { method: 'get', path: '/authorization/:id', handle: one },
];
