import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Refusal } from '../refusal.js';
import { childNamed, operands, type Compiling } from './compiler.js';
import { compiledText, type Reading } from './compiled-text.js';
import type { FeelValue } from './feel-value.js';
import { anyOf, unaryTest, type Test } from './operators.js';
import type { Scope } from './scope.js';
import type { SyntaxNode } from './syntax-tree.js';

/** A cell of a decision table: whether an input passes it. A missing input passes only what speaks of `null`. */
export type UnaryTests = (input: FeelValue, scope: Scope) => boolean;

export const readUnaryTests = (text: string, reading: Reading): Outcome<UnaryTests, Refusal> => {
  const read = compiledText({ text, kind: 'unary-tests', reading }, testsOf);
  if (!read.ok) return read;
  return ok((input, scope) => read.value(scope.evaluation.specialNames)(input, scope));
};

const testsOf = (node: SyntaxNode, compiling: Compiling): UnaryTests => {
  if (childNamed(node, 'Wildcard')) return () => true;
  const isNegated = childNamed(node, 'not') !== undefined;
  const tests = operands(childNamed(node, 'PositiveUnaryTests') ?? node).map((test): Test =>
    unaryTest(test, compiling),
  );
  const speaksOfNull = holds(node, 'null');
  return (input, scope) => {
    if (input === null && !speaksOfNull) return false;
    const passed = anyOf(tests, input, scope);
    return (passed === true) !== isNegated;
  };
};

const holds = (node: SyntaxNode, name: string): boolean =>
  node.name === name || node.children.some((child) => holds(child, name));
