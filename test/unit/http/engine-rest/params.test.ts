import { describe, expect, it } from '@jest/globals';
import { addressOf, queryOf, type ListSpecification } from '../../../../src/http/engine-rest/params.js';
import { atMost, before, flag, is, like, oneOf } from '../../../../src/http/engine-rest/params.js';
import type { Ports } from '../../../../src/application/work.js';
import type { Given } from '../../../../src/http/engine-rest/readers.js';
import { fromEpochMs } from '../../../../src/kernel/instant.js';

const specification: ListSpecification = {
  filters: {
    name: is('name'),
    nameLike: like('name'),
    nameIn: oneOf('name'),
    maxPriority: atMost('priority'),
    dueBefore: before('dueAt'),
    active: flag(() => [{ field: 'suspended', is: false }]),
  },
  unsupported: new Set(['processVariables']),
  sorts: { name: 'name', priority: 'priority', tenantId: null },
};

const asked = (given: Given, address: Given = given) =>
  queryOf(specification, { given, now: fromEpochMs(0), ports: {} as Ports, user: 'somebody' }, address);

const where = async (given: Given) => {
  const outcome = await asked(given);
  return outcome.ok ? outcome.value.where : outcome.reason.message;
};

describe('the parameters of a list', () => {
  it('become conditions, and names nobody knows demand nothing', async () => {
    expect(await where({ name: 'a', nameLike: 'a%', whatever: 'x' })).toEqual([
      { field: 'name', is: 'a' },
      { field: 'name', like: 'a%' },
    ]);
  });

  it('read what an address writes as text, and what a body writes as it is', async () => {
    expect(await where({ nameIn: 'a, b', maxPriority: '5' })).toEqual(
      await where({ nameIn: ['a', 'b'], maxPriority: 5 }),
    );
  });

  it('demand nothing when a flag is false or a value is null', async () => {
    expect(await where({ active: 'false', name: null })).toEqual([]);
    expect(await where({ active: 'true' })).toEqual([{ field: 'suspended', is: false }]);
  });

  it.each<[Given, string]>([
    [{ maxPriority: 'high' }, "Cannot set query parameter 'maxPriority' to value 'high'"],
    [{ dueBefore: 'soon' }, "Cannot set query parameter 'dueBefore' to value 'soon'"],
    [{ active: 'perhaps' }, "Cannot set query parameter 'active'"],
    [{ name: { $gt: '' } }, "Cannot set query parameter 'name'"],
    [{ processVariables: 'a_eq_1' }, "'processVariables' is not supported"],
    [{ sortBy: 'name' }, 'sortBy and sortOrder required'],
    [{ sortBy: 'constructor', sortOrder: 'asc' }, 'sortBy parameter has invalid value: constructor'],
    [{ sortBy: 'name', sortOrder: 'up' }, 'sortOrder parameter has invalid value: up'],
    [{ firstResult: '-1' }, 'Expected a number from 0'],
  ])('refuse %j', async (given, message) => {
    expect(await where(given)).toContain(message);
  });

  it('sort by one term, by several in a body, or not at all where all are equal', async () => {
    expect(await asked({ sortBy: 'name', sortOrder: 'desc' })).toMatchObject({
      value: { sort: [{ by: 'name', descending: true }] },
    });
    const sorting = [
      { sortBy: 'priority', sortOrder: 'desc' },
      { sortBy: 'name', sortOrder: 'asc' },
    ];
    expect(await asked({ sorting })).toMatchObject({
      value: {
        sort: [
          { by: 'priority', descending: true },
          { by: 'name', descending: false },
        ],
      },
    });
    expect(await asked({ sortBy: 'tenantId', sortOrder: 'asc' })).toMatchObject({ value: { sort: [] } });
  });

  it('take the page from the address, also when the filters come in a body', async () => {
    expect(await asked({}, { firstResult: '5', maxResults: '2' })).toMatchObject({
      value: { offset: 5, limit: 2 },
    });
  });

  it('keep names of an address apart from the machinery of objects', () => {
    const address = addressOf('/task?__proto__=a&name=b&name=c&x=%2F');
    expect(address['name']).toBe('b');
    expect(address['x']).toBe('/');
    expect(address['__proto__']).toBe('a');
    expect([address['toString'], address['constructor']]).toEqual([undefined, undefined]);
  });

  it.each(['a=1&b=2', 'a', 'a=', '=a', 'a==b', '&&a=1&', 'a=1&a=2', 'a=b=c&d', ''])(
    'read the address %j as browsers do, though there is nothing to decode',
    (query) => {
      const expected: Record<string, string> = {};
      for (const [name, value] of new URLSearchParams(query)) expected[name] ??= value;
      expect({ ...addressOf(`/task?${query}`) }).toEqual(expected);
    },
  );
});
