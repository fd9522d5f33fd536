import type { Json } from '../../kernel/json.js';
import { fromEpochMs } from '../../kernel/instant.js';
import { serviceNow } from '../api/clock.js';
import type { Form, FormField } from '../api/shapes.js';

/** The answer of an expression over the form's data, or `undefined` when it cannot be told here. */
export type Evaluate = (source: string, data: Readonly<Record<string, Json>>) => boolean | undefined;

const hasExpression = (field: FormField): boolean =>
  [field.requiredWhen, field.shownWhen, field.validWhen].some((source) => source !== undefined) ||
  (field.fields ?? []).some(hasExpression);

export const needsExpressions = (form: Form | undefined): boolean =>
  form?.fields.some(hasExpression) ?? false;

export const cannotTell: Evaluate = () => undefined;

/** Names that were not filled in yet are `null`, as the service reads them; those of rows too. */
const keysOf = (fields: readonly FormField[]): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    fields.flatMap(({ key, fields: columns = [] }) => [
      ...(key === undefined ? [] : [[key, null] as const]),
      ...Object.entries(keysOf(columns)),
    ]),
  );

/** The same expressions as on the service; only forms that have some fetch them. `now` is the service's. */
export const loadEvaluate = async (form: Form): Promise<Evaluate> => {
  const { feelExpressions } = await import('../../adapters/feel/feel-expressions.js');
  const feel = feelExpressions();
  const absent = keysOf(form.fields);
  return (text, data) => {
    const now = fromEpochMs(serviceNow());
    const answer = feel.evaluate({ language: 'feel', text }, { values: { ...absent, ...data, now } });
    return answer.ok && typeof answer.value === 'boolean' ? answer.value : undefined;
  };
};
