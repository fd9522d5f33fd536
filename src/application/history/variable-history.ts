import { globalName, type InstanceId, type Scope } from '../../engine/instance.js';
import { declaredType } from '../../engine/variables.js';
import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { given } from '../engine/given.js';
import type { Story } from './stories.js';

/** A value that a variable was given. */
export interface VariableUpdate {
  readonly id: string;
  readonly at: Instant;
  readonly variableId: string;
  readonly name: string;
  readonly value: Json;
  readonly type?: string;
  /** How often it was given a value, from 0. */
  readonly revision: number;
  readonly initial: boolean;
  readonly instanceId: string;
  readonly rootInstanceId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  /** The token whose own variable it is, or the instance as a whole. */
  readonly executionId: string;
  readonly taskId?: string;
  /** The event batch, where a person's act set it. */
  readonly operationId: string;
  /** It was given with the form of a task that a person completed. */
  readonly isFormField: boolean;
}

/** A variable as it was last. */
export interface PastVariable {
  readonly id: string;
  readonly name: string;
  readonly value: Json;
  readonly type?: string;
  readonly createdAt: Instant;
  readonly instanceId: string;
  readonly rootInstanceId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly executionId: string;
  readonly taskId?: string;
  readonly state: 'CREATED' | 'DELETED';
}

/** Local variables go by the token they belong to; those of the instance by its own name. */
const variableId = (executionId: string, name: string): string => `${executionId}.${name}`;

interface Telling {
  readonly updates: VariableUpdate[];
  readonly variables: Map<string, PastVariable>;
  readonly scopes: Map<string, Scope>;
  /** The user tasks, and whether they have a form. */
  readonly userTasks: Map<string, boolean>;
  /** How often each variable was set so far. */
  readonly counts: Map<string, number>;
}

type Place = Pick<VariableUpdate, 'executionId' | 'taskId'>;

const placeOf = ({ instance }: Story, telling: Telling, scopeId: string): Place => {
  const token = telling.scopes.get(scopeId)?.token;
  if (token === undefined) return { executionId: instance.id };
  const name = globalName(instance.id as InstanceId, token);
  return { executionId: name, ...(telling.userTasks.has(token) && { taskId: name }) };
};

const ofStory = ({ instance }: Story) => ({
  instanceId: instance.id,
  rootInstanceId: instance.rootInstanceId,
  definitionId: instance.definitionId,
  definitionKey: instance.definitionKey,
});

/** Lists and objects of an opened scope count as set at its opening. */
interface Setting {
  readonly id: string;
  readonly batch: Story['batches'][number];
  readonly scope: string;
  readonly values: Readonly<Record<string, Json>>;
  readonly types: Readonly<Record<string, string>> | undefined;
  readonly isOfForm: boolean;
}

const set = (
  story: Story,
  telling: Telling,
  { id, batch, scope, values, types, isOfForm }: Setting,
): void => {
  const place = placeOf(story, telling, scope);
  for (const [name, value] of Object.entries(values)) {
    const known = telling.variables.get(variableId(place.executionId, name));
    const variable = variableId(place.executionId, name);
    const same = { name, value, ...given({ type: declaredType(types, name) }), ...ofStory(story), ...place };
    telling.variables.set(variable, {
      ...same,
      id: variable,
      createdAt: known?.createdAt ?? batch.at,
      state: 'CREATED',
    });
    const revision = telling.counts.get(variable) ?? 0;
    telling.counts.set(variable, revision + 1);
    telling.updates.push({
      ...same,
      id: `${id}.${name}`,
      at: batch.at,
      variableId: variable,
      revision,
      initial: batch.command === 'StartProcess',
      operationId: batch.id,
      isFormField: isOfForm,
    });
  }
};

const remove = (story: Story, telling: Telling, scope: string, names: readonly string[]): void => {
  const { executionId } = placeOf(story, telling, scope);
  for (const name of names) {
    const known = telling.variables.get(variableId(executionId, name));
    if (known) telling.variables.set(known.id, { ...known, state: 'DELETED' });
  }
};

/** Until when, in a batch, what is set comes from the form of the task that was completed. */
const endOfForm = ({ userTasks }: Telling, { command, events }: Story['batches'][number]): number => {
  if (command !== 'CompleteUserTask') return 0;
  const closed = events.findIndex(({ type }) => type === 'UserTaskClosed');
  const event = events[closed];
  return event?.type === 'UserTaskClosed' && userTasks.get(event.token) === true ? closed : 0;
};

const tell = (story: Story, telling: Telling, batch: Story['batches'][number]): void => {
  const formEnds = endOfForm(telling, batch);
  for (const [index, event] of batch.events.entries()) {
    const isOfForm = index < formEnds;
    const id = `${batch.id}#${index}`;
    if (event.type === 'ScopeOpened') {
      const { scope } = event;
      telling.scopes.set(scope.id, scope);
      set(story, telling, {
        id,
        batch,
        scope: scope.id,
        values: scope.variables,
        types: scope.types,
        isOfForm,
      });
    } else if (event.type === 'UserTaskOpened')
      telling.userTasks.set(event.token, event.task.formKey !== undefined);
    else if (event.type === 'VariablesSet')
      set(story, telling, {
        id,
        batch,
        scope: event.scope,
        values: event.variables,
        types: event.types,
        isOfForm,
      });
    else if (event.type === 'VariablesRemoved') remove(story, telling, event.scope, event.names);
  }
};

/** What the variables of an instance were, one value after the other, and as they were last. */
export const variableHistory = (
  story: Story,
): { readonly updates: readonly VariableUpdate[]; readonly variables: readonly PastVariable[] } => {
  const telling: Telling = {
    updates: [],
    variables: new Map(),
    scopes: new Map(),
    userTasks: new Map(),
    counts: new Map(),
  };
  for (const batch of story.batches) tell(story, telling, batch);
  return { updates: telling.updates, variables: [...telling.variables.values()] };
};
