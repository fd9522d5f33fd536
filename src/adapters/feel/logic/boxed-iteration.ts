import { filtered } from './access.js';
import { collected, elementsOf, quantified } from './iteration.js';
import type { Evaluated } from './scope.js';

export interface BoxedIteration {
  readonly name: string;
  readonly over: Evaluated;
  readonly body: Evaluated;
}

const iteratorOf = ({ name, over }: BoxedIteration) => ({
  name,
  over: (scope: Parameters<Evaluated>[0]) => elementsOf(over(scope)),
});

export const boxedFor =
  (iteration: BoxedIteration): Evaluated =>
  (scope) =>
    collected([iteratorOf(iteration)], iteration.body, scope);

export const boxedQuantified =
  (iteration: BoxedIteration, kind: 'some' | 'every'): Evaluated =>
  (scope) =>
    quantified([iteratorOf(iteration)], { test: iteration.body, decisive: kind === 'some' }, scope);

export const boxedFilter =
  (over: Evaluated, filter: Evaluated): Evaluated =>
  (scope) =>
    filtered(scope, over(scope), { filter, isTest: false });
