import type { EvaluationFailure } from '../../engine/expression.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Expressions } from '../../ports/expressions.js';
import { failed, JuelFailure } from './juel-failure.js';
import { kindOf } from './juel-operators.js';
import { parseJuel, type Juel } from './juel-parser.js';
import { openLog } from './juel-scope.js';
import { juelTokens } from './juel-tokens.js';

const longestText = 10_000;
const longestAnswer = 1_000_000;
const mostKept = 5_000;

/**
 * What Camunda 7 models write in `${…}` and `#{…}`: a language without loops, definitions, beans or functions, so
 * that a text can only take time in proportion to its length. Variables, and what lists, maps and texts can do.
 */
export const juelExpressions = (): Expressions => {
  const kept = new Map<string, Outcome<Juel, EvaluationFailure>>();
  const compiled = (text: string): Outcome<Juel, EvaluationFailure> => {
    const known = kept.get(text);
    if (known) return known;
    const fresh = attempt(() => readText(text));
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, fresh);
    return fresh;
  };
  return {
    evaluate({ text }, { values }, circumstances) {
      const juel = compiled(text);
      return juel.ok ? attempt(() => juel.value({ variables: values, circumstances })) : juel;
    },
    perform({ text }, { values }, circumstances) {
      const juel = compiled(text);
      if (!juel.ok) return juel;
      const log = openLog();
      const outcome = attempt(() => juel.value({ variables: values, circumstances, log }));
      return outcome.ok ? ok({ value: outcome.value, effects: log.effects }) : outcome;
    },
    check({ text }) {
      const juel = compiled(text);
      return juel.ok ? ok(true) : juel;
    },
  };
};

const attempt = <Value>(read: () => Value): Outcome<Value, EvaluationFailure> => {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof JuelFailure) return refused({ code: error.code, message: error.message });
    throw error;
  }
};

const readText = (text: string): Juel => {
  if (text.length > longestText)
    throw new JuelFailure(
      'expression-too-expensive',
      `Expected at most ${longestText} characters, but got more`,
    );
  if (!/[$#]\{/.test(text)) return parseJuel(juelTokens(text, 0, false).tokens);
  const parts = partsOf(text);
  const [only] = parts;
  return parts.length === 1 && typeof only === 'function' ? only : joined(parts);
};

/** Texts as they stand, and the expressions between them. */
const partsOf = (text: string): readonly (string | Juel)[] => {
  const parts: (string | Juel)[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.slice(at).search(/[$#]\{/);
    if (start !== 0) parts.push(text.slice(at, start < 0 ? undefined : at + start));
    if (start < 0) break;
    const { tokens, end } = juelTokens(text, at + start + 2, true);
    parts.push(parseJuel(tokens));
    at = end;
  }
  return parts;
};

const joined =
  (parts: readonly (string | Juel)[]): Juel =>
  (scope) => {
    const text = parts.map((part) => (typeof part === 'string' ? part : textOf(part(scope)))).join('');
    if (text.length > longestAnswer)
      throw new JuelFailure(
        'expression-too-expensive',
        `Expected at most ${longestAnswer} characters, but got more`,
      );
    return text;
  };

const textOf = (value: Json): string => {
  if (value === null) return '';
  if (typeof value === 'object')
    throw failed(`Expected a text, a number or a truth value, but got ${kindOf(value)}`);
  return String(value);
};
