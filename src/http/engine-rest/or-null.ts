/** What is not there, as this API writes it. */
export const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;
