import type { TaskRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import { variablesOfTask } from '../../engine/view-variables.js';
import type { Ports } from '../../work.js';
import type { Fields } from '../views.js';
import { knownFor } from './known-for.js';
import { knownOfDossier } from './known-of-dossier.js';
import type { TaskForm } from './read-form-of-task.js';

/**
 * Forms that are one growing document: the next one begins with the last (domain.md §2.1, "versioned"). All others
 * ask anew, so that nobody confirms a decision, a check or a talk that was another.
 */
const documents = ['F-ANALYSIS', 'F-PLAN', 'F-SAFETY1'];

/** Words that one form takes over from another of the same process: a question to who answers it, and back. */
const carriedOver: Readonly<Record<string, string>> = {
  'F-SPECIALIST': 'F-ASK',
  'F-AFTERADVICE': 'F-SPECIALIST',
};

/** What is known already, so that it is typed once and only confirmed (EV-2). */
export const prefillFor = async (ports: Ports, task: TaskRecord, form: TaskForm): Promise<Fields> => {
  const [before, carried, variables] = await Promise.all([
    lastVersion(ports, task, form),
    wordsOf(ports, task, form),
    variablesOfTask(ports, task.id),
  ]);
  const values = variables?.values ?? {};
  const keys = new Set(form.definition.fields.map(({ key }) => key));
  const dossier = Object.entries(await knownOfDossier(ports, task, values)).filter(([key]) => keys.has(key));
  return { ...before, ...carried, ...Object.fromEntries(dossier), ...knownFor(form, values) };
};

const wordsOf = async (ports: Ports, task: TaskRecord, { definition }: TaskForm): Promise<Fields> => {
  const from = Object.hasOwn(carriedOver, definition.key) ? carriedOver[definition.key] : undefined;
  if (from === undefined) return {};
  return newestOf(ports, definition, [
    { field: 'instanceId', is: task.instanceId },
    { field: 'formKey', is: from },
  ]);
};

const lastVersion = async (ports: Ports, task: TaskRecord, { definition }: TaskForm): Promise<Fields> => {
  const trajectoryId = task.care?.trajectoryId;
  if (trajectoryId === undefined || !documents.includes(definition.key)) return {};
  return newestOf(ports, definition, [
    { field: 'trajectoryId', is: trajectoryId },
    { field: 'formKey', is: definition.key },
  ]);
};

/** What the newest such submission says of the fields of this form. */
const newestOf = async (
  ports: Ports,
  { fields }: TaskForm['definition'],
  where: readonly Condition[],
): Promise<Fields> => {
  const [newest] = await ports.store.find('submission', {
    where,
    sort: [{ by: 'submittedAt', descending: true }],
    limit: 1,
  });
  const keys = new Set(fields.map(({ key }) => key));
  return Object.fromEntries(Object.entries(newest?.body.data ?? {}).filter(([key]) => keys.has(key)));
};
