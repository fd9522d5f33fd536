/** The type of an object whose properties are either there or not, never there as `undefined`. */
export type Defined<Value> = {
  [Key in keyof Value]: undefined extends Value[Key] ? Exclude<Value[Key], undefined> : Value[Key];
};

/** Leaves out what is `undefined`, so that "not given" has one form behind the door. */
export const defined = <Value extends object>(value: Value): Defined<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<Value>;
