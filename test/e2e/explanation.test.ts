import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';
import * as step from './steps.js';
import { Story } from './story.js';

interface Wait {
  readonly for: string;
  readonly name?: string;
  readonly who: readonly { readonly user: string }[];
  readonly groups: readonly string[];
  readonly excluded: readonly { readonly name: string; readonly rule: string }[];
}

interface Way {
  readonly to?: string;
  readonly why: string;
  readonly values: readonly { readonly name: string; readonly value?: unknown }[];
}

interface Explained {
  readonly items: readonly {
    readonly processName: string;
    readonly places: readonly {
      readonly id: string;
      readonly elementId: string;
      readonly waitsFor: readonly Wait[];
      readonly path: readonly {
        readonly name: string;
        readonly came: string;
        readonly mover?: { readonly actor: string; readonly command: string };
        readonly taken: readonly Way[];
        readonly notTaken: readonly Way[];
      }[];
    }[];
  }[];
}

/** Why a trajectory stands where it stands, asked by those who may see it. */
describe('the explanation of a trajectory', () => {
  let service: TestService;
  let story: Story;

  beforeAll(async () => {
    service = await startService({ now: '2027-05-10T09:00' });
    story = await Story.begin(service, step.report('Waarom TEST'));
    await step.checkedForDanger(story);
    await step.assessed(story, { decidedUrgency: 'NORMAL' });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
  });

  const explained = async (user: string): Promise<Explained> => {
    const path = `/api/v1/trajectories/${story.trajectoryId}/explanation`;
    const { status, body } = await service.as(user).get<Explained>(path);
    expect(status).toBe(200);
    return body;
  };
  const placeOf = async (elementId: string) => {
    const { items } = await explained('teamlead');
    const place = items.flatMap(({ places }) => places).find((one) => one.elementId === elementId);
    if (!place) throw new Error(`Expected a place at '${elementId}', but there is none`);
    return place;
  };

  it('says who can move it and who may not, by which rule', async () => {
    const task = await story.task('scientist', 'secondEyes');
    const place = await placeOf('secondEyes');
    expect(place.id).toBe(task.id);
    const [wait] = place.waitsFor;
    expect(wait).toMatchObject({ for: 'person', groups: ['behavioural-scientist'] });
    expect(wait?.excluded).toEqual([
      { name: expect.stringContaining('Intake'), rule: expect.stringMatching(/^4E-/) },
    ]);
  });

  it('says who brought it here, from the report on', async () => {
    const { path } = await placeOf('secondEyes');
    const movers = path.flatMap(({ mover }) => (mover ? [`${mover.actor} ${mover.command}`] : []));
    expect(movers).toContain('intake CompleteUserTask');
    expect(path.at(-1)).toMatchObject({ came: 'start', mover: { command: 'StartProcess' } });
  });

  it('says why it went no other way, with what was known at that moment', async () => {
    await step.secondEyesAgree(story, 'scientist', 'secondEyes');
    const { path } = await placeOf('allocateFixedFace');
    const ways = path.flatMap(({ notTaken }) => notTaken);
    expect(ways).toContainEqual(
      expect.objectContaining({
        why: 'condition-failed',
        values: expect.arrayContaining([{ name: 'alreadyOpen', value: false }]),
      }),
    );
    expect(path.flatMap(({ taken }) => taken).map(({ why }) => why)).toContain('default');
  });

  it('says what may happen to the trajectory as a whole', async () => {
    await step.allocated(story);
    const { items } = await explained('caseworker');
    const main = items.find(({ places }) => places.some(({ elementId }) => elementId === 'firstContact'));
    expect(main).toMatchObject({
      around: expect.arrayContaining([expect.objectContaining({ for: 'message', beside: true })]),
    });
  });
});
