import { changeRefused } from '../../application/change/refusals.js';
import { cancelBatch, pauseBatch } from '../../application/change/steer-batch.js';
import {
  changeNamed,
  changesOf,
  changeView,
  resultsOf,
  undoChange,
} from '../../application/change/view-changes.js';
import { retryWorkflowIncidents } from '../../application/change/retry-workflow-incidents.js';
import {
  planWorkflowMigration,
  rehearseWorkflowMigration,
  startWorkflowMigration,
} from '../../application/change/workflow-migration.js';
import { ok } from '../../kernel/outcome.js';
import type { BatchRecord } from '../../ports/records.js';
import {
  becauseOf,
  change,
  changeList,
  changeResults,
  changeResultsQuery,
  plannedMigration,
  planMigration,
  rehearsedMigration,
  rehearseMigration,
  startMigration,
} from '../contract/v1.js';
import { changers } from './roles.js';
import { route, type Answer } from './route.js';

const subject = 'Changes';

const told = (batch: BatchRecord): Answer => ({ body: changeView(batch) });
const started = (batch: BatchRecord): Answer => ({
  ...told(batch),
  headers: { Location: `/api/v1/changes/${batch.id}` },
});

const steer = { subject, access: changers, answer: { status: 200, body: change } } as const;

export const changeRoutes = [
  route({
    method: 'post',
    path: '/workflows/{key}/migration-plan',
    name: 'planMigration',
    summary: 'What goes where by itself from one version to another; nothing is changed',
    subject,
    access: changers,
    body: planMigration,
    answer: { status: 200, body: plannedMigration },
    refusals: ['workflow-not-found'],
    handle: async ({ house, param, body }) => {
      const planned = await planWorkflowMigration(house.ports, { key: param('key'), ...body });
      return planned.ok ? ok({ body: planned.value }) : planned;
    },
  }),
  route({
    method: 'post',
    path: '/workflows/{key}/migration-rehearsal',
    name: 'rehearseMigration',
    summary: 'What would move, what could not and why, with due dates before and after; nothing is changed',
    subject,
    access: changers,
    body: rehearseMigration,
    answer: { status: 200, body: rehearsedMigration },
    refusals: ['workflow-not-found'],
    handle: async ({ house, param, body }) => {
      const rehearsed = await rehearseWorkflowMigration(house.ports, { key: param('key'), ...body });
      return rehearsed.ok ? ok({ body: rehearsed.value }) : rehearsed;
    },
  }),
  route({
    method: 'post',
    path: '/workflows/{key}/migrations',
    name: 'startMigration',
    summary: 'Move what runs on one version to another, part by part',
    subject,
    access: changers,
    body: startMigration,
    answer: { status: 201, body: change },
    refusals: ['workflow-not-found', 'migration-not-possible'],
    handle: ({ param, body, commit }) =>
      commit((work) => startWorkflowMigration(work, { key: param('key'), ...body }), started),
  }),
  route({
    method: 'post',
    path: '/workflows/{key}/incidents/retry',
    name: 'retryIncidents',
    summary: 'Give every job of a workflow that waits for a person its attempts back',
    subject,
    access: changers,
    body: becauseOf,
    answer: { status: 201, body: change },
    refusals: ['workflow-not-found'],
    handle: ({ param, body, commit }) =>
      commit((work) => retryWorkflowIncidents(work, { key: param('key'), ...body }), started),
  }),
  route({
    method: 'get',
    path: '/workflows/{key}/changes',
    name: 'listChanges',
    summary: 'Changes to what runs of a workflow, the latest first',
    subject,
    access: changers,
    answer: { status: 200, body: changeList },
    handle: async ({ house, param }) => ok({ body: { items: await changesOf(house.ports, param('key')) } }),
  }),
  route({
    method: 'get',
    path: '/changes/{id}',
    name: 'viewChange',
    summary: 'How far a change is',
    ...steer,
    refusals: ['batch-not-found'],
    handle: async ({ house, param }) => {
      const found = await changeNamed(house.ports, param('id'));
      return found.ok ? ok(told(found.value)) : found;
    },
  }),
  route({
    method: 'get',
    path: '/changes/{id}/results',
    name: 'listChangeResults',
    summary: 'What became of each, 200 at a time',
    subject,
    access: changers,
    query: changeResultsQuery,
    answer: { status: 200, body: changeResults },
    refusals: ['batch-not-found'],
    handle: async ({ house, param, query }) => {
      const results = await resultsOf(house.ports, { id: param('id'), ...query });
      return results.ok ? ok({ body: { items: results.value } }) : results;
    },
  }),
  ...[true, false].map((paused) =>
    route({
      method: 'post',
      path: `/changes/{id}/${paused ? 'pause' : 'resume'}`,
      name: paused ? 'pauseChange' : 'resumeChange',
      summary: paused ? 'Hold a change before its next part' : 'Let a change go on',
      ...steer,
      refusals: ['batch-not-found', 'batch-not-running'],
      handle: ({ param, commit }) =>
        commit(async (work) => {
          const steered = await pauseBatch(work, { batchId: param('id'), paused });
          return steered.ok ? steered : changeRefused(steered.reason);
        }, told),
    }),
  ),
  route({
    method: 'post',
    path: '/changes/{id}/cancel',
    name: 'cancelChange',
    summary: 'End a change before it is done; what it has done stays done',
    ...steer,
    body: becauseOf,
    refusals: ['batch-not-found', 'batch-not-running'],
    handle: ({ param, body, commit }) =>
      commit(async (work) => {
        const steered = await cancelBatch(work, { batchId: param('id'), ...body });
        return steered.ok ? steered : changeRefused(steered.reason);
      }, told),
  }),
  route({
    method: 'post',
    path: '/changes/{id}/undo',
    name: 'undoChange',
    summary: 'Take a migration back for those that have not moved on',
    subject,
    access: changers,
    body: becauseOf,
    answer: { status: 201, body: change },
    refusals: ['batch-not-found', 'migration-not-undoable'],
    handle: ({ param, body, commit }) =>
      commit((work) => undoChange(work, { id: param('id'), ...body }), started),
  }),
];
