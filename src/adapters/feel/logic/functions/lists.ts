import { equal } from '../compare.js';
import { isList, type FeelFunction, type FeelList, type FeelValue } from '../feel-value.js';
import type { Evaluation } from '../scope.js';
import { signature, type Functions } from '../signature.js';

const holds = (list: FeelList, element: FeelValue): boolean =>
  list.some((one) => equal(one, element) === true);

/** Every value is held against every other, which takes its square in steps. */
const distinct = (list: FeelList, { budget }: Evaluation): FeelList => {
  const found: FeelValue[] = [];
  for (const value of list) {
    budget.spend(1 + found.length / 10);
    if (!holds(found, value)) found.push(value);
  }
  return found;
};

const flattened = (value: FeelValue): FeelList => (isList(value) ? value.flatMap(flattened) : [value]);

/** The index of a place counted from 1, or from the end; `undefined` when the list has no such place. */
const indexOf = (list: FeelList, place: number, past = 0): number | undefined => {
  const whole = Math.trunc(place);
  const index = whole > 0 ? whole - 1 : list.length + whole;
  return whole !== 0 && index >= 0 && index < list.length + past ? index : undefined;
};

const sublist = (list: FeelList, start: number, length: number | undefined): FeelValue => {
  const from = indexOf(list, start);
  if (from === undefined) return null;
  if (length === undefined) return list.slice(from);
  return length < 1 || from + length > list.length ? null : list.slice(from, from + length);
};

const replacedWhere = (list: FeelList, match: FeelFunction, item: FeelValue): FeelValue => {
  const found: FeelValue[] = [];
  if (match.parameters.length !== 2) return null;
  for (const one of list) {
    const matches = match.call([one, item]);
    if (typeof matches !== 'boolean') return null;
    found.push(matches ? item : one);
  }
  return found;
};

const sorted = (list: FeelList, precedes: FeelFunction, { budget }: Evaluation): FeelValue => {
  if (precedes.parameters.length !== 2) return null;
  return list.toSorted((one, other) => {
    budget.spend(2);
    if (precedes.call([one, other]) === true) return -1;
    return precedes.call([other, one]) === true ? 1 : 0;
  });
};

const atPlace = (
  list: FeelList,
  index: number | undefined,
  change: { readonly removed: number; readonly items: FeelList },
): FeelValue => (index === undefined ? null : list.toSpliced(index, change.removed, ...change.items));

/** DMN 1.5 §10.3.4.4 and §10.3.4.9. */
export const listFunctions: Functions = {
  'list contains': [signature(['list: list', 'element: any'], ([list, element]) => holds(list, element))],
  count: [signature(['list: list'], ([list]) => list.length)],
  sublist: [
    signature(['list: list', 'start position: number', 'length?: number'], ([list, start, length]) =>
      sublist(list, start, length),
    ),
  ],
  append: [signature(['list: list', '...item: any'], ([list, items]) => [...list, ...items])],
  concatenate: [signature(['...list: list'], ([lists]) => lists.flat(1) as FeelList)],
  'insert before': [
    signature(['list: list', 'position: number', 'newItem: any'], ([list, position, item]) =>
      atPlace(list, indexOf(list, position, 1), { removed: 0, items: [item] }),
    ),
  ],
  remove: [
    signature(['list: list', 'position: number'], ([list, position]) =>
      atPlace(list, indexOf(list, position), { removed: 1, items: [] }),
    ),
  ],
  'list replace': [
    signature(['list: list', 'position: number', 'newItem: any'], ([list, position, item]) =>
      atPlace(list, indexOf(list, position), { removed: 1, items: [item] }),
    ),
    signature(['list: list', 'match: function', 'newItem: any'], ([list, match, item]) =>
      replacedWhere(list, match, item),
    ),
  ],
  reverse: [signature(['list: list'], ([list]) => list.toReversed())],
  'index of': [
    signature(['list: list', 'match: any'], ([list, match]) =>
      list.flatMap((one, at) => (equal(one, match) === true ? [at + 1] : [])),
    ),
  ],
  union: [
    signature(['...list: list'], ([lists], evaluation) => distinct(lists.flat(1) as FeelList, evaluation)),
  ],
  'distinct values': [signature(['list: list'], ([list], evaluation) => distinct(list, evaluation))],
  flatten: [signature(['list: list'], ([list]) => flattened(list))],
  sort: [
    signature(['list: list', 'precedes: function'], ([list, precedes], evaluation) =>
      sorted(list, precedes, evaluation),
    ),
  ],
};
