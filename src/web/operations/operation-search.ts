export interface OperationSearch {
  readonly instance?: string | undefined;
  readonly user?: string | undefined;
}

const longest = 200;

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : undefined;

/** What the address says about whose operations, and on what; anything else in it is left out. */
export const readOperationSearch = ({
  instance,
  user,
}: Readonly<Record<string, unknown>>): OperationSearch => {
  const found = { instance: textIn(instance), user: textIn(user) };
  return {
    ...(found.instance === undefined ? {} : { instance: found.instance }),
    ...(found.user === undefined ? {} : { user: found.user }),
  };
};
