import { childNamed, operand, operands, type Compile, type Compiling } from './compiler.js';
import { FeelFunction, type FeelValue } from './feel-value.js';
import { asType, type FeelType } from './feel-type.js';
import { readType } from './read-type.js';
import { builtinFunction } from './builtin-functions.js';
import type { Evaluated, Scope } from './scope.js';
import { sized, weighed } from './sizes.js';
import type { SyntaxNode } from './syntax-tree.js';

export interface Parameter {
  readonly name: string;
  readonly type: FeelType | undefined;
}

/** A function that logic defines: what it is given must fit its parameters, or it gives `null`. */
export const definedFunction = (
  parameters: readonly Parameter[],
  body: (given: ReadonlyMap<string, FeelValue>) => FeelValue,
): FeelFunction =>
  new FeelFunction(
    parameters.map(({ name }) => name),
    (given) => {
      if (given.length !== parameters.length) return null;
      const named = new Map<string, FeelValue>();
      for (const [at, { name, type }] of parameters.entries()) {
        const value = given[at] ?? null;
        const fitting = type ? asType(value, type) : value;
        if (fitting === undefined) return null;
        named.set(name, fitting);
      }
      return body(named);
    },
  );

export const functionDefinition: Compile = (node, compiling) => {
  if (childNamed(node, 'external')) return () => null;
  const parameters = (childNamed(node, 'FormalParameters')?.children ?? [])
    .filter(({ name }) => name === 'FormalParameter')
    .map((parameter): Parameter => ({
      name: (childNamed(parameter, 'ParameterName')?.text ?? '').replace(/\s+/g, ' '),
      type: typeOf(parameter, compiling),
    }));
  const body = compiling.compile(operand(childNamed(node, 'FunctionBody') ?? node, 0));
  return (scope) =>
    definedFunction(parameters, (given) => {
      scope.evaluation.budget.spend(1);
      return body(scope.within(given));
    });
};

const typeOf = (parameter: SyntaxNode, { types }: Compiling): FeelType | undefined => {
  const type = childNamed(parameter, 'Type');
  return type && readType(type, types);
};

export const functionInvocation: Compile = (node, compiling) => {
  const target = targetOf(node, compiling);
  const named = childNamed(node, 'NamedParameters');
  if (named) return invokedByName(target, named, compiling);
  const given = operands(childNamed(node, 'PositionalParameters') ?? node).map(compiling.compile);
  return (scope) => {
    const called = target(scope);
    const values = given.map((one) => weighed(scope.evaluation.budget, one(scope)));
    return called instanceof FeelFunction ? invoked(scope, () => called.call(values)) : null;
  };
};

/** The names of conversions are words of the language for the parser; a name in sight still goes first. */
const targetOf = (node: SyntaxNode, { compile }: Compiling): Evaluated => {
  const [target = node] = node.children;
  if (target.name !== 'DateTimeConstructor' && target.name !== 'SpecialFunctionName') return compile(target);
  const name = target.text.replace(/\s+/g, ' ');
  return (scope) => {
    const found = scope.find(name);
    return found === undefined ? (builtinFunction(name, scope.evaluation) ?? null) : found;
  };
};

const invokedByName = (target: Evaluated, named: SyntaxNode, { compile }: Compiling): Evaluated => {
  const given = named.children
    .filter(({ name }) => name === 'NamedParameter')
    .map((parameter): [string, Evaluated] => [
      (childNamed(parameter, 'ParameterName')?.text ?? '').replace(/\s+/g, ' '),
      compile(parameter.children.at(-1) ?? parameter),
    ]);
  return (scope) => {
    const called = target(scope);
    const values = new Map(
      given.map(([name, value]) => [name, weighed(scope.evaluation.budget, value(scope))]),
    );
    if (!(called instanceof FeelFunction) || values.size < given.length) return null;
    return invoked(scope, () => callByName(called, values));
  };
};

export const callByName = (called: FeelFunction, given: ReadonlyMap<string, FeelValue>): FeelValue => {
  if (called.callNamed) return called.callNamed(given);
  const { parameters } = called;
  if ([...given.keys()].some((name) => !parameters.includes(name))) return null;
  return parameters.every((name) => given.has(name))
    ? called.call(parameters.map((name) => given.get(name) ?? null))
    : null;
};

const invoked = (scope: Scope, call: () => FeelValue): FeelValue => {
  scope.evaluation.budget.spend(1);
  return sized(scope, call());
};

export const dateTimeLiteral: Compile = (node, compiling) =>
  node.children.length === 1 ? compiling.compile(operand(node, 0)) : functionInvocation(node, compiling);
