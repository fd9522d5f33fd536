import { receiveReport } from '../../application/care/reports/receive-report.js';
import { viewReport } from '../../application/care/reports/view-report.js';
import { ok } from '../../kernel/outcome.js';
import { newReport, report, reportReceived } from '../contract/v1.js';
import { caseworkers, intake } from './roles.js';
import { route } from './route.js';

export const reportRoutes = [
  route({
    method: 'post',
    path: '/reports',
    name: 'receiveReport',
    summary: 'Take in a report: it starts a trajectory, or becomes a signal on the running one',
    subject: 'Reports and households',
    access: intake,
    body: newReport,
    answer: { status: 201, body: reportReceived },
    refusals: ['not-found', 'received-in-future', 'engine-refused'],
    handle: ({ who, body, commit }) =>
      commit(
        (work) => receiveReport(work, who, body),
        (received) => ({ body: received, headers: { Location: `/api/v1/reports/${received.reportId}` } }),
      ),
  }),
  route({
    method: 'get',
    path: '/reports/{id}',
    name: 'viewReport',
    summary: 'One report; who reported only for Veilig Thuis',
    subject: 'Reports and households',
    access: caseworkers,
    answer: { status: 200, body: report },
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const viewed = await viewReport(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
];
