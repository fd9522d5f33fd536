import { describe, expect, it } from '@jest/globals';
import { checkValue } from '../../../../src/domain/forms/check-value.js';
import type { FormField } from '../../../../src/domain/forms/form.js';
import type { Json } from '../../../../src/kernel/json.js';
import { instantAt } from '../../../support/domain/wall.js';

/** Half past three in the afternoon, on the wall. */
const now = instantAt('2027-03-25 15:30');

const found = (field: Partial<FormField>, value: Json): string => {
  const problems = checkValue({ label: 'A', key: 'a', type: 'textfield', ...field } as FormField, value, {
    now,
    holds: () => undefined,
    isMember: (id) => id.startsWith('person-'),
    isUser: (id, role) => id === `${role ?? 'any'}-1`,
  } as Parameters<typeof checkValue>[2]);
  return problems.map(({ code, within }) => [code, ...within].join(' ')).join(', ');
};

const values = [
  { value: 'x', label: 'X' },
  { value: 'y', label: 'Y' },
];
const day = { type: 'datetime', precision: 'date' } as const;
const moment = { type: 'datetime' } as const;
const list = { type: 'list' } as const;
const rows = (count: number): Json => Array.from({ length: count }, () => ({ what: 'x' }));

describe('a value', () => {
  it.each<readonly [Partial<FormField>, Json, string]>([
    [{ type: 'text' }, 1, ''],
    [{ type: 'textarea' }, 'x'.repeat(20_000), ''],
    [{ type: 'textarea' }, 'x'.repeat(20_001), 'too-long'],
    [{ type: 'textarea', maxLength: 30_000 }, 'x'.repeat(20_001), 'too-long'],
    [{ type: 'textarea' }, ` ${'x'.repeat(20_000)}`, 'too-long'],
    [{ minLength: 3 }, 'abc', ''],
    [{ minLength: 3 }, ' ab ', 'too-short'],
    [{ maxLength: 3 }, ' abc ', ''],
    [{ maxLength: 3 }, 'abcd', 'too-long'],
    [{}, 1, 'wrong-type'],
    [{ type: 'number' }, 0, ''],
    [{ type: 'number' }, -1e12, ''],
    [{ type: 'number' }, '1', 'wrong-type'],
    [{ type: 'number' }, null, 'wrong-type'],
    [{ type: 'number' }, Infinity, 'wrong-type'],
    [{ type: 'number' }, NaN, 'wrong-type'],
    [{ type: 'number', min: 2 }, 2, ''],
    [{ type: 'number', min: 2 }, 1.9, 'too-low'],
    [{ type: 'number', max: 2 }, 2, ''],
    [{ type: 'number', max: 2 }, 2.1, 'too-high'],
    [{ type: 'checkbox' }, false, ''],
    [{ type: 'checkbox' }, 0, 'wrong-type'],
    [{ type: 'radio', values }, 'y', ''],
    [{ type: 'radio', values }, 'z', 'not-a-choice'],
    [{ type: 'radio' }, 'z', 'not-a-choice'],
    [{ type: 'select', values }, ['x'], 'wrong-type'],
    [{ type: 'checklist', values }, ['x', 'y'], ''],
    [{ type: 'checklist', values }, 'x', 'wrong-type'],
    [{ type: 'checklist', values }, ['x', 1, 'z', 'x'], 'wrong-type 1, not-a-choice 2, not-a-choice 3'],
    [{ type: 'checklist', values, min: 1 }, [], 'too-short'],
    [{ type: 'checklist', values, minLength: 2 }, ['x'], 'too-short'],
    [{ type: 'checklist', values, minLength: 1 }, ['x'], ''],
    [{ type: 'checklist', values, max: 1 }, ['x', 'y'], 'too-long'],
    [{ type: 'checklist', values, maxLength: 2, max: 1 }, ['x', 'y'], ''],
    [{ type: 'person' }, 'person-1', ''],
    [{ type: 'person' }, 'somebody', 'person-unknown'],
    [{ type: 'person' }, 1, 'wrong-type'],
    [{ type: 'persons' }, ['person-1', 'person-2'], ''],
    [{ type: 'persons' }, ['person-1', 'somebody'], 'person-unknown 1'],
    [{ type: 'user' }, 'any-1', ''],
    [{ type: 'user', role: 'rvt' }, 'rvt-1', ''],
    [{ type: 'user', role: 'rvt' }, 'any-1', 'user-unknown'],
    [{ type: 'user' }, {}, 'wrong-type'],
    [day, '2027-03-25', ''],
    [day, '2027-02-29', 'wrong-type'],
    [day, now, 'wrong-type'],
    [day, 20270325, 'wrong-type'],
    [{ ...day, latest: 'now' }, '2027-03-25', ''],
    [{ ...day, latest: 'now' }, '2027-03-26', 'in-future'],
    [day, '2027-03-26', ''],
    [{ ...day, earliest: 'now' }, '2027-03-25', ''],
    [{ ...day, earliest: 'now' }, '2027-03-24', 'in-past'],
    [day, '2027-03-24', ''],
    [moment, now, ''],
    [moment, '2027-03-25', 'wrong-type'],
    [moment, 1, 'wrong-type'],
    [moment, '2027-02-29T10:00:00.000Z', 'wrong-type'],
    [moment, '2027-03-25T23:59:59.999Z', ''],
    [moment, '2027-03-25T24:00:00.000Z', 'wrong-type'],
    [moment, '2027-03-25T10:60:00.000Z', 'wrong-type'],
    [moment, '2027-03-25T10:00:60.000Z', 'wrong-type'],
    [{ ...moment, latest: 'now' }, now, ''],
    [{ ...moment, latest: 'now' }, '2027-03-25T14:30:00.001Z', 'in-future'],
    [{ ...moment, earliest: 'now' }, now, ''],
    [{ ...moment, earliest: 'now' }, '2027-03-25T14:29:59.999Z', 'in-past'],
    [list, rows(200), ''],
    [list, rows(201), 'too-long'],
    [{ ...list, max: 300 }, rows(201), 'too-long'],
    [{ ...list, max: 2 }, rows(3), 'too-long'],
    [list, [], ''],
    [list, {}, 'wrong-type'],
    [list, [{}, 'x'], 'wrong-type 1'],
    [{ ...list, min: 1 }, [{ what: ' ' }], 'too-short'],
    [{ ...list, min: 1 }, [{ what: ' ' }, { what: 'x' }], ''],
    [{ ...list, min: 2 }, [{ what: 'x' }, { what: null }], 'too-short'],
    [{ ...list, min: 1 }, ['x'], 'wrong-type 0'],
  ])('of %j that is %j is %j', (field, value, problems) => {
    expect(found(field, value)).toBe(problems);
  });
});
