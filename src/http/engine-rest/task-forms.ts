import { formOfTask } from '../../application/care/forms/form-of-task.js';
import { modelFieldsOf, type ModelField } from '../../application/engine/form-fields.js';
import { contentOf } from '../../application/design/view-model.js';
import type { ElementId } from '../../engine/instance.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import { invalid, unknown, type Fault } from './errors.js';
import { orNull } from './or-null.js';
import type { Answer, Call } from './route.js';

type FormOwner = Pick<TaskRecord, 'formKey' | 'definitionId'>;

/** How this API tells which form something has. */
export const formOf = ({ formKey }: Pick<TaskRecord, 'formKey'>) => ({
  key: orNull(formKey),
  camundaFormRef: null,
  operatonFormRef: null,
  contextPath: null,
});

/** Camunda writes where a form lies before its name: `embedded:deployment:FORM.html`, `camunda-forms:deployment:…`. */
const placed = /^(?:(?:embedded|camunda-forms):)?deployment:(?:.*\/)?(.+)$/s;

/** The form as it was deployed: a file beside the process, or the newest form of that key. */
export const deployedForm = async ({ ports }: Call, owner: FormOwner): Promise<Outcome<Answer, Fault>> => {
  const { formKey = '', definitionId } = owner;
  if (formKey === '') return invalid('No form key, and so no deployed form');
  const fileName = placed.exec(formKey)?.[1];
  if (fileName === undefined) {
    const form = await formOfTask(ports, owner);
    return form
      ? ok({ status: 200, file: { name: form.record.resourceName, content: form.content } })
      : unknown(`The form with the resource name '${formKey}' cannot be found.`);
  }
  const deploymentId = (await ports.definitions.byId(definitionId))?.deployment;
  const content = deploymentId === undefined ? undefined : await contentOf(ports, deploymentId, fileName);
  return content === undefined
    ? unknown(`The form with the resource name '${fileName}' cannot be found.`)
    : ok({ status: 200, file: { name: fileName, content } });
};

/** The fields of a task that are drawn in its model. */
export const fieldsOfTask = async ({ ports }: Call, taskId: string): Promise<readonly ModelField[]> => {
  const task = await ports.store.get('task', taskId);
  const definition = task && (await ports.definitions.byId(task.body.definitionId));
  return modelFieldsOf(definition?.nodes.get((task?.body.elementId ?? '') as ElementId));
};
