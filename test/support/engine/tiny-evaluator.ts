import type {
  Circumstances,
  Effect,
  Evaluate,
  Expression,
  TaskField,
} from '../../../src/engine/expression.js';
import type { VariableSet, Variables } from '../../../src/engine/variables.js';
import type { Json } from '../../../src/kernel/json.js';
import { ok, refused } from '../../../src/kernel/outcome.js';

/*
 * A language for tests: numbers, "texts", true, false, null, [lists], names with dots, sums, and one comparison.
 * The engine is tested without the adapter that real models use.
 */

class Unknown extends Error {}
class Unreadable extends Error {}

const splitOutside = (text: string, mark: string): string[] => {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '[') depth += 1;
    if (sign === ']') depth -= 1;
    if (sign === mark && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
};

const lookUp = (path: string, variables: Variables): Json => {
  let value: Json = variables as { readonly [key: string]: Json };
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      throw new Unknown(`Expected variable '${path}', but there is none`);
    value = (value as { readonly [key: string]: Json })[name] ?? null;
  }
  return value;
};

const termOf = (text: string, variables: Variables): Json => {
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^"[^"]*"$/.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (/^\[.*\]$/.test(text))
    return text === '[]' ? [] : splitOutside(text.slice(1, -1), ',').map((item) => valueOf(item, variables));
  if (/^[A-Za-z_][\w.]*$/.test(text)) return lookUp(text, variables);
  throw new Unreadable(`Expected a term, but got '${text}'`);
};

const sumOf = (text: string, variables: Variables): Json => {
  const terms = splitOutside(text, '+').map((term) => termOf(term, variables));
  const [first = null, ...others] = terms;
  return others.reduce<Json>((sum, term) => Number(sum) + Number(term), first);
};

const comparison = /^(.+?)\s*(<=|>=|!=|=|<|>)\s*(.+)$/;

const compare: Readonly<Record<string, (left: Json, right: Json) => boolean>> = {
  '=': (left, right) => JSON.stringify(left) === JSON.stringify(right),
  '!=': (left, right) => JSON.stringify(left) !== JSON.stringify(right),
  '<': (left, right) => Number(left) < Number(right),
  '<=': (left, right) => Number(left) <= Number(right),
  '>': (left, right) => Number(left) > Number(right),
  '>=': (left, right) => Number(left) >= Number(right),
};

const valueOf = (text: string, variables: Variables): Json => {
  const [, left, sign, right] = comparison.exec(text) ?? [];
  if (left === undefined || sign === undefined || right === undefined) return sumOf(text, variables);
  return compare[sign]?.(sumOf(left, variables), sumOf(right, variables)) ?? false;
};

const failed = (error: unknown) => {
  if (error instanceof Unknown) return refused({ code: 'unknown-variable' as const, message: error.message });
  if (error instanceof Unreadable)
    return refused({ code: 'expression-invalid' as const, message: error.message });
  throw error;
};

/** What decisions answer in a test: rows by the key of the decision. */
export type Decisions = Readonly<Record<string, (variables: Variables) => Json>>;

const evaluated = ({ text }: Expression, { values }: VariableSet) => {
  try {
    return ok(valueOf(text, values));
  } catch (error) {
    return failed(error);
  }
};

/** `name := value` sets a variable, `local name := value` only here, `task.name := value` a field of the task. */
const setter = /^(?:(local|task\.)\s*)?(\w+) := (.+)$/;

const performed = (expression: Expression, variables: VariableSet, about?: Circumstances) => {
  const [, mark, name = '', text = expression.text] = setter.exec(expression.text) ?? [];
  const own = { event: about?.event ?? null, assignee: about?.task?.assignee ?? null };
  const value = evaluated({ ...expression, text }, { values: { ...own, ...variables.values } });
  if (!value.ok || name === '') return value.ok ? ok({ value: value.value, effects: [] }) : value;
  const effect: Effect =
    mark === 'task.'
      ? { on: 'task', field: name as TaskField, value: value.value as string }
      : { on: 'variable', name, value: value.value, local: mark === 'local' };
  return ok({ value: value.value, effects: [effect] });
};

export const tinyEvaluator = (decisions: Decisions = {}): Evaluate => ({
  expression: evaluated,
  perform: performed,
  decision({ key }, { values }) {
    const decide = decisions[key];
    if (!decide) return refused({ code: 'decision-not-found' as const, message: `No decision '${key}'` });
    return ok({ decision: key, version: 1, result: decide(values), matched: [{ rule: 'rule1', index: 1 }] });
  },
  check({ text }) {
    try {
      valueOf(setter.exec(text)?.[3] ?? text, {});
    } catch (error) {
      if (!(error instanceof Unknown))
        return refused({ code: 'bad-expression', message: `Expected an expression, but got '${text}'` });
    }
    return ok(true as const);
  },
});
