/** A record without some of its properties, as a new one. */
export const without = <Body extends object, Key extends keyof Body>(
  body: Body,
  ...keys: readonly Key[]
): Omit<Body, Key> =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !keys.some((key) => key === name))) as Omit<
    Body,
    Key
  >;
