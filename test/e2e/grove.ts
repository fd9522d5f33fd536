import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService, type TestServiceSettings } from '../support/service.js';
import * as rights from './rights-steps.js';
import * as step from './steps.js';
import { Story } from './story.js';

const secret = 'Rozenlaan 12, 6711 AB Ede';
const childSays = 'Alleen voor mijn hulpverlener TEST';

/** T07 (domain.md §11): a secret address, two households, the side of those who are helped. */
export const tellGrove = (name: string, settings: TestServiceSettings = {}): void => {
  describe(name, () => {
    let service: TestService;
    let story: Story;
    let mother: string;
    let father: string;
    let child: string;

    beforeAll(async () => {
      service = await startService({ now: '2027-02-01T10:00', ...settings });
      story = await Story.begin(service, {
        ...step.report('Grove TEST'),
        household: {
          label: 'Grove TEST',
          municipality: 'Teststad',
          members: [
            { name: 'Gijs TEST', birthDate: '2011-06-01', role: 'child' },
            { name: 'Mira TEST', birthDate: '1988-03-04', role: 'adult' },
            { name: 'Tom TEST', birthDate: '1985-11-20', role: 'adult' },
          ],
        },
      });
      await rights.plannedFor(story, {
        child: 'Gijs TEST',
        childSays,
        plan: { fatherDoes: 'Praten met de budgetcoach TEST', formal: 'no', consentNeeded: 'no' },
      });
      await step.secondEyesAgree(story, 'scientist', 'checkPlan');
      mother = await rights.memberOf(story, 'Mira TEST');
      father = await rights.memberOf(story, 'Tom TEST');
      child = await rights.memberOf(story, 'Gijs TEST');
    }, 120_000);
    afterAll(async () => {
      await service.stop();
    });

    const put = (user: string, path: string, body: unknown) =>
      service.as(user).put(`/api/v1/persons/${path}`, body);
    const items = async (user: string): Promise<string> =>
      JSON.stringify((await service.as(user).get(`/api/v1/trajectories/${story.trajectoryId}/items`)).body);

    it('keeps the address of the shelter from everybody but its keeper', async () => {
      const address = { kind: 'home', secrecy: 'SECRET', value: secret, source: 'opvang' };
      expect((await put('caseworker', `${mother}/addresses`, address)).status).toBe(200);
      const seen = async (user: string) =>
        (await service.as(user).get(`/api/v1/persons/${mother}/addresses`)).body;
      expect(await seen('caseworker')).toEqual({ items: [{ kind: 'home', secrecy: 'SECRET' }] });
      expect(await seen('keeper')).toEqual({ items: [{ kind: 'home', secrecy: 'SECRET', value: secret }] });
      expect(await seen('manager')).toMatchObject({ code: 'not-allowed' });
    });

    it('has no place in lists, names, logs and variables', async () => {
      const paths = ['/api/v1/tasks?scope=all', '/api/v1/trajectories', '/api/v1/notifications'];
      const own = ['', '/timeline', '/items'].map(
        (part) => `/api/v1/trajectories/${story.trajectoryId}${part}`,
      );
      for (const path of [...paths, ...own]) {
        const { body } = await service.as('caseworker').get(path);
        expect(JSON.stringify(body)).not.toMatch(/Rozenlaan|6711/);
      }
      for (const path of ['variable-instance', 'history/variable-instance', 'task']) {
        const { body } = await service.as('admin').get(`/engine-rest/${path}`);
        expect(JSON.stringify(body)).not.toMatch(/Rozenlaan|6711|budgetcoach|TEST woorden/);
      }
    });

    it('shows the father his own agreements and what is for him, and nothing of the mother', async () => {
      for (const parent of [father, mother])
        await put('caseworker', `${parent}/relationships/${child}`, {
          type: 'parent',
          parentalAuthority: 'yes',
        });
      const ban = { from: '2027-01-15T00:00:00Z', basis: 'straf- of contactverbod TEST' };
      await put('caseworker', `${father}/relationships/${mother}`, { type: 'ex-partner', contactBan: ban });
      const plain = { sensitivity: 'NORMAL', place: 'none', tellsWhere: false, helperOnly: false, from: [] };
      await rights.adds(story, {
        ...plain,
        kind: 'document',
        text: 'Kindversie van het plan TEST',
        about: [child],
        audience: [father, mother, child],
        childVersion: true,
      });
      await rights.adds(story, {
        ...plain,
        kind: 'location',
        text: 'School De Linde TEST',
        about: [child],
        audience: [father, mother, child],
        place: 'closed',
        tellsWhere: true,
      });
      await rights.adds(story, {
        ...plain,
        kind: 'appointment',
        text: 'Gesprek in het buurthuis TEST',
        about: [mother],
        audience: [mother, father],
        place: 'closed',
        tellsWhere: true,
      });
      expect(await rights.invite(story, { user: 'vader', personId: father, canOthersRead: 'no' })).toEqual({
        status: 201,
        invited: true,
      });
      const side = await rights.sideOf(story, 'vader');
      expect(side.plan.map(({ text }) => text).join()).toContain('Praten met de budgetcoach TEST');
      expect(side.whole).toContain('Kindversie van het plan TEST');
      expect(side.whole).toContain('Eigen woorden van Tom TEST');
      for (const hidden of [
        'Eigen woorden van Mira',
        'De Linde',
        'buurthuis',
        'Rozenlaan',
        childSays,
        mother,
      ])
        expect([hidden, side.whole.includes(hidden)]).toEqual([hidden, false]);
    });

    it('asks the fixed face about what is not known, and shows it only then', async () => {
      const open = await story.task('caseworker', 'decideVisibility');
      const { prefill } = await story.detail('caseworker', open.id);
      const text = String(prefill['item']);
      expect((await rights.sideOf(story, 'vader')).whole).not.toContain(text);
      expect(await story.tasks('caseworker', 'decideVisibility')).toHaveLength(1);
      await story.completes('caseworker', open.id, {
        audience: [],
        about: [mother],
        tellsWhere: 'no',
        sensitivity: 'SENSITIVE',
        withholdReason: 'Woorden van een ander TEST',
        reviewWithholdAt: '2027-08-01',
      });
      // The next look asks about the next that is not known, until somebody of the household may read something.
      for (let asked = 0; asked < 12; asked += 1) {
        const side = await rights.sideOf(story, 'vader');
        expect(side.whole).not.toContain(text);
        const [next] = await story.tasks('caseworker', 'decideVisibility');
        if (!next) throw new Error('Expected something to be asked about');
        const about = String((await story.detail('caseworker', next.id)).prefill['item']);
        const isForFather = about.includes('Niemand schreeuwt');
        const answer = { about: [father], tellsWhere: 'no', sensitivity: 'NORMAL' };
        await story.completes('caseworker', next.id, { ...answer, audience: isForFather ? [father] : [] });
        if (isForFather) break;
      }
      expect((await rights.sideOf(story, 'vader')).whole).toContain('Niemand schreeuwt waar het kind bij is');
    });

    it('sends nothing when somebody else can read along, and asks for a call instead', async () => {
      const asked = { user: 'moeder', personId: mother, canOthersRead: 'yes' };
      expect(await rights.invite(story, asked)).toEqual({ status: 201, invited: false });
      expect(await story.tasks('caseworker', 'callSafely')).toHaveLength(1);
      expect((await service.as('moeder').get('/api/v1/me/household')).status).toBe(404);
      const { body } = await service.as('moeder').get('/api/v1/notifications');
      expect(body).toMatchObject({ items: [] });
    });

    it('blocks a print for the father in which the address stands', async () => {
      const print = () =>
        service
          .as('caseworker')
          .post(`/api/v1/trajectories/${story.trajectoryId}/prints`, { personId: father });
      expect(await print()).toMatchObject({ status: 200, body: { recipient: { name: 'Tom TEST' } } });
      await rights.adds(story, {
        kind: 'document',
        text: 'Bijlage: brief aan rozenlaan 12 TEST',
        about: [father],
        from: [],
        audience: [father],
        sensitivity: 'NORMAL',
        place: 'none',
        tellsWhere: false,
        helperOnly: false,
      });
      expect(await print()).toMatchObject({ status: 409, body: { code: 'secret-in-print' } });
      expect((await rights.sideOf(story, 'vader')).whole).not.toMatch(/rozenlaan/i);
    });

    it('opens in an emergency only with a reason, once, and is looked at afterwards', async () => {
      const path = `/api/v1/trajectories/${story.trajectoryId}/break-glass`;
      const reason = { reason: 'DANGER_TO_LIFE', explanation: 'nieuwsgierig TEST' };
      expect((await service.as('rvt2').post(path, { reason: 'CURIOUS', explanation: 'x' })).status).toBe(422);
      expect((await service.as('rvt2').post(path, { reason: 'DANGER_TO_LIFE' })).status).toBe(422);
      for (const user of ['vader', 'caseworker3', 'manager'])
        expect([user, (await service.as(user).post(path, reason)).status]).toEqual([user, 403]);
      expect(await story.access('rvt2')).toBe(403);
      const opened = await service.as('rvt2').post<{ readonly until: string }>(path, reason);
      await service.settle();
      expect([opened.status, opened.body.until]).toEqual([201, '2027-02-01T13:00:00.000Z']);
      expect(await story.access('rvt2')).toBe(200);
      const { body } = await service.as('rvt2').get(`/api/v1/persons/${mother}/addresses`);
      expect(JSON.stringify(body)).toContain('Rozenlaan');
      expect(await items('rvt2')).not.toContain(childSays);
      expect(await story.due('privacy', 'reviewBreakGlass')).toBe('2027-02-03 23:59');
      const review = await story.task('privacy', 'reviewBreakGlass');
      expect((await story.detail('privacy', review.id)).prefill).toMatchObject(reason);
      await story.completes('privacy', review.id, {
        judgement: 'UNJUSTIFIED',
        why: 'Er was geen gevaar en geen vraag. TEST',
      });
      expect(await story.access('rvt2')).toBe(403);
      expect((await story.timeline()).map(({ code }) => code)).toContain('BREAK_GLASS_INCIDENT');
      expect(await story.tasks('teamlead', 'handleMisuse')).toHaveLength(1);
    });

    it('closes an emergency by itself', async () => {
      const path = `/api/v1/trajectories/${story.trajectoryId}/break-glass`;
      const reason = { reason: 'COLLEAGUE_UNREACHABLE', explanation: 'Niemand neemt op TEST' };
      expect((await service.as('crisis').post(path, reason)).status).toBe(201);
      await service.settle();
      expect(await story.access('crisis')).toBe(200);
      await service.setNow('2027-02-01T14:01');
      expect(await story.access('crisis')).toBe(403);
    });

    it('keeps what the child said for its helper with the helper and the child', async () => {
      expect(await items('caseworker')).toContain(childSays);
      expect(await items('caseworker2')).not.toContain(childSays);
      expect(
        await rights.invite(story, { user: 'jongere', personId: child, canOthersRead: 'no' }),
      ).toMatchObject({
        invited: true,
      });
      expect((await rights.sideOf(story, 'jongere')).whole).toContain(childSays);
      expect(
        await rights.invite(story, { user: 'moeder', personId: mother, canOthersRead: 'no' }),
      ).toMatchObject({
        invited: true,
      });
      for (const parent of ['moeder', 'vader'])
        expect((await rights.sideOf(story, parent)).whole).not.toContain(childSays);
    });

    it('tells who looked, by role, and by name of those who help', async () => {
      const { looks } = await rights.sideOf(story, 'moeder');
      expect(looks).toContainEqual({ day: '2027-02-01', role: 'local-team', name: 'Carla Werker TEST' });
      expect(looks).toContainEqual({ day: '2027-02-01', role: 'rvt' });
      expect(JSON.stringify(looks)).not.toContain('Rik Regio');
    });
  });
};
