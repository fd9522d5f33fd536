/** What is left of optional fields when those that are not given are taken out. */
export type Given<Fields> = { readonly [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

/** Leaves out fields that are `undefined`, so that what is stored has only what is there. */
export const given = <Fields extends object>(fields: Fields): Given<Fields> => {
  const kept: Partial<Fields> = {};
  for (const name of Object.keys(fields) as (keyof Fields)[])
    if (fields[name] !== undefined) kept[name] = fields[name];
  return kept as Given<Fields>;
};
