import { checkWorkflow as check } from '../../application/design/check-workflow.js';
import { listWorkflows } from '../../application/design/list-workflows.js';
import { publishWorkflow as publish } from '../../application/design/publish-workflow.js';
import { viewModel, viewReadme } from '../../application/design/view-model.js';
import { viewVersions } from '../../application/design/view-versions.js';
import { ok, refused } from '../../kernel/outcome.js';
import {
  checkedWorkflow,
  checkWorkflow,
  publishedWorkflow,
  publishWorkflow,
  workflowList,
  workflowVersions,
} from '../contract/v1.js';
import { defined } from './defined.js';
import { designers, modelReaders } from './roles.js';
import { route } from './route.js';

const subject = 'Workflows';

export const workflowRoutes = [
  route({
    method: 'get',
    path: '/workflows',
    name: 'listWorkflows',
    summary: 'Every process with its newest version',
    subject,
    access: modelReaders,
    answer: { status: 200, body: workflowList },
    handle: async ({ house }) => ok({ body: await listWorkflows(house.ports) }),
  }),
  route({
    method: 'get',
    path: '/workflows/{key}/versions',
    name: 'listWorkflowVersions',
    summary: 'The versions of a process, newest first, with who, when and why',
    subject,
    access: modelReaders,
    answer: { status: 200, body: workflowVersions },
    refusals: ['workflow-not-found'],
    handle: async ({ house, param }) => {
      const viewed = await viewVersions(house.ports, param('key'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'get',
    path: '/workflows/{key}/versions/{version}/xml',
    name: 'viewModel',
    summary: 'The BPMN XML of one version',
    subject,
    access: modelReaders,
    answer: { status: 200, mediaType: 'application/xml; charset=utf-8' },
    refusals: ['workflow-not-found'],
    handle: async ({ house, param }) => {
      const version = /^\d{1,9}$/.test(param('version')) ? Number(param('version')) : undefined;
      if (version === undefined) return refused({ code: 'workflow-not-found' });
      const viewed = await viewModel(house.ports, param('key'), version);
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'get',
    path: '/workflows/{key}/readme',
    name: 'viewReadme',
    summary: 'What the process is for, in Markdown, for caseworkers',
    subject,
    access: modelReaders,
    answer: { status: 200, mediaType: 'text/markdown; charset=utf-8' },
    refusals: ['workflow-not-found'],
    handle: async ({ house, param }) => {
      const viewed = await viewReadme(house.ports, param('key'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'post',
    path: '/workflows/{key}/check',
    name: 'checkWorkflow',
    summary: 'What is wrong with a changed diagram; nothing is kept',
    subject,
    access: designers,
    body: checkWorkflow,
    answer: { status: 200, body: checkedWorkflow },
    handle: async ({ house, body }) => {
      const { findings } = await check(house.workshop, body.xml);
      return ok({ body: { problems: findings } });
    },
  }),
  route({
    method: 'post',
    path: '/workflows/{key}/publish',
    name: 'publishWorkflow',
    summary: 'Publish a changed diagram as the next version; running trajectories keep theirs',
    subject,
    access: designers,
    body: publishWorkflow,
    answer: { status: 201, body: publishedWorkflow },
    refusals: ['workflow-not-found', 'model-invalid', 'process-id-mismatch', 'published-meanwhile'],
    handle: ({ house, param, body, commit }) =>
      commit(
        (work) => publish(work, house.workshop, { key: param('key'), ...defined(body) }),
        (published) => ({
          body: published,
          headers: { Location: `/api/v1/workflows/${published.key}/versions/${published.version}/xml` },
        }),
      ),
  }),
];
