import type { ProcessDefinition } from '../../../src/engine/definition.js';
import type { EngineEvent } from '../../../src/engine/events.js';
import type { ProcessInstance, Scope, Token } from '../../../src/engine/instance.js';

/** What is wrong with an instance at rest; nothing when it keeps the laws of the engine. */
export const brokenLaws = (
  definition: ProcessDefinition,
  instance: ProcessInstance,
  history: readonly EngineEvent[],
): readonly string[] => [
  ...(instance.state === 'active' ? brokenWhileActive(definition, instance) : brokenAfterwards(instance)),
  ...brokenAccounts(instance, history),
];

const collections = ['scopes', 'tokens', 'jobs', 'subscriptions', 'incidents'] as const;

const brokenAfterwards = (instance: ProcessInstance): readonly string[] =>
  collections
    .filter((name) => Object.keys(instance[name]).length > 0)
    .map((name) => `${name} left after the end`);

const brokenWhileActive = (definition: ProcessDefinition, instance: ProcessInstance): readonly string[] => {
  const tokens = Object.values(instance.tokens);
  const waits = [...Object.values(instance.jobs), ...Object.values(instance.subscriptions)];
  return [
    ...(tokens.some(({ waiting }) => waiting !== 'scope' && waiting !== 'join') ? [] : ['nobody can go on']),
    ...tokens.flatMap((token) => brokenToken(definition, instance, token)),
    ...Object.values(instance.scopes).flatMap((scope) => brokenScope(instance, scope)),
    ...waits
      .filter(
        ({ token, scope }) => (token !== undefined && !instance.tokens[token]) || !instance.scopes[scope],
      )
      .map(({ id, element }) => `${element} (${id}) waits for somebody who is gone`),
  ];
};

type Held = (instance: ProcessInstance, token: Token) => boolean;

const hasJob =
  (kind: string): Held =>
  ({ jobs }, { id }) =>
    Object.values(jobs).filter((job) => job.token === id && job.kind === kind).length === 1;

/** What must be there for each kind of waiting. */
const held: Readonly<Record<Token['waiting'], Held>> = {
  userTask: () => true,
  job: hasJob('external'),
  continuation: hasJob('continuation'),
  event: ({ jobs, subscriptions }, { id }) =>
    [...Object.values(jobs), ...Object.values(subscriptions)].some(({ token }) => token === id),
  scope: ({ scopes }, { inner, id }) => inner !== undefined && scopes[inner]?.token === id,
  adHoc: ({ scopes }, { inner, id }) => inner !== undefined && scopes[inner]?.token === id,
  call: (_instance, { called }) => called !== undefined,
  join: () => true,
  reset: () => true,
  data: () => true,
  passing: () => false,
};

const brokenToken = (
  { nodes }: ProcessDefinition,
  instance: ProcessInstance,
  token: Token,
): readonly string[] => {
  const { element, waiting, scope, id } = token;
  const node = nodes.get(element);
  const isAtJoin =
    /^(parallel|inclusive|complex)Gateway$/.test(node?.type ?? '') || node?.startQuantity !== undefined;
  return [
    ...(instance.scopes[scope] ? [] : [`token ${id} at ${element} is in a scope that is gone`]),
    ...(held[waiting](instance, token)
      ? []
      : [`token ${id} at ${element} waits for ${waiting}, which is not there`]),
    ...(waiting === 'join' && !isAtJoin ? [`token ${id} waits for others at ${element}`] : []),
  ];
};

const brokenScope = ({ scopes, tokens }: ProcessInstance, scope: Scope): readonly string[] => {
  if (scope.kind === 'process')
    return scope.parent === undefined ? [] : ['the process has a scope around it'];
  const holder = scope.token === undefined ? undefined : tokens[scope.token];
  const around = scope.parent === undefined ? undefined : scopes[scope.parent];
  const holdsIt =
    holder?.inner === scope.id ||
    (['iteration', 'compensation'].includes(scope.kind) && holder?.inner === scope.parent);
  return [
    ...(around ? [] : [`scope ${scope.id} of ${scope.element} is in nothing`]),
    ...(holdsIt ? [] : [`scope ${scope.id} of ${scope.element} is held by nobody`]),
  ];
};

/** Every token that came is there or has left once; every task that opened is open or was closed once. */
const brokenAccounts = ({ tokens }: ProcessInstance, history: readonly EngineEvent[]): readonly string[] => {
  const broken: string[] = [];
  const here = new Set<string>();
  const open = new Set<string>();
  const took = (from: Set<string>, name: string, what: string): void => {
    if (!from.delete(name)) broken.push(`${what} ${name} ended twice, or never began`);
  };
  for (const event of history) {
    if (event.type === 'TokenArrived') here.add(event.token.id);
    if (event.type === 'TokenLeft') took(here, event.token, 'token');
    if (event.type === 'UserTaskOpened') open.add(event.token);
    if (event.type === 'UserTaskClosed') took(open, event.token, 'task');
  }
  const waiting = Object.values(tokens).filter((token) => token.waiting === 'userTask');
  if (here.size !== Object.keys(tokens).length) broken.push('tokens were lost');
  if (open.size !== waiting.length) broken.push('tasks were lost');
  return broken;
};
