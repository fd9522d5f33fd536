import { FeelFunction, FeelRange, isContext, isList, type FeelValue } from './feel-value.js';
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './moments.js';

/** What a value may be: a type of the language, or one that item definitions compose (DMN 1.5 §7.3.2). */
export type FeelType =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list' | 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[]; readonly result: FeelType }
  | { readonly kind: 'limited'; readonly of: FeelType; readonly allows: (value: FeelValue) => boolean };

type Test = (value: FeelValue) => boolean;

const isDuration =
  (unit?: FeelDuration['unit']): Test =>
  (value) =>
    value instanceof FeelDuration && (unit === undefined || value.unit === unit);

const named: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['Any', (value) => value !== null],
  ['Null', (value) => value === null],
  ['number', (value) => typeof value === 'number'],
  ['string', (value) => typeof value === 'string'],
  ['boolean', (value) => typeof value === 'boolean'],
  ['date', (value) => value instanceof FeelDate],
  ['time', (value) => value instanceof FeelTime],
  ['date and time', (value) => value instanceof FeelDateTime],
  ['duration', isDuration()],
  ['days and time duration', isDuration('seconds')],
  ['years and months duration', isDuration('months')],
  ['list', isList],
  ['context', isContext],
  ['function', (value) => value instanceof FeelFunction],
  ['range', (value) => value instanceof FeelRange],
]);

export const isTypeName = (name: string): boolean => named.has(name);

/** Whether the value itself, without any conversion, is of the type. */
export const isOf = (value: FeelValue, type: FeelType): boolean => {
  switch (type.kind) {
    case 'named':
      return named.get(type.name)?.(value) === true;
    case 'list':
      return isListOf(value, type.of);
    case 'range':
      return isRangeOf(value, type.of);
    case 'context':
      return isContextOf(value, type.entries);
    case 'function':
      return value instanceof FeelFunction && value.parameters.length === type.parameters.length;
    case 'limited':
      return isOf(value, type.of) && type.allows(value);
  }
};

const isListOf = (value: FeelValue, of: FeelType): boolean =>
  isList(value) && value.every((one) => isWithin(one, of));

const isRangeOf = (value: FeelValue, of: FeelType): boolean =>
  value instanceof FeelRange && isWithin(value.start, of) && isWithin(value.end, of);

const isContextOf = (value: FeelValue, entries: ReadonlyMap<string, FeelType>): boolean =>
  isContext(value) &&
  [...entries].every(([key, of]) => value.has(key) && isWithin(value.get(key) ?? null, of));

const isWithin = (value: FeelValue, type: FeelType): boolean => value === null || isOf(value, type);

const isNamed = (type: FeelType, name: string): boolean => type.kind === 'named' && type.name === name;

/**
 * The value as one of the type, converted as DMN 1.5 §10.3.2.9.4 allows: a list of one for the one in it and the
 * other way around, a date for its midnight; `undefined` when it does not conform.
 */
export const asType = (value: FeelValue, type: FeelType): FeelValue | undefined => {
  if (value === null || isNamed(type, 'Any') || isOf(value, type)) return value;
  if (isList(value)) return value.length === 1 && isOf(value[0] ?? null, type) ? value[0] : undefined;
  return asList(value, type) ?? asMidnight(value, type);
};

const asList = (value: FeelValue, type: FeelType): FeelValue | undefined =>
  (bare(type).kind === 'list' || isNamed(type, 'list')) && isOf([value], type) ? [value] : undefined;

const asMidnight = (value: FeelValue, type: FeelType): FeelValue | undefined =>
  value instanceof FeelDate && isNamed(bare(type), 'date and time')
    ? new FeelDateTime(value, new FeelTime(0, 0))
    : undefined;

const bare = (type: FeelType): FeelType => (type.kind === 'limited' ? bare(type.of) : type);
