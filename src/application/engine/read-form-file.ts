import { linesOf } from '../../domain/forms/lines-of.js';
import type { FormDefinition, FormField } from '../../domain/forms/form.js';
import { readForm } from '../../domain/forms/read-form.js';
import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Expressions } from '../../ports/expressions.js';

/** Reads the form of a file as it will be filled in: one that could not be is refused, with the lines at fault. */
export const readFormFile = (
  content: string,
  expressions: Pick<Expressions, 'check'>,
): Outcome<readonly string[], readonly ModelProblem[]> => {
  const json = parsed(content);
  if (json === undefined)
    return refused([{ code: 'bad-form', message: 'Expected a form as a JSON object', line: 1 }]);
  const form = readForm(json);
  if (!form.ok) {
    const lines = linesOf(
      content,
      form.reason.map(({ pointer }) => pointer),
    );
    return refused(
      form.reason.map(({ message, pointer }) => ({
        code: 'bad-form',
        message: pointer === '' ? message : `${message} (${pointer})`,
        line: lines.get(pointer) ?? 1,
      })),
    );
  }
  const unreadable = unreadableIn(form.value, expressions);
  return unreadable.length > 0 ? refused(unreadable) : ok([form.value.key]);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const unreadableIn = ({ fields }: FormDefinition, expressions: Pick<Expressions, 'check'>): ModelProblem[] =>
  fields.flatMap((field) => [
    ...expressionsOf(field).flatMap((text) => {
      const checked = expressions.check({ language: 'feel', text });
      return checked.ok
        ? []
        : [{ code: 'bad-form', message: `${checked.reason.message}: '${text}'`, ...named(field), line: 1 }];
    }),
    ...unreadableIn({ key: '', title: '', fields: field.fields ?? [] }, expressions),
  ]);

const named = ({ key }: FormField): Pick<ModelProblem, 'element'> =>
  key === undefined ? {} : { element: key };

const expressionsOf = ({ shownWhen, requiredWhen, validWhen }: FormField): readonly string[] =>
  [shownWhen, requiredWhen, validWhen].filter((text) => text !== undefined);
