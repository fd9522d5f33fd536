import { describe, expect, it } from '@jest/globals';
import { withinBounds } from '../../../src/http/json-bounds.js';
import type { Json } from '../../../src/kernel/json.js';

const nested = (depth: number): Json => {
  let value: Json = 'leaf';
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
};

describe('the bounds of a body', () => {
  it('let 100 levels in and no more', () => {
    expect(withinBounds(nested(100)).ok).toBe(true);
    expect(withinBounds(nested(102))).toEqual({ ok: false, reason: { code: 'body-too-deep' } });
  });

  it('hold nesting that would exhaust the stack', () => {
    expect(withinBounds(nested(200_000))).toMatchObject({ reason: { code: 'body-too-deep' } });
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":[{"constructor":1}]}', '{"a":{"prototype":1}}'])(
    'refuse %s',
    (text) => {
      expect(withinBounds(JSON.parse(text) as Json)).toEqual({
        ok: false,
        reason: { code: 'key-forbidden' },
      });
    },
  );

  it('take the same words as values', () => {
    expect(withinBounds({ name: '__proto__', $where: 'constructor' }).ok).toBe(true);
  });
});
