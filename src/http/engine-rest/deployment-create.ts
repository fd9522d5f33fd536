import { deployChanged, type Filtering } from '../../application/design/deploy-changed.js';
import { deploy } from '../../application/engine/deploy.js';
import { transact } from '../../application/work.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { DecisionDefinitionRecord, ProcessDefinitionRecord } from '../../ports/records.js';
import { decisionView } from './decision-view.js';
import { deploymentView } from './deployment-view.js';
import { engineFault, invalid, modelFault, unknown, type Fault } from './errors.js';
import { readUpload, type Upload } from './multipart.js';
import { processDefinitionView } from './process-definition-view.js';
import { boolean, fieldsOf, text, texts } from './readers.js';
import { answered, type Answer, type Call } from './route.js';

const keyed = <Item extends { readonly id: string }>(
  items: readonly Item[],
  view: (item: Item) => unknown,
): Readonly<Record<string, unknown>> | null =>
  items.length === 0 ? null : Object.fromEntries(items.map((item) => [item.id, view(item)]));

const filteringOf = (fields: Upload['fields']): Outcome<Filtering, Fault> => {
  const duplicates = boolean(fields.get('enable-duplicate-filtering') ?? false);
  if (!duplicates.ok) return duplicates;
  const changed = boolean(fields.get('deploy-changed-only') ?? false);
  if (!changed.ok) return changed;
  if (changed.value) return ok('changed-files');
  return ok(duplicates.value ? 'unless-equal' : 'none');
};

const maxNameLength = 255;

const answerOf = (
  call: Call,
  deployment: Parameters<typeof deploymentView>[0],
  deployed: {
    readonly processes: readonly ProcessDefinitionRecord[];
    readonly decisions: readonly DecisionDefinitionRecord[];
  },
): Outcome<Answer, Fault> =>
  answered({
    ...deploymentView(deployment),
    links: [{ method: 'GET', href: `${call.base}/deployment/${deployment.id}`, rel: 'self' }],
    deployedProcessDefinitions: keyed(deployed.processes, processDefinitionView),
    deployedCaseDefinitions: null,
    deployedDecisionDefinitions: keyed(deployed.decisions, decisionView),
    deployedDecisionRequirementsDefinitions: null,
  });

/** Deploys the files of a form as the next versions of what they hold, or not at all. */
export const createDeployment = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const upload = await readUpload(call.req);
  if (!upload.ok) return upload;
  const { fields, files } = upload.value;
  if (files.length === 0) return invalid('No deployment resources contained in the form upload.');
  const filtering = filteringOf(fields);
  if (!filtering.ok) return filtering;
  const name = fields.get('deployment-name') ?? '';
  const source = fields.get('deployment-source') ?? '';
  if (name.length > maxNameLength || source.length > maxNameLength)
    return invalid('Expected deployment-name and deployment-source to have at most 255 characters');
  const outcome = await transact(call.ports, call.user, (work) =>
    deployChanged(work, { name, ...(source === '' ? {} : { source }), files }, filtering.value),
  );
  if (outcome.ok) return answerOf(call, outcome.value.deployment, outcome.value);
  return 'code' in outcome.reason ? engineFault(outcome.reason) : modelFault(outcome.reason, files);
};

/** Deploys files of an earlier deployment again, as the newest versions; without a choice all of them. */
export const redeploy = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { resourceIds: texts, resourceNames: texts, source: text });
  if (!given.ok) return given;
  const { resourceIds = [], resourceNames = [], source } = given.value;
  const { store } = call.ports;
  const before = await store.get('deployment', call.param('id'));
  if (!before) return unknown(`No deployment found with id '${call.param('id')}'.`);
  const found = await store.find('resource', { where: [{ field: 'deploymentId', is: before.body.id }] });
  const all = found.map((stored) => stored.body);
  const missing =
    resourceIds.find((id) => !all.some((one) => one.id === id)) ??
    resourceNames.find((name) => !all.some((one) => one.name === name));
  if (missing !== undefined)
    return unknown(`cannot find resource '${missing}' in deployment '${before.body.id}'`);
  const chosen = resourceIds.length + resourceNames.length;
  const files = all
    .filter(({ id, name }) => chosen === 0 || resourceIds.includes(id) || resourceNames.includes(name))
    .map(({ name, content }) => ({ name, content }));
  const { name } = before.body;
  const outcome = await transact(call.ports, call.user, (work) => deploy(work, { name, source, files }));
  if (outcome.ok) return answerOf(call, outcome.value.deployment, outcome.value);
  return 'code' in outcome.reason ? engineFault(outcome.reason) : modelFault(outcome.reason, files);
};
