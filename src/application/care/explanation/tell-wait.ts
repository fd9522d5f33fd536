import type { ProcessDefinition } from '../../../engine/definition.js';
import type { Wait } from '../../../engine/explain/explanation.js';
import type { TaskRecord } from '../../../ports/records.js';
import { sayNode } from '../trajectories/say-node.js';
import type { WaitView } from './views.js';

/** What is known besides the instance itself. */
export interface Surroundings {
  readonly definition: ProcessDefinition;
  readonly nameOf: (user: string) => string;
  /** The open task, when the place is one. */
  readonly task: TaskRecord | undefined;
  /** The process that a called instance runs. */
  readonly calledName: (instance: string) => string | undefined;
}

/** Nobody in particular can move it. */
const nobody: Omit<WaitView, 'for'> = { beside: false, who: [], groups: [], excluded: [] };

type Teller = (wait: Wait, around: Surroundings) => Omit<WaitView, 'for'>;

const tellPerson: Teller = (_wait, { task, nameOf }) => {
  const { assignee, candidateGroups = [], candidateUsers = [], dueAt, care } = task ?? {};
  const people = assignee === undefined ? candidateUsers : [assignee];
  return {
    beside: false,
    who: people.map((user) => ({ user, name: nameOf(user) })),
    groups: assignee === undefined ? [...candidateGroups] : [],
    excluded: (care?.excludedUsers ?? []).map(({ user, rule }) => ({ name: nameOf(user), rule })),
    ...(dueAt !== undefined && { dueAt }),
  };
};

const tellEvent: Teller = (wait, { definition }) => {
  if (!('element' in wait)) return nobody;
  const name = sayNode(definition, wait.element) || ('name' in wait ? wait.name : '');
  const dueAt = 'dueAt' in wait ? wait.dueAt : undefined;
  return {
    ...nobody,
    beside: wait.beside,
    ...(name !== '' && { name }),
    ...(dueAt !== undefined && { dueAt }),
    ...('needs' in wait && { needs: wait.needs }),
  };
};

const tellers: { readonly [For in Wait['for']]: Teller } = {
  person: tellPerson,
  worker: (wait) => ({
    ...nobody,
    ...(wait.for === 'worker' && wait.topic !== undefined && { name: wait.topic }),
  }),
  service: () => nobody,
  timer: tellEvent,
  message: tellEvent,
  signal: tellEvent,
  condition: tellEvent,
  flow: (wait, { definition }) => {
    const source = wait.for === 'flow' ? definition.flows.get(wait.flow)?.source : undefined;
    const name = sayNode(definition, source);
    return {
      ...nobody,
      ...(name !== '' && { name }),
      ...(wait.for === 'flow' && { total: wait.mayCome.length }),
    };
  },
  inside: (wait) => ({
    ...nobody,
    ...(wait.for === 'inside' &&
      wait.total !== undefined && { total: wait.total, completed: wait.completed ?? 0 }),
  }),
  called: (wait, { calledName }) => {
    const name = wait.for === 'called' ? calledName(wait.instance) : undefined;
    return { ...nobody, ...(name !== undefined && { name }) };
  },
  choice: (wait, { definition }) => {
    const names = wait.for === 'choice' ? wait.enabled.map((id) => sayNode(definition, id)) : [];
    return { ...nobody, name: names.filter((name) => name !== '').join(', ') };
  },
  tokens: (wait) => ({
    ...nobody,
    ...(wait.for === 'tokens' && { completed: wait.completed, total: wait.total }),
  }),
  data: (wait) => ({ ...nobody, ...(wait.for === 'data' && { name: wait.names.join(', ') }) }),
  activation: (wait) => ({ ...nobody, ...(wait.for === 'activation' && { name: wait.condition }) }),
  incident: (wait) => ({ ...nobody, ...(wait.for === 'incident' && { name: wait.code }) }),
};

export const tellWait = (around: Surroundings, wait: Wait): WaitView => ({
  for: wait.for,
  ...tellers[wait.for](wait, around),
});
