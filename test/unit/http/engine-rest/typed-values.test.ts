import { describe, expect, it } from '@jest/globals';
import {
  typedValueOf,
  typedValuesOf,
  variableOf,
  variables,
} from '../../../../src/http/engine-rest/typed-values.js';
import type { Json } from '../../../../src/kernel/json.js';

const read = (given: Record<string, Json>) => {
  const outcome = variables({ v: given });
  return outcome.ok ? { value: outcome.value.values['v'], type: outcome.value.types?.['v'] } : outcome.reason;
};

describe('variables as /engine-rest writes them', () => {
  it.each<readonly [Record<string, Json>, Json, string | undefined]>([
    [{ value: 'a', type: 'String' }, 'a', undefined],
    [{ value: 7, type: 'Integer' }, 7, undefined],
    [{ value: '7', type: 'integer' }, 7, undefined],
    [{ value: 7, type: 'Long' }, 7, 'Long'],
    [{ value: 7, type: 'Double' }, 7, 'Double'],
    [{ value: 'true', type: 'Boolean' }, true, undefined],
    [{ value: null, type: 'String' }, null, undefined],
    [{ value: 'a' }, 'a', undefined],
    [{ value: [1, { a: 2 }] }, [1, { a: 2 }], undefined],
    [{}, null, undefined],
    [{ value: '{"a":[1]}', type: 'Json' }, { a: [1] }, 'Json'],
    [{ value: '2013-01-23T14:42:45.000+0200', type: 'Date' }, '2013-01-23T12:42:45.000Z', 'Date'],
    [
      {
        value: '["x"]',
        type: 'Object',
        valueInfo: { objectTypeName: 'java.util.ArrayList', serializationDataFormat: 'application/json' },
      },
      ['x'],
      'Object:java.util.ArrayList',
    ],
  ])('reads %j', (given, value, type) => {
    expect(read(given)).toEqual({ value, type });
  });

  it.each<Record<string, Json>>([
    { value: 'seven', type: 'Integer' },
    { value: 3_000_000_000, type: 'Integer' },
    { value: 1.5, type: 'Long' },
    { value: 40_000, type: 'Short' },
    { value: 'yes', type: 'Boolean' },
    { value: 'tomorrow', type: 'Date' },
    { value: '{"a":', type: 'Json' },
    { value: '{"__proto__":{"a":1}}', type: 'Json' },
    {
      value: '[]',
      type: 'Object',
      valueInfo: { serializationDataFormat: 'application/x-java-serialized-object' },
    },
    { value: 'AAEC', type: 'Bytes' },
    { value: 'x', type: 'constructor' },
    { value: 'x', type: 7 },
    { value: 'x', type: 'Null' },
  ])('refuses %j', (given) => {
    expect(read(given)).toMatchObject({ status: 400, type: 'InvalidRequestException' });
  });

  it.each(['', '__proto__', 'constructor', 'x'.repeat(256)])("refuses the name '%s'", (name) => {
    expect(variableOf(name, { value: 1 })).toMatchObject({ ok: false, reason: { status: 422 } });
  });

  it('refuses more than a megabyte in one request', () => {
    const half = 'x'.repeat(600_000);
    expect(variables({ a: { value: half }, b: { value: half } })).toMatchObject({
      ok: false,
      reason: { status: 413 },
    });
    expect(variables({ a: { value: half } }).ok).toBe(true);
  });

  it.each<[Json, string | undefined, object]>([
    ['a', undefined, { type: 'String', value: 'a' }],
    [7, undefined, { type: 'Integer', value: 7 }],
    [3_000_000_000, undefined, { type: 'Long', value: 3_000_000_000 }],
    [7.5, undefined, { type: 'Double', value: 7.5 }],
    [7, 'Double', { type: 'Double', value: 7 }],
    [null, 'Date', { type: 'Null', value: null }],
    [[1], undefined, { type: 'Json', value: '[1]' }],
    ['2013-01-23T12:42:45.000Z', 'Date', { type: 'Date', value: '2013-01-23T12:42:45.000+0000' }],
  ])('writes %j declared %s', (value, declared, written) => {
    expect(typedValueOf(value, declared)).toMatchObject(written);
  });

  it('writes objects as they are, or as text for who does not want them deserialised', () => {
    const expected = { objectTypeName: 'java.util.ArrayList', serializationDataFormat: 'application/json' };
    expect(typedValueOf(['a'], 'Object')).toEqual({ type: 'Object', value: ['a'], valueInfo: expected });
    expect(typedValueOf(['a'], 'Object', false).value).toBe('["a"]');
    expect(typedValueOf({ a: 1 }, 'Object:nl.test.Thing').valueInfo['objectTypeName']).toBe('nl.test.Thing');
  });

  it('writes only the variables that were asked for', () => {
    expect(Object.keys(typedValuesOf({ values: { a: 1, b: 2 } }, { names: ['b', 'c'] }))).toEqual(['b']);
  });
});
