import { checkForm, type FormSurroundings } from '../../../domain/forms/check-form.js';
import type { FormField } from '../../../domain/forms/form.js';
import { keptData, withKnown } from '../../../domain/forms/kept-data.js';
import { variablesOf } from '../../../domain/forms/variables-of.js';
import type { Variables } from '../../../engine/variables.js';
import { ok, refused, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord } from '../../../ports/records.js';
import { variablesOfTask } from '../../engine/view-variables.js';
import type { Work } from '../../work.js';
import { recordsById } from '../records-by-id.js';
import type { FieldError } from '../refusals.js';
import { rowsIn, textIn } from '../values.js';
import type { Fields } from '../views.js';
import { knownFor } from './known-for.js';
import type { TaskForm } from './read-form-of-task.js';

export interface Judged {
  /** What is kept in the dossier. */
  readonly data: Fields;
  /** What the process may know of it. */
  readonly variables: Variables;
}

/**
 * Whether a form is filled in well enough to be kept, by the rules of the form itself. What only this service knows,
 * such as the proposal of a decision table, is put in before the rules look, whatever was sent.
 */
export const judgeForm = async (
  work: Work,
  form: TaskForm,
  { task, sent }: { readonly task: TaskRecord; readonly sent: Fields },
): Promise<Outcome<Judged, readonly FieldError[]>> => {
  const { definition } = form;
  const variables = (await variablesOfTask(work.ports, task.id))?.values ?? {};
  const data = withKnown(definition, sent, knownFor(form, variables));
  const surroundings = await surroundingsOf(work, task, { fields: definition.fields, data });
  const errors = checkForm(definition, data, surroundings);
  if (errors.length > 0) return refused(errors);
  const kept = keptData(definition, data, surroundings);
  return ok({ data: kept, variables: variablesOf(definition, kept) });
};

interface Answers {
  readonly fields: readonly FormField[];
  readonly data: Fields;
}

const surroundingsOf = async (work: Work, task: TaskRecord, answers: Answers): Promise<FormSurroundings> => {
  const members = await membersOf(work, task);
  const users = await recordsById(work.ports, 'user', usersIn(answers));
  return {
    holds: await conditionsOf(work, task),
    now: work.at,
    isMember: (person) => members.includes(person),
    isUser: (id, role) => {
      const user = users.get(id);
      return user !== undefined && (role === undefined || user.groups.includes(role));
    },
  };
};

/** Conditions of forms are evaluated as those of the diagram are; `now` is the moment of sending. */
const conditionsOf = async (work: Work, task: TaskRecord): Promise<FormSurroundings['holds']> => {
  const definition = await work.ports.definitions.byId(task.definitionId);
  const evaluate = definition && (await work.ports.definitions.evaluator(definition));
  return (text, data) => {
    const answer = evaluate?.expression({ language: 'feel', text }, { values: { ...data, now: work.at } });
    return answer?.ok === true && typeof answer.value === 'boolean' ? answer.value : undefined;
  };
};

const membersOf = async (work: Work, { care }: TaskRecord): Promise<readonly string[]> => {
  const trajectory =
    care?.trajectoryId === undefined ? undefined : await work.get('trajectory', care.trajectoryId);
  const household = trajectory && (await work.get('household', trajectory.householdId));
  return household?.memberIds ?? [];
};

/** The colleagues named in the answers, also in rows, to be looked up in one go. */
const usersIn = ({ fields, data }: Answers): readonly string[] =>
  fields.flatMap(({ type, key, fields: columns = [] }) => {
    if (key === undefined) return [];
    if (type === 'list') return rowsIn(data, key).flatMap((row) => usersIn({ fields: columns, data: row }));
    const user = type === 'user' ? textIn(data, key) : undefined;
    return user === undefined ? [] : [user];
  });
