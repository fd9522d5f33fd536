/** A record without some of its fields. */
export const without = <Body extends object, Name extends keyof Body & string>(
  body: Body,
  ...names: readonly Name[]
): Omit<Body, Name> =>
  Object.fromEntries(
    Object.entries(body).filter(([name]) => !(names as readonly string[]).includes(name)),
  ) as Omit<Body, Name>;
