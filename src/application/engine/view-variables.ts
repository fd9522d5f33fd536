import { localName, type ProcessInstance, type ScopeId, type TokenId } from '../../engine/instance.js';
import { entry, innermostScopeOf, visibleIn } from '../../engine/runtime/run.js';
import type { VariableSet } from '../../engine/variables.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Ports } from '../work.js';
import { isStandalone } from './open-task.js';

type Reads = Pick<Ports, 'store'>;

/** The variables of a running instance as a whole; of an inner scope only who is inside sees more. */
export const variablesOfInstance = async (
  { store }: Reads,
  instanceId: string,
): Promise<VariableSet | undefined> => {
  const found = await store.get('instance', instanceId);
  return found && rootVariablesOf(found.body.state);
};

export const rootVariablesOf = (instance: ProcessInstance): VariableSet =>
  visibleIn(instance.scopes, rootScopeOf(instance));

/** Everything visible where an open task is, the nearest scope first. */
export const variablesOfTask = async ({ store }: Reads, taskId: string): Promise<VariableSet | undefined> => {
  const task = await store.get('task', taskId);
  if (task && isStandalone(task.body)) return ownVariablesOf(task.body);
  const instance = task && (await store.get('instance', task.body.instanceId));
  return instance && variablesAtToken(instance.body.state, taskId);
};

/** The variables of a task that belongs to no process. */
export const ownVariablesOf = ({ variables = {}, types = {} }: TaskRecord): VariableSet => ({
  values: variables,
  types,
});

/** Everything visible where a token is, by its global name. */
export const variablesAtToken = (instance: ProcessInstance, token: string): VariableSet | undefined => {
  const name = localName(token);
  const found = name && entry(instance.tokens, name.local as TokenId);
  return found && visibleIn(instance.scopes, innermostScopeOf(instance.scopes, found));
};

const rootScopeOf = ({ scopes }: ProcessInstance): ScopeId | undefined =>
  Object.values(scopes).find(({ kind }) => kind === 'process')?.id;
