import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { fieldsOf, text } from './readers.js';
import type { Call } from './route.js';

const longest = 4000;

/** What somebody wrote beside an incident or an operation. */
export const annotationIn = async (call: Call): Promise<Outcome<string, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { annotation: text });
  if (!given.ok) return given;
  const { annotation } = given.value;
  if (annotation === undefined) return invalid('annotation must not be null');
  return annotation.length > longest
    ? invalid(`Expected an annotation of at most ${longest} characters`)
    : ok(annotation);
};
