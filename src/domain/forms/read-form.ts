import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { FormDefinition, FormField, FormProblem } from './form.js';
import { readField } from './read-field.js';
import { isProperties, propertyReader, type PropertyReader } from './read-properties.js';

/** Bounds on a form: what people can fill in stays far below. */
const mostFields = 200;
const mostInAll = 500;
const mostProblems = 100;
const titleLength = 300;

/** Reads a form file, which may be anything: it is either wholly a form or refused with all that is wrong. */
export const readForm = (json: unknown): Outcome<FormDefinition, readonly FormProblem[]> => {
  if (!isProperties(json)) {
    return refused([
      { code: 'form-not-an-object', pointer: '', message: 'Expected a form to be an object, but it is not' },
    ]);
  }
  const problems: FormProblem[] = [];
  const reader = propertyReader(json, [], problems);
  const key = formKeyOf(reader);
  const properties = reader.inner('properties');
  const titleEn = properties.text('titleEn', titleLength);
  const form = {
    key,
    title: properties.text('title', titleLength) ?? key,
    ...(titleEn !== undefined && { titleEn }),
    fields: fieldsOf(reader, { left: mostInAll, variables: new Set() }, false),
  };
  return problems.length > 0 ? refused(problems.slice(0, mostProblems)) : ok(form);
};

const formKeyOf = (reader: PropertyReader): string => {
  const key = reader.text('id', 100);
  if (key !== undefined && /^[A-Za-z][A-Za-z0-9_.-]*$/.test(key)) return key;
  reader.problem('form-property-invalid', "Expected 'id' to be the key of the form, such as F-CONTACT", 'id');
  return '';
};

/** Shared by a whole form, so that rows cannot smuggle more fields in. */
interface Shared {
  left: number;
  readonly variables: Set<string>;
}

const fieldsOf = (reader: PropertyReader, shared: Shared, inRow: boolean): readonly FormField[] => {
  const components = reader.items('components', mostFields);
  shared.left -= components.length;
  if (shared.left < 0) {
    reader.problem(
      'form-too-large',
      `Expected at most ${mostInAll} fields, but there are more`,
      'components',
    );
    return [];
  }
  const keys = new Set<string>();
  return components.flatMap((inner) => {
    const field = readField(inner, inRow);
    if (!field) return [];
    noteDuplicates(inner, field, keys, shared.variables);
    return [field.type === 'list' ? { ...field, fields: fieldsOf(inner, shared, true) } : field];
  });
};

const noteDuplicates = (
  reader: PropertyReader,
  { key, variable }: FormField,
  keys: Set<string>,
  variables: Set<string>,
): void => {
  if (key !== undefined && keys.has(key)) {
    reader.problem('form-key-duplicate', `Expected the key '${key}' once, but it occurs again`, 'key');
  }
  if (key !== undefined) keys.add(key);
  if (variable !== undefined && variables.has(variable)) {
    reader.problem('form-key-duplicate', `Expected the variable '${variable}' once, but it occurs again`);
  }
  if (variable !== undefined) variables.add(variable);
};
