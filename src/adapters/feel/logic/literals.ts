import { FeelRange, type FeelValue } from './feel-value.js';
import { childNamed, operand, operands, type Compile } from './compiler.js';
import { readMoment } from './read-moment.js';
import type { Evaluated } from './scope.js';
import type { SyntaxNode } from './syntax-tree.js';
import { compare } from './compare.js';

const constant =
  (value: FeelValue): Evaluated =>
  () =>
    value;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The text of a string literal, its escapes read. */
export const stringOf = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs,
      (whole, short?: string, long?: string, one?: string) => {
        const code = short ?? long;
        if (code !== undefined) return codePoint(Number.parseInt(code, 16)) ?? whole;
        return escapes[one ?? ''] ?? whole;
      },
    );

const codePoint = (code: number): string | undefined =>
  code > 0x10_ff_ff ? undefined : String.fromCodePoint(code);

export const numberLiteral: Compile = ({ text }) => {
  const value = Number(text.replace(/\s/g, ''));
  return constant(Number.isFinite(value) ? value : null);
};

export const stringLiteral: Compile = ({ text }) => constant(stringOf(text));
export const booleanLiteral: Compile = ({ text }) => constant(text === 'true');
export const nullLiteral: Compile = () => constant(null);

export const atLiteral: Compile = (node) => constant(readMoment(stringOf(operand(node, 0).text)) ?? null);

export const listLiteral: Compile = (node, { compile }) => {
  const elements = operands(node).map(compile);
  return (scope) => {
    scope.evaluation.budget.spend(elements.length);
    return elements.map((element) => element(scope));
  };
};

const keyOf = (node: SyntaxNode): string => {
  const key = childNamed(node, 'Key') ?? node;
  const [inside = key] = key.children;
  return inside.name === 'StringLiteral' ? stringOf(inside.text) : inside.text.replace(/\s+/g, ' ');
};

/** Each entry sees those before it; a key that is there twice makes it no context. */
export const contextLiteral: Compile = (node, { compile }) => {
  const entries = node.children
    .filter(({ name }) => name === 'ContextEntry')
    .map((entry): [string, Evaluated] => [keyOf(entry), compile(operand(entry, 1))]);
  if (new Set(entries.map(([key]) => key)).size < entries.length) return constant(null);
  return (scope) => {
    const context = new Map<string, FeelValue>();
    const inside = scope.within(context);
    for (const [key, value] of entries) context.set(key, value(inside));
    return context;
  };
};

/** A range with both ends; ends that cannot be put in order make it none. */
const rangeOf = (start: FeelValue, end: FeelValue, included: { start: boolean; end: boolean }): FeelValue =>
  compare(start, end) === undefined ? null : new FeelRange(start, end, included.start, included.end);

export const interval: Compile = (node, { compile }) => {
  const [start, end] = [compile(operand(node, 0)), compile(operand(node, 1))];
  const included = { start: node.text.startsWith('['), end: node.text.endsWith(']') };
  return (scope) => rangeOf(start(scope), end(scope), included);
};
