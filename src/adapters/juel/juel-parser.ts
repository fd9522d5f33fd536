import type { Json } from '../../kernel/json.js';
import { invalid, JuelFailure } from './juel-failure.js';
import { callFunction, functionNames, hostMember, hostNames } from './juel-host.js';
import { callMethod, entryOf, methodNames } from './juel-methods.js';
import { isEmpty, levels, minus, truthOf } from './juel-operators.js';
import { readVariable, type JuelScope } from './juel-scope.js';
import type { JuelToken } from './juel-tokens.js';

/** An expression that was read, ready to be asked. */
export type Juel = (scope: JuelScope) => Json;

const deepest = 100;
const constants: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const reserved: ReadonlySet<string> = new Set(['instanceof']);

/** Reads one expression by recursive descent, from what binds least to what binds most. */
export const parseJuel = (tokens: readonly JuelToken[]): Juel => {
  let place = 0;
  let depth = 0;

  const next = (): JuelToken => tokens[place] ?? { kind: 'end', text: '', at: 0 };
  const isSign = (sign: string): boolean => next().kind === 'sign' && next().text === sign;
  const takes = (sign: string): boolean => {
    if (!isSign(sign)) return false;
    place += 1;
    return true;
  };
  const unexpected = (expected: string): JuelFailure => {
    const { kind, text, at } = next();
    return invalid(
      `Expected ${expected} at character ${at + 1}, but got ${kind === 'end' ? 'the end' : `'${text}'`}`,
    );
  };
  const expect = (sign: string): void => {
    if (!takes(sign)) throw unexpected(`'${sign}'`);
  };
  const deeper = (read: () => Juel): Juel => {
    if ((depth += 1) > deepest)
      throw new JuelFailure('expression-too-expensive', `Expected at most ${deepest} levels, but got more`);
    const result = read();
    depth -= 1;
    return result;
  };

  const expression = (): Juel =>
    deeper(() => {
      const condition = either();
      if (!takes('?')) return condition;
      const yes = expression();
      expect(':');
      const no = expression();
      return (scope) => (truthOf(condition(scope)) ? yes(scope) : no(scope));
    });

  const either = (): Juel => {
    let left = both();
    while (takes('||')) {
      const [a, b] = [left, both()];
      left = (scope) => truthOf(a(scope)) || truthOf(b(scope));
    }
    return left;
  };

  const both = (): Juel => {
    let left = operation(0);
    while (takes('&&')) {
      const [a, b] = [left, operation(0)];
      left = (scope) => truthOf(a(scope)) && truthOf(b(scope));
    }
    return left;
  };

  const operation = (level: number): Juel => {
    const operators = levels[level];
    if (!operators) return unary();
    let left = operation(level + 1);
    for (;;) {
      const operator = next().kind === 'sign' ? operators.get(next().text) : undefined;
      if (!operator) return left;
      place += 1;
      const [a, b] = [left, operation(level + 1)];
      left = (scope) => operator(a(scope), b(scope));
    }
  };

  const unary = (): Juel =>
    deeper(() => {
      if (takes('!')) {
        const inside = unary();
        return (scope) => !truthOf(inside(scope));
      }
      if (takes('-')) {
        const inside = unary();
        return (scope) => minus(inside(scope));
      }
      if (takes('empty')) {
        const inside = unary();
        return (scope) => isEmpty(inside(scope));
      }
      return value();
    });

  const value = (): Juel => {
    let inside = primary();
    for (;;) {
      const of = inside;
      if (takes('[')) {
        const name = expression();
        expect(']');
        inside = (scope) => entryOf(of(scope), name(scope));
      } else if (takes('.')) inside = member(of);
      else return inside;
    }
  };

  const member = (of: Juel): Juel => {
    const { kind, text } = next();
    if (kind !== 'name') throw unexpected('a name');
    place += 1;
    if (!takes('(')) return (scope) => entryOf(of(scope), text);
    if (!methodNames.has(text))
      throw invalid(`Expected one of the methods ${[...methodNames].join(', ')}, but got '${text}'`);
    const parameters = parametersUpToBracket();
    return (scope) =>
      callMethod(
        of(scope),
        text,
        parameters.map((parameter) => parameter(scope)),
      );
  };

  const parametersUpToBracket = (): readonly Juel[] => {
    const parameters: Juel[] = [];
    if (takes(')')) return parameters;
    do parameters.push(expression());
    while (takes(','));
    expect(')');
    return parameters;
  };

  const primary = (): Juel => {
    if (takes('(')) {
      const inside = expression();
      expect(')');
      return inside;
    }
    const { kind, text } = next();
    if (kind === 'sign' || kind === 'end') throw unexpected('a value');
    place += 1;
    if (kind === 'text') return () => text;
    if (kind === 'number') return constant(Number(text));
    return named(text);
  };

  const named = (name: string): Juel => {
    const known = constants.get(name);
    if (known !== undefined) return constant(known);
    if (reserved.has(name)) throw invalid(`Expected no '${name}', which is not supported`);
    if (takes('(')) return called(name);
    return hostNames.has(name) && isSign('.') ? host(name) : variable(name);
  };

  const called = (name: string): Juel => {
    if (!functionNames.has(name)) throw invalid(`Expected no function, but got '${name}(…)'`);
    const parameters = parametersUpToBracket();
    return (scope) =>
      callFunction(
        scope,
        name,
        parameters.map((parameter) => parameter(scope)),
      );
  };

  /** `execution.…` and `task.…`; a variable of that name goes before. */
  const host = (name: string): Juel => {
    expect('.');
    const { kind, text } = next();
    if (kind !== 'name') throw unexpected('a name');
    place += 1;
    if (name === 'task' && text === 'execution' && isSign('.')) return host('execution');
    const isCall = takes('(');
    const parameters = isCall ? parametersUpToBracket() : [];
    const own = hostMember(name, text, isCall);
    return (scope) => {
      const values = parameters.map((parameter) => parameter(scope));
      if (!Object.hasOwn(scope.variables, name)) return own(scope, values);
      const value = readVariable(scope, name);
      return isCall ? callMethod(value, text, values) : entryOf(value, text);
    };
  };

  const read = expression();
  if (next().kind !== 'end') throw unexpected('nothing more');
  return read;
};

const constant =
  (value: Json): Juel =>
  () =>
    value;

const variable =
  (name: string): Juel =>
  (scope) =>
    readVariable(scope, name);
