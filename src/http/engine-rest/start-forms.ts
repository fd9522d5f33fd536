import { filledIn, modelFieldsOf, shownIn } from '../../application/engine/form-fields.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { StartNode } from '../../engine/runtime/scopes.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import type { FindDefinition } from './find-definition.js';
import { texts } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';
import { startDefinition } from './start-process.js';
import { deployedForm, formOf } from './task-forms.js';
import { typedValuesOf } from './typed-values.js';

type Find = FindDefinition<'processDefinition'>;

/** Where the process begins when somebody starts it by hand. */
const startOf = (definition: ProcessDefinition | undefined): StartNode | undefined =>
  (definition?.startEvents.get(definition.processElement) ?? [])
    .map((id) => definition?.nodes.get(id) as StartNode | undefined)
    .find((node) => node?.event.kind === 'none');

const startAt = async (call: Call, find: Find) => {
  const found = await find(call);
  if (!found.ok) return found;
  const node = startOf(await call.ports.definitions.byId(found.value.id));
  return ok({ definitionId: found.value.id, node });
};

const noVariables = { values: {} };

const form =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const start = await startAt(call, find);
    if (!start.ok) return start;
    const { formKey } = start.value.node ?? {};
    return answered(formOf(formKey === undefined ? {} : { formKey }));
  };

const deployed =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const start = await startAt(call, find);
    if (!start.ok) return start;
    const { definitionId, node } = start.value;
    return deployedForm(call, {
      definitionId,
      ...(node?.formKey !== undefined && { formKey: node.formKey }),
    });
  };

const formVariables =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const start = await startAt(call, find);
    if (!start.ok) return start;
    const names = texts(call.address()['variableNames'] ?? []);
    if (!names.ok) return names;
    const { expressions } = call.ports.definitions.readers;
    const shown = shownIn(modelFieldsOf(start.value.node), noVariables, expressions);
    return answered(typedValuesOf(shown, names.value.length === 0 ? {} : { names: names.value }));
  };

const submit =
  (find: Find) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const start = await startAt(call, find);
    if (!start.ok) return start;
    const { definitionId, node } = start.value;
    const { expressions } = call.ports.definitions.readers;
    return startDefinition(call, definitionId, (given) => {
      const filled = filledIn(modelFieldsOf(node), { given, known: noVariables }, expressions);
      return filled.ok ? filled : invalid(`Cannot submit start form ${definitionId}: ${filled.reason}`);
    });
  };

/** What whoever starts a process by hand fills in. */
export const startFormRoutesOf = (path: string, find: Find): readonly RestRoute[] => [
  { method: 'get', path: `${path}/startForm`, handle: form(find) },
  { method: 'get', path: `${path}/deployed-start-form`, handle: deployed(find) },
  { method: 'get', path: `${path}/form-variables`, handle: formVariables(find) },
  { method: 'post', path: `${path}/submit-form`, handle: submit(find) },
];
