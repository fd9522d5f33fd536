import { asType, type FeelType } from './feel-type.js';
import {
  FeelFunction,
  isContext,
  isList,
  FeelRange,
  type FeelContext,
  type FeelList,
  type FeelValue,
} from './feel-value.js';
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './moments.js';
import type { Evaluation } from './scope.js';

/** One way to call a function of the language. */
export interface Signature {
  readonly parameters: readonly SignatureParameter[];
  readonly call: (given: readonly FeelValue[], evaluation: Evaluation) => FeelValue;
}

/** Functions by name, each with the ways it can be called. */
export type Functions = Readonly<Record<string, readonly Signature[]>>;

interface SignatureParameter {
  readonly name: string;
  readonly kind: Kind;
  readonly isOptional: boolean;
  readonly isRest: boolean;
}

const kinds = {
  any: (value: FeelValue | undefined): boolean => value !== undefined,
  number: (value: FeelValue): boolean => typeof value === 'number',
  string: (value: FeelValue): boolean => typeof value === 'string',
  boolean: (value: FeelValue): boolean => typeof value === 'boolean',
  list: isList,
  context: isContext,
  function: (value: FeelValue): boolean => value instanceof FeelFunction,
  range: (value: FeelValue): boolean => value instanceof FeelRange,
  date: (value: FeelValue): boolean => value instanceof FeelDate,
  time: (value: FeelValue): boolean => value instanceof FeelTime,
  moment: (value: FeelValue): boolean => value instanceof FeelDateTime,
  day: (value: FeelValue): boolean => value instanceof FeelDate || value instanceof FeelDateTime,
  duration: (value: FeelValue): boolean => value instanceof FeelDuration,
  seconds: (value: FeelValue): boolean => value instanceof FeelDuration && value.unit === 'seconds',
};

type Kind = keyof typeof kinds;

interface Kinds {
  any: FeelValue;
  number: number;
  string: string;
  boolean: boolean;
  list: FeelList;
  context: FeelContext;
  function: FeelFunction;
  range: FeelRange;
  date: FeelDate;
  time: FeelTime;
  moment: FeelDateTime;
  day: FeelDate | FeelDateTime;
  duration: FeelDuration;
  seconds: FeelDuration;
}

/** What a parameter written as `name: kind`, `name?: kind` or `...name: kind` hands to the implementation. */
type Handed<Text extends string> = Text extends `...${string}: ${infer Name extends Kind}`
  ? readonly Kinds[Name][]
  : Text extends `${string}?: ${infer Name extends Kind}`
    ? Kinds[Name] | undefined
    : Text extends `${string}: ${infer Name extends Kind}`
      ? Kinds[Name]
      : never;

type HandedAll<Texts extends readonly string[]> = { readonly [At in keyof Texts]: Handed<Texts[At]> };

/** Declares one way to call a function: its implementation is only called with values of these kinds. */
export const signature = <const Texts extends readonly string[]>(
  texts: Texts,
  call: (given: HandedAll<Texts>, evaluation: Evaluation) => FeelValue,
): Signature => ({
  parameters: texts.map(readParameter),
  call: (given, evaluation) => call(given as unknown as HandedAll<Texts>, evaluation),
});

const readParameter = (text: string): SignatureParameter => {
  const [, rest = '', name = '', optional = '', kind = 'any'] =
    /^(\.\.\.)?(.+?)(\?)?: (\w+)$/.exec(text) ?? [];
  return { name, kind: kind as Kind, isOptional: optional !== '', isRest: rest !== '' };
};

const midnight: FeelType = { kind: 'named', name: 'date and time' };

/** The value as one of the kind; `undefined` when it is none, also after the conversions of §10.3.2.9.4. */
const fitting = (value: FeelValue, kind: Kind): FeelValue | undefined => {
  if (kinds[kind](value)) return value;
  if (value === null) return undefined;
  if (isList(value)) return value.length === 1 && kinds[kind](value[0] ?? null) ? value[0] : undefined;
  if (kind === 'list') return [value];
  return kind === 'moment' ? asType(value, midnight) : undefined;
};

/** What to hand over for these values, in the order of the parameters; `undefined` when they do not fit. */
export const handedByPlace = (
  { parameters }: Signature,
  given: readonly FeelValue[],
): readonly FeelValue[] | undefined => {
  const last = parameters.at(-1);
  if (last?.isRest !== true && given.length > parameters.length) return undefined;
  const handed: unknown[] = [];
  for (const [at, parameter] of parameters.entries()) {
    const value = parameter.isRest ? restOf(given.slice(at), parameter) : oneOf(given[at], parameter);
    if (value === noFit) return undefined;
    handed.push(value);
  }
  return handed as FeelValue[];
};

const noFit = Symbol('no fit');

const oneOf = (value: FeelValue | undefined, { kind, isOptional }: SignatureParameter): unknown => {
  if (value === undefined) return isOptional ? undefined : noFit;
  if (value === null && isOptional && kind !== 'any') return undefined;
  const fit = fitting(value, kind);
  return fit === undefined ? noFit : fit;
};

/** Many values, or one list of them; none at all is no way to call a function. */
const restOf = (given: readonly FeelValue[], { kind }: SignatureParameter): unknown => {
  const [only] = given;
  const values = given.length === 1 && isList(only ?? null) && kind !== 'list' ? (only as FeelList) : given;
  if (given.length === 0) return noFit;
  const fits = values.map((value) => fitting(value, kind));
  return fits.includes(undefined) ? noFit : fits;
};

export const handedByName = (
  chosen: Signature,
  given: ReadonlyMap<string, FeelValue>,
): readonly FeelValue[] | undefined => {
  const names = chosen.parameters.map(({ name }) => name);
  if ([...given.keys()].some((name) => !names.includes(name))) return undefined;
  const handed: unknown[] = [];
  for (const parameter of chosen.parameters) {
    const value = given.get(parameter.name);
    const taken = parameter.isRest
      ? restOf(value === undefined ? [] : [value], parameter)
      : oneOf(value, parameter);
    if (taken === noFit) return undefined;
    handed.push(taken);
  }
  return handed as FeelValue[];
};
