import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The key of a form: what user tasks call it by. */
export const formKeyOf = (content: string): Outcome<readonly string[], readonly ModelProblem[]> => {
  const form = parsed(content);
  if (typeof form !== 'object' || form === null) return bad('Expected a form as a JSON object');
  const { id, components } = form as { readonly id?: unknown; readonly components?: unknown };
  if (typeof id !== 'string' || id === '') return bad("Expected a form to have a text 'id'");
  if (!Array.isArray(components)) return bad(`Expected form '${id}' to have a list 'components'`);
  return ok([id]);
};

const bad = (message: string) => refused([{ code: 'bad-form', message, line: 1 }]);
