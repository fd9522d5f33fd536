/** A record without some of its fields. */
export const without = <Body extends object, Name extends keyof Body & string>(
  body: Body,
  ...names: readonly Name[]
): Omit<Body, Name> => {
  const left: Partial<Body> = {};
  for (const name of Object.keys(body) as (keyof Body)[])
    if (!(names as readonly (keyof Body)[]).includes(name)) left[name] = body[name];
  return left as Omit<Body, Name>;
};
