import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { queryOf, shaped } from '../../../../src/http/api/shape.js';

const shape = z.strictObject({ people: z.array(z.strictObject({ 'a/b~c': z.string() })) });

describe('the shape of a body', () => {
  it('names each place that differs as a JSON Pointer', () => {
    const outcome = shaped(shape, { people: [{ 'a/b~c': 1 }, { other: 'x' }], more: 1 }, 'request-invalid');
    expect(outcome).toMatchObject({ ok: false, reason: { code: 'request-invalid' } });
    const errors = outcome.ok ? [] : (outcome.reason.errors ?? []);
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/more',
      '/people/0/a~1b~0c',
      '/people/1/a~1b~0c',
      '/people/1/other',
    ]);
  });

  it('is left alone when it fits', () => {
    expect(shaped(shape, { people: [] }, 'request-invalid')).toEqual({ ok: true, value: { people: [] } });
  });
});

describe('a query', () => {
  it('is an object without machinery, and a name given twice is a list', () => {
    const query = queryOf('/tasks?a=1&b=2&b=3&__proto__=x');
    expect({ ...query }).toEqual({ a: '1', b: ['2', '3'], ['__proto__']: 'x' });
    expect(Object.getPrototypeOf(query)).toBeNull();
  });
});
