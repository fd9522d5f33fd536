import { ok, type Outcome } from '../../kernel/outcome.js';
import type { RecordKind } from '../../ports/records.js';
import { invalid, type Fault } from './errors.js';
import { recordsFor, type Listed } from './lists.js';
import { instanceListed } from './instance-lists.js';
import { fieldsOf, object, texts, type Given } from './readers.js';
import type { Call } from './route.js';

interface Names {
  /** The field of a body that lists them. */
  readonly ids: string;
  /** The field that asks for them. */
  readonly query: string;
}

/** Those a change to many concerns: listed, asked for, or both. */
export const subjectsIn = async <Kind extends RecordKind>(
  call: Call,
  body: Given,
  { listed, ids, query }: Names & { readonly listed: Listed<Kind> },
): Promise<Outcome<readonly string[], Fault>> => {
  const fields = fieldsOf(body, { [ids]: texts, [query]: object });
  if (!fields.ok) return fields;
  const named = (fields.value[ids] ?? []) as readonly string[];
  const asked = fields.value[query] as Given | undefined;
  const found = asked === undefined ? ok([]) : await recordsFor(listed, call, asked);
  if (!found.ok) return found;
  const all = [...new Set([...named, ...found.value.map(({ id }) => id)])];
  return all.length > 0 ? ok(all) : invalid(`${ids} is empty`);
};

export const instancesIn = (call: Call, body: Given): Promise<Outcome<readonly string[], Fault>> =>
  subjectsIn(call, body, {
    listed: instanceListed,
    ids: 'processInstanceIds',
    query: 'processInstanceQuery',
  });
