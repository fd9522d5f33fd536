import {
  checkForm as checkAnswers,
  isShown as isAskedFor,
  type FormSurroundings,
} from '../../domain/forms/check-form.js';
import type { FormField as DomainField } from '../../domain/forms/form.js';
import { fromEpochMs } from '../../kernel/instant.js';
import { serviceNow } from '../api/clock.js';
import type { FormField, Member } from '../api/shapes.js';
import { inLanguage, type Language } from '../i18n/language.js';
import { isMessageId } from '../i18n/messages.js';
import type { Words } from '../i18n/words.js';
import { cannotTell, type Evaluate } from './expressions.js';
import type { FormData } from './form-data.js';

/** Something that is wrong with a form, in the reader's words. */
export interface FormError {
  readonly pointer: string;
  readonly label: string;
  readonly message: string;
}

interface Checking {
  readonly words: Words;
  readonly language: Language;
  readonly evaluate: Evaluate;
  readonly members: readonly Member[];
}

/** The service's fields: what a JSON answer leaves out is not there, so the stricter type holds as well. */
const asDomain = (fields: readonly FormField[]): readonly DomainField[] =>
  fields as unknown as readonly DomainField[];

/** Without the expressions the service alone tells what depends on them. */
const withoutExpressions = (fields: readonly FormField[]): readonly FormField[] =>
  fields.map((field) => ({
    ...field,
    requiredWhen: undefined,
    validWhen: undefined,
    ...(field.fields === undefined ? {} : { fields: [...withoutExpressions(field.fields)] }),
  }));

export const isShown = (field: FormField, data: FormData, evaluate: Evaluate): boolean =>
  asDomain([field]).every((one) => isAskedFor(one, data, { holds: evaluate }));

export const isRequired = (field: FormField, data: FormData, evaluate: Evaluate): boolean =>
  field.required === true ||
  (field.requiredWhen !== undefined && evaluate(field.requiredWhen, data) === true);

const hasEntries = ({ type }: FormField): boolean => ['list', 'checklist', 'persons'].includes(type);

type Sayer = (field: FormField, checking: Pick<Checking, 'words' | 'language'>) => string;

const sayers: Readonly<Record<string, Sayer>> = {
  'too-short': (field, { words: { say } }) =>
    say(hasEntries(field) ? 'form.tooFew' : 'form.tooShort', { min: field.minLength ?? field.min ?? 1 }),
  'too-long': (field, { words: { say } }) =>
    say(hasEntries(field) ? 'form.tooMany' : 'form.tooLong', { max: field.maxLength ?? field.max ?? 0 }),
  'too-low': ({ min = 0 }, { words: { say } }) => say('form.tooLow', { min }),
  'too-high': ({ max = 0 }, { words: { say } }) => say('form.tooHigh', { max }),
  'not-valid': ({ validMessage, validMessageEn }, { words: { say }, language }) =>
    validMessage === undefined ? say('form.invalid') : inLanguage(language, validMessage, validMessageEn),
};

/** What a code says about a field, in the reader's words. */
const sayCode = (
  code: string,
  field: FormField | undefined,
  checking: Pick<Checking, 'words' | 'language'>,
): string => {
  const sayer = Object.hasOwn(sayers, code) ? sayers[code] : undefined;
  if (field !== undefined && sayer !== undefined) return sayer(field, checking);
  const id = `fieldProblem.${code}`;
  return checking.words.say(isMessageId(id) ? id : 'form.invalid');
};

const keysIn = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The fields on the way to a place: a list, then the field in its row. */
const fieldsAt = (
  fields: readonly FormField[],
  [key, , ...others]: readonly string[],
): readonly FormField[] => {
  const field = fields.find((one) => one.key === key);
  if (field === undefined) return [];
  return [field, ...(others.length === 0 ? [] : fieldsAt(field.fields ?? [], others))];
};

/** Errors of the form, by code, as people read them: of the check here, or as the service sent them. */
export const sayErrors = (
  fields: readonly FormField[],
  errors: readonly { readonly pointer: string; readonly code: string }[],
  checking: Pick<Checking, 'words' | 'language'>,
): readonly FormError[] =>
  errors.map(({ pointer, code }) => {
    const way = fieldsAt(fields, keysIn(pointer));
    const label = way.map((field) => inLanguage(checking.language, field.label, field.labelEn)).join(': ');
    return { pointer, label, message: sayCode(code, way.at(-1), checking) };
  });

/** What is wrong with a form, by the service's own rules. The service checks again and has the last word. */
export const checkForm = (
  fields: readonly FormField[],
  data: FormData,
  checking: Checking,
): readonly FormError[] => {
  const { evaluate, members } = checking;
  const asked = evaluate === cannotTell ? withoutExpressions(fields) : fields;
  const surroundings: FormSurroundings = {
    holds: evaluate,
    now: fromEpochMs(serviceNow()),
    isMember: (person) => members.some(({ id }) => id === person),
    isUser: () => true,
  };
  return sayErrors(fields, checkAnswers({ fields: asDomain(asked) }, data, surroundings), checking);
};
