import { ok } from '../../kernel/outcome.js';
import type { RecordKind, RecordKinds } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import type { Demand } from './demands.js';
import type { Filter } from './params.js';
import type { Reader } from './readers.js';

/*
 * Filters that ask about something beside the records: what is found there becomes a condition on the records. A store
 * gives at most so many records at once, and far more definitions or incidents than that are not told apart.
 */

const mostFound = 10_000;

/** The records of another kind, asked for by the value given. */
export const lookedUp =
  <Kind extends RecordKind, Value>(
    kind: Kind,
    read: Reader<Value>,
    {
      where,
      demand,
    }: {
      readonly where: (value: Value) => readonly Condition[];
      readonly demand: (found: readonly RecordKinds[Kind][], value: Value) => readonly Demand[];
    },
  ): Filter =>
  async (value, { ports }) => {
    const outcome = read(value);
    if (!outcome.ok) return outcome;
    const found = await ports.store.find(kind, { where: where(outcome.value), limit: mostFound });
    return ok(
      demand(
        found.map(({ body }) => body),
        outcome.value,
      ),
    );
  };

/** Records of the process definitions that meet a condition; `field` names the definition. */
export const ofDefinitions =
  (field: string) =>
  <Value>(read: Reader<Value>, condition: (value: Value) => Condition): Filter =>
    lookedUp('processDefinition', read, {
      where: (value) => [condition(value)],
      demand: (found) => [{ field, in: found.map(({ id }) => id) }],
    });
