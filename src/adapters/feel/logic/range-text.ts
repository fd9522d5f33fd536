import { compare } from './compare.js';
import { operands, childNamed } from './compiler.js';
import { FeelRange, type FeelValue } from './feel-value.js';
import { stringOf } from './literals.js';
import { readDate, readDateTime, readDuration, readMoment, readTime } from './read-moment.js';
import type { Evaluation } from './scope.js';
import { readSyntax, type SyntaxNode } from './syntax-tree.js';

/** The range that a text writes, with literals for its ends (DMN 1.5 §10.3.4.1); an end may be left out. */
export const rangeFrom = (text: string, { budget }: Evaluation): FeelValue => {
  budget.spend(1 + text.length);
  const [, open, start = '', end = '', close] = /^\s*([[(\]])(.*?)\.\.(.*)([\])[])\s*$/s.exec(text) ?? [];
  const [from, to] = [endOf(start), endOf(end)];
  if (open === undefined || from === undefined || to === undefined) return null;
  const range = new FeelRange(from, to, open === '[', close === ']');
  return isSound(range) ? range : null;
};

const isSound = ({ start, end, startIncluded, endIncluded }: FeelRange): boolean => {
  if (start === null) return end !== null && !startIncluded;
  return end === null ? !endIncluded : (compare(start, end) ?? 1) <= 0;
};

const endOf = (text: string): FeelValue | undefined => {
  if (text.trim() === '' || text.trim() === 'null') return null;
  const read = readSyntax(text, 'expression', {});
  return read.ok ? literal(read.value) : undefined;
};

const constructors: Readonly<Record<string, (text: string) => FeelValue | undefined>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
};

const literals: Readonly<Record<string, (node: SyntaxNode) => FeelValue | undefined>> = {
  NumericLiteral: ({ text }) => Number(text.replace(/\s/g, '')),
  StringLiteral: ({ text }) => stringOf(text),
  AtLiteral: ({ children }) => readMoment(stringOf(children[0]?.text ?? '')),
  DateTimeLiteral: (node) => (node.children.length === 1 ? inside(node) : constructed(node)),
  Expression: (node) => inside(node),
};

const literal = (node: SyntaxNode): FeelValue | undefined => literals[node.name]?.(node);

const inside = ({ children: [first] }: SyntaxNode): FeelValue | undefined => first && literal(first);

const constructed = (node: SyntaxNode): FeelValue | undefined => {
  const read = constructors[(node.children[0]?.text ?? '').replace(/\s+/g, ' ')];
  const [given, ...others] = operands(childNamed(node, 'PositionalParameters') ?? node);
  return given?.name === 'StringLiteral' && others.length === 0 ? read?.(stringOf(given.text)) : undefined;
};
