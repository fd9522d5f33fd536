import { ok } from '../../kernel/outcome.js';
import type { VariablePlace } from './demands.js';
import type { Filter } from './params.js';
import { valueTests } from './value-tests.js';

/** Demands variables with certain values; read by `value-tests.ts`. */
export const variableValues =
  (of: VariablePlace): Filter =>
  (value, { given }) => {
    const tests = valueTests(value, given);
    return tests.ok ? ok(tests.value.map((test) => ({ of, test }))) : tests;
  };
