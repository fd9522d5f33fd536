import type { z } from 'zod';
import type { FieldError } from '../../application/care/refusals.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Refusal, RefusalCode } from '../problems.js';

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue): FieldError[] => {
    const { code, path } = issue;
    if (code !== 'unrecognized_keys')
      return [{ pointer: pointerTo(path), code, detail: issue.message.slice(0, 500) }];
    return issue.keys.map((key) => ({
      pointer: pointerTo([...path, key]).slice(0, 200),
      code,
      detail: 'Expected nothing by this name',
    }));
  });

/** A value in the shape asked for, or where it differs, as JSON Pointers. */
export const shaped = <Value>(
  shape: z.ZodType<Value>,
  value: unknown,
  code: RefusalCode,
): Outcome<Value, Refusal> => {
  const parsed = shape.safeParse(value);
  return parsed.success ? ok(parsed.data) : refused({ code, errors: fieldErrors(parsed.error) });
};

/** The query of an address as an object; a name given twice becomes a list, which no shape takes. */
export const queryOf = (url: string): Readonly<Record<string, string | string[]>> => {
  const start = url.indexOf('?');
  const query: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  if (start === -1) return query;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    const known = query[name];
    query[name] = known === undefined ? value : [known, value].flat();
  }
  return query;
};
