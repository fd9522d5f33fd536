import { endAbsence } from '../../application/care/workload/end-absence.js';
import { giveWork } from '../../application/care/workload/give-work.js';
import { listRedistributions } from '../../application/care/workload/list-redistributions.js';
import { proposeWork } from '../../application/care/workload/propose-work.js';
import { reportAbsence } from '../../application/care/workload/report-absence.js';
import { takeWorkBack } from '../../application/care/workload/take-work-back.js';
import { viewWorkload } from '../../application/care/workload/view-workload.js';
import { fromEpochMs, type Instant } from '../../kernel/instant.js';
import { ok } from '../../kernel/outcome.js';
import * as shapes from '../contract/v1.js';
import { steering, workers } from './roles.js';
import { route } from './route.js';

const subject = 'Steering';

const instantOf = (text: string | undefined): Instant | undefined =>
  text === undefined ? undefined : fromEpochMs(Date.parse(text));

/** The contract has checked that these are moments; here they become ours, in UTC. */
const momentsOf = <Body extends { readonly from?: string | undefined; readonly until?: string | undefined }>(
  body: Body,
) => ({ ...body, from: instantOf(body.from), until: instantOf(body.until) });

export const workloadRoutes = [
  route({
    method: 'get',
    path: '/workload',
    name: 'viewWorkload',
    summary: 'Who has how much in hand, and who is away',
    subject,
    access: steering,
    answer: { status: 200, body: shapes.workload },
    handle: async ({ house, who }) => {
      const viewed = await viewWorkload(house.ports, who);
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'post',
    path: '/absences',
    name: 'reportAbsence',
    summary: 'Say that somebody is away, and who stands in for what newly comes',
    subject,
    access: workers,
    body: shapes.reportAbsence,
    answer: { status: 201, body: shapes.absenceNamed },
    refusals: ['not-found', 'receiver-unknown', 'form-invalid'],
    handle: (call) =>
      call.commit(
        (work) => reportAbsence(work, call.who, momentsOf(call.body)),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'post',
    path: '/absences/{id}/end',
    name: 'endAbsence',
    summary: 'Say that somebody is back; what others have not begun for them comes back too',
    subject,
    access: workers,
    answer: { status: 200, body: shapes.absenceEnded },
    refusals: ['not-found', 'action-not-possible'],
    handle: (call) =>
      call.commit(
        (work) => endAbsence(work, call.who, call.param('id')),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'get',
    path: '/workload/{user}/proposal',
    name: 'proposeWork',
    summary: 'Who could take over the open tasks of somebody, by risk, acquaintance and load',
    subject,
    access: steering,
    answer: { status: 200, body: shapes.proposedWork },
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const proposed = await proposeWork(house.ports, who, param('user'));
      return proposed.ok ? ok({ body: proposed.value }) : proposed;
    },
  }),
  route({
    method: 'get',
    path: '/redistributions',
    name: 'listRedistributions',
    summary: 'Work that was given to others, the last first',
    subject,
    access: steering,
    answer: { status: 200, body: shapes.redistributionList },
    handle: async ({ house, who }) => {
      const listed = await listRedistributions(house.ports, who);
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/redistributions',
    name: 'giveWork',
    summary: 'Give tasks of one person to others, with one reason',
    subject,
    access: steering,
    body: shapes.giveWork,
    answer: { status: 201, body: shapes.workGiven },
    refusals: ['not-found', 'form-invalid', 'engine-refused'],
    handle: (call) =>
      call.commit(
        (work) => giveWork(work, call.who, call.body),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'post',
    path: '/redistributions/{id}/undo',
    name: 'takeWorkBack',
    summary: 'Undo it: what nobody has begun goes back',
    subject,
    access: steering,
    body: shapes.takeWorkBack,
    answer: { status: 200, body: shapes.workTakenBack },
    refusals: ['not-found', 'action-not-possible', 'engine-refused'],
    handle: (call) =>
      call.commit(
        (work) =>
          takeWorkBack(work, call.who, { redistributionId: call.param('id'), reason: call.body.reason }),
        (body) => ({ body }),
      ),
  }),
];
