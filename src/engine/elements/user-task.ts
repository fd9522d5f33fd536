import type { FlowNode } from '../definition.js';
import type { UserTaskDetails } from '../events.js';
import type { Template } from '../expression.js';
import { wait } from '../runtime/move.js';
import { armTimeouts, created, type TaskListening } from '../runtime/task-listeners.js';
import { formAttributes, readForm } from '../reading/forms.js';
import { readTaskListeners, taskListener } from '../reading/listeners.js';
import { given } from '../given.js';
import { listAt, numberAt, optionalTextAt } from '../runtime/computed.js';
import type { Place, Run } from '../runtime/run.js';
import { performersOf } from '../reading/performers.js';
import { behaviour, type Reader } from './behaviour.js';

const texts = ['assignee', 'formKey', 'dueDate', 'followUpDate'] as const;
const lists = ['candidateUsers', 'candidateGroups'] as const;
const read = [...texts, ...lists, 'priority'] as const;

type Computed = { readonly [Field in (typeof read)[number]]?: Template };

export type UserTask = FlowNode<'userTask'> & {
  readonly title?: Template;
  readonly description?: Template;
  readonly computed: Computed;
  readonly taskListeners?: TaskListening;
};

/** BPMN 2.0 §10.3.4.1: work for a person. Who does it, and what happens while it is open, is the task list's. */
export const userTask = behaviour<UserTask>({
  types: ['userTask'],
  global: 'globalUserTask',
  activity: true,
  attributes: [...read.map((field) => `camunda:${field}`), ...formAttributes],
  children: ['rendering', 'potentialOwner', 'humanPerformer', taskListener],
  read(reader) {
    const title = reader.template('name');
    const description = reader.words(reader.drawn.children.find(({ type }) => type === 'documentation'));
    const drawn = Object.fromEntries(read.map((field) => [field, reader.template(`camunda:${field}`)]));
    const formKey = readForm(reader);
    const computed: Computed = { ...drawn, ...(formKey && { formKey }) };
    return {
      computed: whoDoes(reader, computed),
      ...given({ title, description, taskListeners: readTaskListeners(reader) }),
    };
  },
  enter(run, node, token) {
    wait(run, token, 'userTask');
    run.emit({
      type: 'UserTaskOpened',
      token: token.id,
      task: created(run, node.taskListeners, token, detailsOf(run, node, token)),
    });
    armTimeouts(run, node.taskListeners?.timeouts ?? [], token);
  },
});

/** Without any word about who does it, whoever the lane names. */
const whoDoes = (reader: Reader, computed: Computed): Computed => {
  const named: Computed = { ...computed, ...performersOf(reader, computed) };
  const lane = named.assignee || named.candidateUsers || named.candidateGroups ? undefined : reader.lane();
  return { ...named, ...(lane && { candidateGroups: lane }) };
};

const detailsOf = (run: Run, node: UserTask, place: Place): UserTaskDetails => {
  const { title, computed } = node;
  const name = title && optionalTextAt(run, title, place);
  const description = node.description && optionalTextAt(run, node.description, place);
  const priority = computed.priority && numberAt(run, computed.priority, place);
  return {
    element: node.id,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...present(texts, (field) => computed[field] && optionalTextAt(run, computed[field], place)),
    ...present(lists, (field) => computed[field] && listAt(run, computed[field], place)),
    ...(priority !== undefined && { priority }),
  };
};

const present = <Field extends string, Value>(
  fields: readonly Field[],
  valueOf: (field: Field) => Value | undefined,
): { readonly [Name in Field]?: Value } => {
  const found: Partial<Record<Field, Value>> = {};
  for (const field of fields) {
    const value = valueOf(field);
    if (value !== undefined) found[field] = value;
  }
  return found;
};
