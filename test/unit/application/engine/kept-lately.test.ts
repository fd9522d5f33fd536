import { describe, expect, it } from '@jest/globals';
import { keptLately } from '../../../../src/application/engine/kept-lately.js';

describe('keeping what was asked for lately', () => {
  const counted = (most: number) => {
    const loaded: string[] = [];
    const ask = keptLately(most, async (id) => {
      loaded.push(id);
      if (id === 'broken') throw new Error('TEST broken');
      return id === 'missing' ? undefined : { id };
    });
    return { ask, loaded };
  };

  it('loads a thing once, also for those who ask while it is being loaded', async () => {
    const { ask, loaded } = counted(2);
    const [first, second] = await Promise.all([ask('a'), ask('a')]);
    expect([await ask('a'), second]).toEqual([first, first]);
    expect(loaded).toEqual(['a']);
  });

  it('forgets what was not asked for the longest', async () => {
    const { ask, loaded } = counted(2);
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(id);
    expect(loaded).toEqual(['a', 'b', 'c', 'b']);
  });

  it('does not remember what is missing or could not be loaded', async () => {
    const { ask, loaded } = counted(2);
    for (const _again of [1, 2]) {
      expect(await ask('missing')).toBeUndefined();
      await expect(ask('broken')).rejects.toThrow('TEST broken');
    }
    expect(loaded).toEqual(['missing', 'broken', 'missing', 'broken']);
  });
});
