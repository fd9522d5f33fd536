/**
 * What the tests import as '@jest/globals' when they run against mutants: it gathers them, and somebody else runs
 * them one by one, in one process, as often as there are mutants.
 */
export { expect } from 'expect';

const gathered = () => globalThis.koersTests;

let file = '';
let around = [];

const within = (name, hooks, body) => {
  const before = around;
  around = [...around, { name, beforeEach: [], afterEach: [], ...hooks }];
  try {
    body();
  } finally {
    around = before;
  }
};

/** Everything a test file declares belongs to it. */
export const inFile = (name, load) => {
  file = name;
  within('', {}, load);
};

const rowOf = (row) => (Array.isArray(row) ? row : [row]);

const each = (declare) => (rows) => (name, body, timeout) =>
  rows.forEach((row, index) =>
    declare(`${name} [${index}]`, (...more) => body(...rowOf(row), ...more), timeout),
  );

const declareTest = (name, body) => {
  const scopes = around;
  gathered().push({
    file,
    name: [...scopes.map((scope) => scope.name), name].filter(Boolean).join(' › '),
    async run() {
      for (const scope of scopes) for (const hook of scope.beforeEach) await hook();
      const outcome = body();
      if (outcome instanceof Promise) await outcome;
      for (const scope of scopes) for (const hook of scope.afterEach) await hook();
    },
  });
};
const declareGroup = (name, body) => within(name, {}, body);

export const it = Object.assign(declareTest, { each: each(declareTest) });
export const test = it;
export const describe = Object.assign(declareGroup, { each: each(declareGroup) });
export const beforeEach = (hook) => void around.at(-1).beforeEach.push(hook);
export const afterEach = (hook) => void around.at(-1).afterEach.push(hook);
