import type { Json } from '../../kernel/json.js';
import { valueOf, type FormData } from './form-data.js';
import type { FormDefinition } from './form.js';

/**
 * What the process may know of a form's kept data: codes, numbers, truths, dates and ids (domain.md §2.3).
 *
 * A field that was not asked or not answered becomes `null`, so that a condition can speak of it and an answer to an
 * earlier form does not stay.
 */
export const variablesOf = (
  { fields }: Pick<FormDefinition, 'fields'>,
  kept: FormData,
): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    fields.flatMap(({ key, variable }): (readonly [string, Json])[] =>
      key === undefined || variable === undefined ? [] : [[variable, valueOf(kept, key) ?? null]],
    ),
  );
