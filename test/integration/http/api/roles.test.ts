import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../../src/http/api/index.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

/* Who may use what (domain.md §3), by demo user: each stands for a role. */
const caseworkers = [
  'intake',
  'caseworker',
  'rvt',
  'teamlead',
  'scientist',
  'crisis',
  'specialist',
  'decider',
  'checker',
  'gi',
  'mayor',
];
const users = [...caseworkers, 'board', 'manager', 'designer', 'privacy', 'keeper', 'admin', 'moeder'];
const workers = [...caseworkers, 'manager', 'privacy'];
const steering = ['manager', 'teamlead'];
const normReaders = ['designer', 'manager', 'admin'];
const rosterKeepers = ['crisis', 'manager', 'admin'];
const modelReaders = [...caseworkers, 'manager', 'designer'];

const allowed: Readonly<Record<string, readonly string[]>> = {
  listTasks: workers,
  countTasks: workers,
  viewTask: workers,
  claimTask: workers,
  unclaimTask: workers,
  completeTask: workers,
  saveDraft: workers,
  listTrajectories: workers,
  listDossierItems: caseworkers,
  addDossierItem: caseworkers,
  printForPerson: caseworkers,
  inviteToOwnSide: caseworkers,
  requestRightFor: caseworkers,
  listShares: caseworkers,
  share: caseworkers,
  breakGlass: caseworkers,
  keepRelationship: caseworkers,
  keepAddress: [...caseworkers, 'keeper'],
  viewAddresses: [...caseworkers, 'keeper'],
  judgeWeighing: caseworkers,
  viewAccessFile: [...caseworkers, 'privacy'],
  viewOwnSide: ['moeder'],
  addOwnWords: ['moeder'],
  requestOwnRight: ['moeder'],
  viewTrajectory: caseworkers,
  viewTimeline: caseworkers,
  explainTrajectory: caseworkers,
  actOnTrajectory: caseworkers,
  offerHandOver: caseworkers,
  listHandOvers: caseworkers,
  viewHandOver: caseworkers,
  acceptHandOver: caseworkers,
  refuseHandOver: caseworkers,
  receiveReport: ['intake', 'caseworker', 'rvt', 'teamlead', 'crisis'],
  viewReport: caseworkers,
  findHouseholds: ['intake', 'rvt', 'crisis'],
  viewHousehold: caseworkers,
  listPackages: ['board'],
  viewPackage: ['board'],
  listOverdue: steering,
  listNotifications: users,
  markRead: users,
  whoAmI: users,
  howToSignIn: users,
  signIn: users,
  signOut: users,
  listColleagues: [...workers, 'admin'],
  viewWorkload: steering,
  proposeWork: steering,
  giveWork: steering,
  listRedistributions: steering,
  takeWorkBack: steering,
  reportAbsence: workers,
  endAbsence: workers,
  actOnClock: workers,
  listNorms: normReaders,
  effectsOfNorm: normReaders,
  proposeNorm: ['designer'],
  publishNorm: ['designer'],
  retractNorm: ['designer'],
  listOnCall: [...workers, 'admin'],
  addOnCallShift: rosterKeepers,
  removeOnCallShift: rosterKeepers,
  reportHomeBan: ['mayor', 'crisis', 'rvt', 'intake'],
  extendHomeBan: ['mayor'],
  withdrawHomeBan: ['mayor'],
  listIndicators: steering,
  viewIndicator: steering,
  listStandStills: steering,
  exportOverdue: steering,
  exportIndicators: steering,
  exportStandStills: steering,
  listVariants: ['manager', 'teamlead', 'designer'],
  listWorkflows: modelReaders,
  listWorkflowVersions: modelReaders,
  viewModel: modelReaders,
  viewReadme: modelReaders,
  checkWorkflow: ['designer'],
  publishWorkflow: ['designer'],
  planMigration: ['designer', 'admin'],
  rehearseMigration: ['designer', 'admin'],
  startMigration: ['designer', 'admin'],
  retryIncidents: ['designer', 'admin'],
  listChanges: ['designer', 'admin'],
  viewChange: ['designer', 'admin'],
  listChangeResults: ['designer', 'admin'],
  pauseChange: ['designer', 'admin'],
  resumeChange: ['designer', 'admin'],
  cancelChange: ['designer', 'admin'],
  undoChange: ['designer', 'admin'],
  previewModification: ['admin'],
  modifyInstance: ['admin'],
  listOperations: ['admin'],
};

let door: TestDoor;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('the roles of /api/v1', () => {
  it('are decided for every route', () => {
    expect(Object.keys(allowed).sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  describe.each(routes.map(({ name, method, path, access }) => ({ name, method, path, access })))(
    '$method $path',
    ({ name, method, path, access }) => {
      const address = `/api/v1${path.replaceAll(/\{\w+\}/g, 'none')}`;

      it.each(users)('%s', async (user) => {
        const { status, body } = await door.as(user)[method](address);
        const forbidden = status === 403 && (body as { code?: string }).code === 'not-allowed';
        expect([forbidden, status >= 500]).toEqual([!allowed[name]?.includes(user), false]);
      });

      it('nobody without signing in, unless it is public', async () => {
        const answer = await fetch(`${door.url}${address}`, { method: method.toUpperCase() });
        const { code } = (await answer.json()) as { code?: string };
        const isOpen = access === 'public' && method === 'get';
        const refusal = access === 'public' ? 'credentials-wrong' : 'not-signed-in';
        expect([answer.status, code]).toEqual(isOpen ? [200, undefined] : [401, refusal]);
      });
    },
  );

  it('keep /engine-rest to application management', async () => {
    for (const user of users) {
      const expected = user === 'admin' ? 200 : 403;
      expect([user, (await door.as(user).get('/engine-rest/task')).status]).toEqual([user, expected]);
    }
    expect((await door.as('designer').get('/engine-rest/process-definition')).status).toBe(200);
    expect((await door.as('designer').post('/engine-rest/message', { messageName: 'x' })).status).toBe(403);
    const anonymous = await fetch(`${door.url}/engine-rest/version`);
    expect([anonymous.status, await anonymous.json()]).toEqual([
      401,
      expect.objectContaining({ type: 'AuthenticationException' }),
    ]);
  });
});
