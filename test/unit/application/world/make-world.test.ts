import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordKind } from '../../../../src/ports/records.js';
import type { Change } from '../../../../src/ports/store.js';
import type { HouseholdMade } from '../../../../src/application/world/make-world.js';
import { worldRoom } from '../../../../src/world-room.js';

const settings = { seed: 7, people: 5000, year: { from: 20_820, until: 21_185 } };

const madeBy = async (seed: number, numbers: readonly number[]): Promise<readonly HouseholdMade[]> => {
  const { world } = await worldRoom({ ...settings, seed }, 'workflows');
  const made: HouseholdMade[] = [];
  for (const number of numbers) made.push(await world.make(number));
  return made;
};

const bodies = (changes: readonly Change[], kind: RecordKind): readonly object[] =>
  changes.flatMap((change) => (change.kind === kind && 'put' in change ? [change.put] : []));

describe('a synthetic world', () => {
  let made: readonly HouseholdMade[];
  const all = (): readonly Change[] => made.flatMap(({ changes }) => changes);

  beforeAll(async () => {
    made = await madeBy(7, [0, 5, 11, 17, 22]);
  });

  it('is the same to the byte for the same seed, in whatever order its households are made', async () => {
    const again = await madeBy(7, [17, 0]);
    expect(JSON.stringify(again[1])).toBe(JSON.stringify(made[0]));
    expect(JSON.stringify(again[0])).toBe(JSON.stringify(made[3]));
  });

  it('is another world for another seed', async () => {
    const [other] = await madeBy(8, [0]);
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(made[0]));
  });

  it('holds what the service itself would have written, and nothing was refused on the way', () => {
    for (const kind of [
      'household',
      'person',
      'trajectory',
      'report',
      'timeline',
      'eventBatch',
      'submission',
    ] as const)
      expect(bodies(all(), kind).length).toBeGreaterThan(0);
    expect(made.flatMap(({ refused }) => refused)).toEqual([]);
    expect(bodies(all(), 'incident')).toEqual([]);
  });

  it('marks every person, household and reporter as TEST, with places that nobody can live at', () => {
    for (const person of bodies(all(), 'person'))
      expect(person).toMatchObject({ name: expect.stringMatching(/ TEST$/) });
    for (const household of bodies(all(), 'household'))
      expect(household).toMatchObject({ label: expect.stringMatching(/ TEST$/) });
    for (const reporter of bodies(all(), 'reporter'))
      expect(reporter).toMatchObject({ contact: expect.stringMatching(/straat 0, 0000 ZZ .* TEST/) });
  });

  it('leaves no record twice, so that all of it can be written at once', () => {
    const names = all().map((change) => `${change.kind}/${'put' in change ? change.put.id : change.remove}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
