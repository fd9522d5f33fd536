import type { FlowNode } from '../../engine/definition.js';
import type { DrawnElement } from '../../engine/drawn.js';
import { templateOf } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Expressions } from '../../ports/expressions.js';

/** One field of a form that is drawn in the model (`camunda:formField`). */
export interface ModelField {
  readonly id: string;
  readonly type: string;
  readonly defaultValue?: string;
  readonly constraints: readonly { readonly name: string; readonly config: string }[];
}

const childrenOf = (element: DrawnElement, type: string): readonly DrawnElement[] =>
  element.children.filter((child) => child.type === type);

const fieldOf = (drawn: DrawnElement): ModelField => {
  const { type = 'string', defaultValue } = drawn.attributes;
  return {
    id: drawn.id ?? '',
    type,
    ...(defaultValue !== undefined && { defaultValue }),
    constraints: childrenOf(drawn, 'camunda:validation')
      .flatMap((validation) => childrenOf(validation, 'camunda:constraint'))
      .map(({ attributes }) => ({ name: attributes['name'] ?? '', config: attributes['config'] ?? '' })),
  };
};

/** The fields that a task or a start event has drawn in the model. */
export const modelFieldsOf = (node: Pick<FlowNode, 'extensions'> | undefined): readonly ModelField[] =>
  (node?.extensions ?? [])
    .filter(({ type }) => type === 'camunda:formData')
    .flatMap((form) => childrenOf(form, 'camunda:formField'))
    .map(fieldOf)
    .filter(({ id }) => id !== '' && id !== '__proto__');

const typeNames: Readonly<Record<string, string>> = { long: 'Long', date: 'Date' };

/** A text of the model as a value of the field's type; `null` where it says nothing of that type. */
const valueOf = (type: string, value: Json): Json => {
  if (typeof value !== 'string') return value;
  if (type === 'long') return /^-?\d{1,15}$/.test(value) ? Number(value) : null;
  if (type === 'boolean') return value === 'true';
  return value;
};

const defaultOf = (
  { type, defaultValue }: ModelField,
  known: VariableSet,
  expressions: Expressions,
): Json | undefined => {
  if (defaultValue === undefined) return undefined;
  const template = templateOf(defaultValue);
  if ('literal' in template) return valueOf(type, template.literal);
  const value = expressions.evaluate(template, known);
  return value.ok ? valueOf(type, value.value) : null;
};

/** What a form shows in its fields: what is known, or else what the model proposes. */
export const shownIn = (
  fields: readonly ModelField[],
  known: VariableSet,
  expressions: Expressions,
): VariableSet => {
  const values: Record<string, Json> = {};
  const types: Record<string, string> = {};
  for (const field of fields) {
    const has = Object.hasOwn(known.values, field.id);
    const value = has ? known.values[field.id] : defaultOf(field, known, expressions);
    if (value === undefined) continue;
    values[field.id] = value;
    const type = has ? known.types?.[field.id] : typeNames[field.type];
    if (type !== undefined) types[field.id] = type;
  }
  return { values, types };
};

const numberOf = (value: Json): number => (typeof value === 'string' ? value.length : Number(value));

/** What each constraint of Camunda demands of a value that is there. */
const demands: Readonly<Record<string, (value: Json, config: string) => boolean>> = {
  required: () => true,
  min: (value, config) => numberOf(value) >= Number(config),
  max: (value, config) => numberOf(value) <= Number(config),
  minlength: (value, config) => numberOf(value) >= Number(config),
  maxlength: (value, config) => numberOf(value) <= Number(config),
};

const isMissing = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

const broken = ({ constraints }: ModelField, value: Json | undefined, isGiven: boolean): string | undefined =>
  constraints.find(({ name, config }) => {
    if (name === 'readonly') return isGiven;
    if (isMissing(value)) return name === 'required' && config !== 'false';
    const demand = Object.hasOwn(demands, name) ? demands[name] : undefined;
    return demand ? !demand(value ?? null, config) : false;
  })?.name;

/** What was filled in, with what the model proposes where nothing was; or why it cannot be taken. */
export const filledIn = (
  fields: readonly ModelField[],
  { given, known }: { readonly given: VariableSet; readonly known: VariableSet },
  expressions: Expressions,
): Outcome<VariableSet, string> => {
  const proposed = shownIn(fields, known, expressions);
  for (const field of fields) {
    const isGiven = Object.hasOwn(given.values, field.id);
    const value = isGiven ? given.values[field.id] : proposed.values[field.id];
    const name = broken(field, value, isGiven);
    if (name !== undefined)
      return refused(`Invalid value submitted for form field '${field.id}': validation of ${name} failed.`);
  }
  return ok({
    values: { ...proposed.values, ...given.values },
    types: { ...proposed.types, ...given.types },
  });
};
