import type { FeelType } from './feel-type.js';
import type { Evaluated } from './scope.js';
import type { SyntaxNode } from './syntax-tree.js';

/** What parts of an expression need to know of the whole. */
export interface Compiling {
  readonly compile: (node: SyntaxNode) => Evaluated;
  /** The types that item definitions name. */
  readonly types: ReadonlyMap<string, FeelType>;
}

export type Compile = (node: SyntaxNode, compiling: Compiling) => Evaluated;

const tokens = /^[^\p{L}]+$/u;
const keywords = new Set([
  'if',
  'then',
  'else',
  'for',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'between',
  'and',
  'or',
  'not',
  'function',
  'instance',
  'of',
]);

const isToken = ({ name }: SyntaxNode): boolean => (tokens.test(name) && name !== '?') || keywords.has(name);

/** The children that carry meaning, without brackets, commas and keywords. */
export const operands = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.children.filter((child) => !isToken(child));

export const childNamed = (node: SyntaxNode, name: string): SyntaxNode | undefined =>
  node.children.find((child) => child.name === name);

/** The operand at that place; a tree that came from the parser has it. */
export const operand = (node: SyntaxNode, at: number): SyntaxNode => {
  const found = operands(node)[at];
  if (!found) throw new Error(`Expected an operand in ${node.name}, but there is none`);
  return found;
};
