import { actOnClock } from '../../application/care/clock/act-on-clock.js';
import { claimTask } from '../../application/care/tasks/claim-task.js';
import { completeCareTask } from '../../application/care/tasks/complete-care-task.js';
import { saveDraft } from '../../application/care/tasks/save-draft.js';
import { unclaimTask } from '../../application/care/tasks/unclaim-task.js';
import {
  clockAct,
  clockActed,
  completeTask,
  draftSaved,
  saveDraft as draft,
  taskCompleted,
  taskNamed,
} from '../contract/v1.js';
import type { RefusalCode } from '../problems.js';
import { defined } from './defined.js';
import { workers } from './roles.js';
import { route, type Call } from './route.js';

const subject = 'Tasks';
const refusals: readonly RefusalCode[] = [
  'not-found',
  'task-not-open',
  'NOT_CANDIDATE',
  'ASSIGNED_TO_OTHER',
  'FOUR_EYES',
  'task-suspended',
];

/** Which task, in which version. */
const target = ({ param, expectedVersion }: Pick<Call, 'param' | 'expectedVersion'>) => ({
  taskId: param('id'),
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
});

export const taskCommandRoutes = [
  route({
    method: 'post',
    path: '/tasks/{id}/clock',
    name: 'actOnClock',
    summary:
      'Let a legal clock stand still or run again, extend it, or reckon a due date anew; with a reason',
    subject,
    access: workers,
    body: clockAct,
    answer: { status: 200, body: clockActed },
    ifMatch: true,
    refusals: [...refusals, 'MANDATE', 'clock-act-not-possible', 'form-invalid'],
    handle: (call) =>
      call.commit(
        (work) => actOnClock(work, call.who, { ...target(call), ...defined(call.body) }),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/claim',
    name: 'claimTask',
    summary: 'Take a task',
    subject,
    access: workers,
    answer: { status: 200, body: taskNamed },
    ifMatch: true,
    refusals,
    handle: (call) =>
      call.commit(
        (work) => claimTask(work, call.who, target(call)),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/unclaim',
    name: 'unclaimTask',
    summary: 'Give a task back to those who may take it',
    subject,
    access: workers,
    answer: { status: 200, body: taskNamed },
    ifMatch: true,
    refusals,
    handle: (call) =>
      call.commit(
        (work) => unclaimTask(work, call.who, target(call)),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/complete',
    name: 'completeTask',
    summary: 'Complete a task with its form; the trajectory goes on in the same commit',
    subject,
    access: workers,
    body: completeTask,
    answer: { status: 200, body: taskCompleted },
    ifMatch: true,
    refusals: [...refusals, 'form-invalid', 'safety-task-open', 'engine-refused'],
    handle: (call) =>
      call.commit(
        (work) => completeCareTask(work, call.who, { ...target(call), data: call.body.data }),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'put',
    path: '/tasks/{id}/draft',
    name: 'saveDraft',
    summary: 'Keep what is typed so far',
    subject,
    access: workers,
    body: draft,
    answer: { status: 200, body: draftSaved },
    refusals,
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => saveDraft(work, who, { taskId: param('id'), data: body.data }),
        (saved) => ({ body: saved }),
      ),
  }),
];
