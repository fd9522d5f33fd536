import { isInstant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { dayOf, localDate } from '../../kernel/amsterdam.js';
import type { FieldErrorCode, FormSurroundings } from './check-form.js';
import { isEmptyRow, isRow } from './form-data.js';
import type { FieldType, FormField } from './form.js';

/** What is wrong with a value, and where within it. */
export interface ValueProblem {
  readonly code: FieldErrorCode;
  readonly detail: string;
  readonly within: readonly number[];
}

type Check = (field: FormField, value: Json, surroundings: FormSurroundings) => readonly ValueProblem[];

/** What fits when a form says nothing: a long letter, a long table. */
const longestText = 20_000;
const mostEntries = 200;

const problem = (code: FieldErrorCode, expected: string, ...within: number[]): readonly ValueProblem[] => [
  { code, detail: `Expected ${expected}, but it is not`, within },
];

const isRight: readonly ValueProblem[] = [];

const wrongType = (expected: string, ...within: number[]): readonly ValueProblem[] =>
  problem('wrong-type', expected, ...within);

/** Whether one value is of the field's type and within its bounds; whether it is needed is asked elsewhere. */
export const checkValue: Check = (field, value, surroundings) =>
  checks[field.type](field, value, surroundings);

const checkText: Check = ({ minLength, maxLength = longestText }, value) => {
  if (typeof value !== 'string') return wrongType('to be text');
  if (value.length > longestText) return problem('too-long', `at most ${longestText} characters`);
  const { length } = value.trim();
  if (minLength !== undefined && length < minLength) {
    return problem('too-short', `at least ${minLength} characters`);
  }
  return length > maxLength ? problem('too-long', `at most ${maxLength} characters`) : isRight;
};

const checkNumber: Check = ({ min, max }, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType('to be a number');
  if (min !== undefined && value < min) return problem('too-low', `${min} or more`);
  return max !== undefined && value > max ? problem('too-high', `${max} or less`) : isRight;
};

const isChoice = ({ values = [] }: FormField, value: Json): boolean =>
  values.some((option) => option.value === value);

const checkChoice: Check = (field, value) => {
  if (typeof value !== 'string') return wrongType('to be one of the choices');
  return isChoice(field, value) ? isRight : problem('not-a-choice', 'to be one of the choices');
};

type CheckEntry = (entry: Json, index: number) => readonly ValueProblem[];

const checkEntries = (
  { minLength, min, maxLength, max }: FormField,
  value: Json,
  checkEntry: CheckEntry,
): readonly ValueProblem[] => {
  if (!Array.isArray(value)) return wrongType('to be a list');
  const entries: readonly Json[] = value;
  const most = Math.min(maxLength ?? max ?? mostEntries, mostEntries);
  if (entries.length > most) return problem('too-long', `at most ${most} entries`);
  const fewest = minLength ?? min ?? 0;
  const filled = entries.filter((entry) => !isRow(entry) || !isEmptyRow(entry)).length;
  if (filled < fewest) return problem('too-short', `at least ${fewest} entries`);
  return entries.flatMap(checkEntry);
};

/** Each entry a text that is allowed, and no text twice. */
const checkTexts = (
  field: FormField,
  value: Json,
  checkOne: (text: string) => ValueProblem['code'] | undefined,
) => {
  const seen = new Set<string>();
  return checkEntries(field, value, (entry, index) => {
    if (typeof entry !== 'string') return wrongType('to be text', index);
    if (seen.has(entry)) return problem('not-a-choice', 'to be there once', index);
    seen.add(entry);
    const code = checkOne(entry);
    return code === undefined ? isRight : problem(code, 'to be known', index);
  });
};

const checkDate: Check = ({ precision, latest, earliest }, value, { now }) => {
  const onlyDate = precision === 'date';
  const isMoment = typeof value === 'string' && (onlyDate ? dayOf(value) !== undefined : isMomentText(value));
  if (!isMoment)
    return wrongType(onlyDate ? 'a date such as 2027-03-25' : 'a moment such as 2027-03-25T15:30:00.000Z');
  const present = onlyDate ? localDate(now) : now;
  if (latest === 'now' && value > present) return problem('in-future', 'not to be in the future');
  return earliest === 'now' && value < present ? problem('in-past', 'not to be in the past') : isRight;
};

const isMomentText = (text: string): boolean =>
  isInstant(text) &&
  dayOf(text.slice(0, 10)) !== undefined &&
  text.slice(11, 13) < '24' &&
  text.slice(14, 16) < '60' &&
  text.slice(17, 19) < '60';

const checkPerson: Check = (_, value, { isMember }) => {
  if (typeof value !== 'string') return wrongType('to be a person');
  return isMember(value) ? isRight : problem('person-unknown', 'to be a member of the household');
};

const checkUser: Check = ({ role }, value, { isUser }) => {
  if (typeof value !== 'string') return wrongType('to be a colleague');
  return isUser(value, role) ? isRight : problem('user-unknown', 'to be a colleague who can do this');
};

const checks: Readonly<Record<FieldType, Check>> = {
  text: () => isRight,
  textfield: checkText,
  textarea: checkText,
  number: checkNumber,
  checkbox: (_, value) => (typeof value === 'boolean' ? isRight : wrongType('true or false')),
  radio: checkChoice,
  select: checkChoice,
  checklist: (field, value) =>
    checkTexts(field, value, (text) => (isChoice(field, text) ? undefined : 'not-a-choice')),
  datetime: checkDate,
  person: checkPerson,
  persons: (field, value, { isMember }) =>
    checkTexts(field, value, (person) => (isMember(person) ? undefined : 'person-unknown')),
  user: checkUser,
  list: (field, value) =>
    checkEntries(field, value, (row, index) => (isRow(row) ? isRight : wrongType('to be a row', index))),
};
