import { deployChanged, type Filtering } from '../../application/design/deploy-changed.js';
import { transact } from '../../application/work.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { DecisionDefinitionRecord, ProcessDefinitionRecord } from '../../ports/records.js';
import { decisionView } from './decision-view.js';
import { deploymentView } from './deployment-view.js';
import { engineFault, invalid, modelFault, type Fault } from './errors.js';
import { readUpload, type Upload } from './multipart.js';
import { processDefinitionView } from './process-definition-view.js';
import { boolean } from './readers.js';
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
