import type { Suspension } from '../../application/engine/suspend-definitions.js';
import { suspendDefinitions } from '../../application/engine/suspend-definitions.js';
import { suspendLater } from '../../application/engine/suspend-later.js';
import type { Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { invalid, type Fault } from './errors.js';
import { boolean, date, fieldsOf, type Given } from './readers.js';
import { silently, type Answer, type Call } from './route.js';

/** What a body says of a suspension, whatever it is of. */
interface SuspensionBody {
  readonly suspended: boolean;
  readonly withRunning: boolean;
  readonly executionDate: Instant | undefined;
}

/** Reads a suspension; `including` is the name of the field that says whether what runs is meant too. */
export const suspensionIn = (body: Given, including: string): Outcome<SuspensionBody, Fault> => {
  const executionDate = body['executionDate'] === '' ? null : (body['executionDate'] ?? null);
  const fields = fieldsOf(
    { ...body, executionDate },
    { suspended: boolean, executionDate: date, [including]: boolean },
  );
  if (!fields.ok) return fields;
  const given = fields.value as { readonly suspended?: boolean; readonly executionDate?: Instant };
  const { suspended } = given;
  if (suspended === undefined) return invalid("Expected 'suspended' to be true or false, but it is missing");
  const withRunning = (fields.value as Readonly<Record<string, unknown>>)[including] === true;
  return ok({ suspended, withRunning, executionDate: given.executionDate });
};

/** Does it now, or plans it for the moment the body names. */
export const suspendAsSaid = (
  call: Call,
  { executionDate, suspended, withRunning }: SuspensionBody,
  what: Omit<Suspension, 'suspended' | 'withRunning'>,
): Promise<Outcome<Answer, Fault>> =>
  silently(
    call.commit(async (work) => {
      const suspension = { ...what, suspended, withRunning };
      if (executionDate === undefined) return suspendDefinitions(work, suspension);
      await suspendLater(work, suspension, executionDate);
      return ok(undefined);
    }),
  );
