type Given<Fields> = {
  [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
};

/** The fields that have a value; what is `undefined` is left out, as in a record that was read back. */
export const given = <Fields extends object>(fields: Fields): Given<Fields> => {
  const kept: Partial<Fields> = {};
  for (const name of Object.keys(fields) as (keyof Fields)[])
    if (fields[name] !== undefined) kept[name] = fields[name];
  return kept as Given<Fields>;
};
