import type { FormDefinition } from '../../../domain/forms/form.js';
import { readForm } from '../../../domain/forms/read-form.js';
import { ok, refused, type Outcome } from '../../../kernel/outcome.js';
import type { Json } from '../../../kernel/json.js';
import type { TaskRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { objectIn, rowsIn, textIn } from '../values.js';
import { formOfTask, type DeployedForm } from './form-of-task.js';

export interface TaskForm {
  readonly version: number;
  readonly definition: FormDefinition;
  /** By field: the variable whose value it begins with, or, when it is read-only, always has. */
  readonly fromVariables: ReadonlyMap<string, string>;
}

/** Reads the form of a task; none when it is done without one, refused when the file is no form. */
export const readFormOfTask = async (
  ports: Pick<Ports, 'store' | 'definitions'>,
  task: Pick<TaskRecord, 'formKey' | 'definitionId'>,
): Promise<Outcome<TaskForm | undefined, 'form-unreadable'>> => {
  const deployed = await formOfTask(ports, task);
  if (!deployed) return ok(undefined);
  const { id } = deployed.record;
  const known = readBefore.get(id);
  if (known) return ok(known);
  const form = read(deployed);
  if (!form) return refused('form-unreadable');
  if (readBefore.size >= mostKept) readBefore.clear();
  readBefore.set(id, form);
  return ok(form);
};

/** A deployed form never changes, so it is read once. */
const readBefore = new Map<string, TaskForm>();
const mostKept = 500;

const read = ({ record, content }: DeployedForm): TaskForm | undefined => {
  const json = parsed(content);
  const definition = readForm(json);
  return definition.ok
    ? { version: record.version, definition: definition.value, fromVariables: fromVariablesIn(json) }
    : undefined;
};

const parsed = (content: string): Json | undefined => {
  try {
    return JSON.parse(content) as Json;
  } catch {
    return undefined;
  }
};

const fromVariablesIn = (json: Json | undefined): ReadonlyMap<string, string> =>
  new Map(
    rowsIn(objectIn({ form: json ?? null }, 'form') ?? {}, 'components').flatMap((component) => {
      const key = textIn(component, 'key');
      const variable = textIn(objectIn(component, 'properties') ?? {}, 'fromVariable');
      return key === undefined || variable === undefined ? [] : [[key, variable] as const];
    }),
  );
