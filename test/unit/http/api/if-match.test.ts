import { describe, expect, it } from '@jest/globals';
import { etagOf, expectedVersionIn } from '../../../../src/http/api/if-match.js';

describe('If-Match', () => {
  it('gives back the version that was sent as ETag', () => {
    expect(expectedVersionIn(etagOf(12))).toEqual({ ok: true, value: 12 });
  });

  it.each([undefined, '*', ' * '])('takes any version for %j', (header) => {
    expect(expectedVersionIn(header)).toEqual({ ok: true, value: undefined });
  });

  it.each(['"other"', 'W/"12"', '""'])('is well-formed and always stale for %j', (header) => {
    expect(expectedVersionIn(header)).toEqual({ ok: true, value: -1 });
  });

  it.each(['12', '"1", "2"', '"a b"', `"${'x'.repeat(200)}"`])('refuses %j', (header) => {
    expect(expectedVersionIn(header)).toEqual({ ok: false, reason: { code: 'if-match-invalid' } });
  });
});
