import type { Json } from '../../kernel/json.js';
import type { Variables } from '../../engine/variables.js';

/*
 * FEEL names may hold spaces and operators (`Monthly Salary`, `first-name`), so how an expression reads depends on
 * the names there are. Nearly all are plain; an expression is read again only for the special ones it may mean.
 */

const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const deepest = 5;
const most = 2_000;
const found = new WeakMap<Variables, readonly string[]>();

/** The names in these variables, at any depth, that are not plain. */
export const specialNames = (variables: Variables): readonly string[] => {
  const known = found.get(variables);
  if (known) return known;
  const names = new Set<string>();
  let seen = 0;
  const visit = (value: Json, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > deepest || (seen += 1) > most) return;
    if (Array.isArray(value)) {
      for (const inside of value.slice(0, 20) as readonly Json[]) visit(inside, depth + 1);
      return;
    }
    for (const [name, inside] of Object.entries(value)) {
      if (!plain.test(name)) names.add(name);
      visit(inside, depth + 1);
    }
  };
  visit(variables, 0);
  const sorted = [...names].sort();
  found.set(variables, sorted);
  return sorted;
};

/** Those of the names that the text may mean. */
export const namesWithin = (names: readonly string[], text: string): readonly string[] =>
  names.length === 0
    ? names
    : names.filter((name) => text.replace(/\s+/g, ' ').includes(name.trim().replace(/\s+/g, ' ')));
