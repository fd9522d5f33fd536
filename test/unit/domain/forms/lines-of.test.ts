import { describe, expect, it } from '@jest/globals';
import { linesOf } from '../../../../src/domain/forms/lines-of.js';

const text = `{
  "id": "F-TEST",
  "components": [
    { "key": "a, \\"[b" },
    {
      "key": "c",
      "values": [
        { "a/b~": [ 1,
          2 ] }
      ]
    }
  ]
}`;

describe('The lines of a JSON file', () => {
  it.each([
    ['', 1],
    ['/id', 2],
    ['/components/0', 4],
    ['/components/0/key', 4],
    ['/components/1', 5],
    ['/components/1/values/0/a~1b~0', 8],
    ['/components/1/values/0/a~1b~0/1', 9],
  ])('names where %j begins', (pointer, line) => {
    expect(linesOf(text, [pointer]).get(pointer)).toBe(line);
  });

  it.each([
    ['/components/1/label', 5],
    ['/nothing/at/all', 1],
  ])('names what is around %j when it is not there', (pointer, line) => {
    expect(linesOf(text, [pointer]).get(pointer)).toBe(line);
  });

  it('takes a moment only, however deep the file', () => {
    const deep = 100_000;
    const began = performance.now();
    const lines = linesOf(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`, ['/id']);
    expect([lines.get('/id'), performance.now() - began < 2_000]).toEqual([1, true]);
  });
});
