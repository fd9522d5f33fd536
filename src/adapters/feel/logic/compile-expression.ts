import { filterExpression, inputValue, pathExpression, variableName } from './access.js';
import { operand, type Compile, type Compiling } from './compiler.js';

import type { FeelType } from './feel-type.js';
import { dateTimeLiteral, functionDefinition, functionInvocation } from './invocation.js';
import { forExpression, quantifiedExpression } from './iteration.js';
import {
  atLiteral,
  booleanLiteral,
  contextLiteral,
  interval,
  listLiteral,
  nullLiteral,
  numberLiteral,
  stringLiteral,
} from './literals.js';
import {
  arithmeticExpression,
  comparison,
  conjunction,
  disjunction,
  instanceOf,
  simpleUnaryTest,
} from './operators.js';
import type { Evaluated } from './scope.js';
import type { SyntaxNode } from './syntax-tree.js';

const inner: Compile = (node, { compile }) => compile(operand(node, 0));

const ifExpression: Compile = (node, { compile }) => {
  const [condition, then, otherwise] = [0, 1, 2].map((at) => compile(operand(node, at)));
  return (scope) => (condition?.(scope) === true ? then : otherwise)?.(scope) ?? null;
};

const compilers: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['Expression', inner],
  ['ParenthesizedExpression', inner],
  ['PositiveUnaryTest', inner],
  ['NumericLiteral', numberLiteral],
  ['StringLiteral', stringLiteral],
  ['BooleanLiteral', booleanLiteral],
  ['null', nullLiteral],
  ['AtLiteral', atLiteral],
  ['DateTimeLiteral', dateTimeLiteral],
  ['List', listLiteral],
  ['Context', contextLiteral],
  ['Interval', interval],
  ['VariableName', variableName],
  ['?', inputValue],
  ['PathExpression', pathExpression],
  ['FilterExpression', filterExpression],
  ['ArithmeticExpression', arithmeticExpression],
  ['Comparison', comparison],
  ['Conjunction', conjunction],
  ['Disjunction', disjunction],
  ['SimplePositiveUnaryTest', simpleUnaryTest],
  ['InstanceOfExpression', instanceOf],
  ['IfExpression', ifExpression],
  ['ForExpression', forExpression],
  ['QuantifiedExpression', quantifiedExpression],
  ['FunctionDefinition', functionDefinition],
  ['FunctionInvocation', functionInvocation],
]);

export const compilingWith = (types: ReadonlyMap<string, FeelType>): Compiling => {
  const compiling: Compiling = { types, compile: (node) => compiled(node, compiling) };
  return compiling;
};

const compiled = (node: SyntaxNode, compiling: Compiling): Evaluated => {
  const compile = compilers.get(node.name);
  if (!compile) throw new Error(`Expected a part of FEEL that is known, but got ${node.name}`);
  return compile(node, compiling);
};
