/** The answer to a question that may be refused: a value, or a reason as data. Never an exception. */
export type Outcome<Value, Reason> = Ok<Value> | Refused<Reason>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refused<Reason> {
  readonly ok: false;
  readonly reason: Reason;
}

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });

export const refused = <const Reason>(reason: Reason): Refused<Reason> => ({ ok: false, reason });
