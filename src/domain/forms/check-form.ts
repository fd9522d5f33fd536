import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { checkValue } from './check-value.js';
import { isEmpty, isEmptyRow, isRow, valueOf, withEveryKey, type FormData } from './form-data.js';
import type { FormDefinition, FormField } from './form.js';
import { pointerTo } from './pointer.js';

export type FieldErrorCode =
  | 'required'
  | 'must-confirm'
  | 'unknown-field'
  | 'wrong-type'
  | 'not-a-choice'
  | 'too-low'
  | 'too-high'
  | 'too-short'
  | 'too-long'
  | 'in-future'
  | 'in-past'
  | 'person-unknown'
  | 'user-unknown'
  | 'not-valid'
  | 'too-many-errors';

/** What is wrong with an answer. Words for people are chosen by the code; `detail` is for developers. */
export interface FieldError {
  /** JSON Pointer into the submitted data. */
  readonly pointer: string;
  readonly code: FieldErrorCode;
  readonly detail: string;
}

/** What a form is checked against besides itself. */
export interface FormSurroundings {
  /** Whether a FEEL expression holds for this data; `undefined` when it cannot be told. */
  readonly holds: (feel: string, data: FormData) => boolean | undefined;
  readonly now: Instant;
  /** Whether this person belongs to the household. */
  readonly isMember: (person: string) => boolean;
  /** Whether there is such a colleague, with this role when one is asked for. */
  readonly isUser: (user: string, role: string | undefined) => boolean;
}

const mostErrors = 100;

/**
 * Whether a field is asked for. What cannot be told is asked: a question too many is seen by somebody, one too few
 * by nobody.
 */
export const isShown = (
  field: FormField,
  data: FormData,
  { holds }: Pick<FormSurroundings, 'holds'>,
): boolean => field.shownWhen === undefined || holds(field.shownWhen, data) !== false;

/** An answer of the wrong type, which could make a condition fail, is refused by itself. */
const isRequired = (field: FormField, data: FormData, { holds }: FormSurroundings): boolean =>
  field.required === true || (field.requiredWhen !== undefined && holds(field.requiredWhen, data) === true);

/**
 * Everything that is wrong with what was filled in, in the order of the form; nothing when it can be kept.
 *
 * Fields that are not shown are not looked at, for `keptData` leaves them out; read-only fields are not either, for
 * `withKnown` puts the service's own values there. A key the form does not have is refused.
 */
export const checkForm = (
  { fields }: Pick<FormDefinition, 'fields'>,
  data: FormData,
  surroundings: FormSurroundings,
): readonly FieldError[] => errorsIn(fields, data, [], surroundings).slice(0, mostErrors);

type Path = readonly (string | number)[];

const errorsIn = (
  fields: readonly FormField[],
  data: FormData,
  at: Path,
  surroundings: FormSurroundings,
): readonly FieldError[] => {
  const answers = withEveryKey(fields, data);
  return [
    ...fields.flatMap((field) => errorsOf(field, answers, at, surroundings)),
    ...unknownKeys(fields, data, at),
  ];
};

const unknownKeys = (fields: readonly FormField[], data: FormData, at: Path): readonly FieldError[] => {
  const known = new Set(fields.map(({ key }) => key));
  return Object.keys(data)
    .filter((key) => !known.has(key))
    .slice(0, mostErrors)
    .map((key) => ({
      pointer: pointerTo(...at, key),
      code: 'unknown-field',
      detail: 'Expected a field of this form, but it has none of that name',
    }));
};

const errorsOf = (
  field: FormField,
  data: FormData,
  parent: Path,
  surroundings: FormSurroundings,
): readonly FieldError[] => {
  const { key } = field;
  if (key === undefined || field.readOnly === true || !isShown(field, data, surroundings)) return [];
  const value = valueOf(data, key);
  const at = [...parent, key];
  const missing = whyMissing(field, value, data, surroundings);
  if (missing) return [{ pointer: pointerTo(...at), ...missing }];
  if (isEmpty(value) || value === undefined) return [];
  return [
    ...checkValue(field, value, surroundings).map(({ within, ...problem }) => ({
      pointer: pointerTo(...at, ...within),
      ...problem,
    })),
    ...notValid(field, data, surroundings).map((problem) => ({ pointer: pointerTo(...at), ...problem })),
    ...(field.type === 'list' ? rowErrors(field, value, at, surroundings) : []),
  ];
};

type Problem = Omit<FieldError, 'pointer'>;

const whyMissing = (
  field: FormField,
  value: Json | undefined,
  data: FormData,
  surroundings: FormSurroundings,
): Problem | undefined => {
  const mustConfirm = field.type === 'checkbox' && value === false;
  if ((!isEmpty(value) && !mustConfirm) || !isRequired(field, data, surroundings)) return undefined;
  return field.type === 'checkbox'
    ? { code: 'must-confirm', detail: 'Expected this to be confirmed, but it is not' }
    : { code: 'required', detail: 'Expected an answer, but there is none' };
};

const notValid = (field: FormField, data: FormData, { holds }: FormSurroundings): readonly Problem[] => {
  if (field.validWhen === undefined || holds(field.validWhen, data) === true) return [];
  return [{ code: 'not-valid', detail: field.validMessage ?? 'Expected an answer that fits the others' }];
};

const rowErrors = (
  { fields = [] }: FormField,
  value: Json,
  at: Path,
  surroundings: FormSurroundings,
): readonly FieldError[] =>
  (Array.isArray(value) ? value : []).flatMap((row: Json, index) =>
    isRow(row) && !isEmptyRow(row) ? errorsIn(fields, row, [...at, index], surroundings) : [],
  );
