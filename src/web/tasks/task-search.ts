import type { TaskScope } from '../api/shapes.js';

export interface TaskSearch {
  readonly scope?: TaskScope | undefined;
  readonly overdue?: boolean | undefined;
}

export const scopes = ['mine', 'available', 'all'] as const satisfies readonly TaskScope[];

/** What the address says about which tasks; anything else in it is left out. */
export const readTaskSearch = ({ scope, overdue }: Readonly<Record<string, unknown>>): TaskSearch => {
  const known = scopes.find((one) => one === scope);
  return {
    ...(known === undefined || known === 'mine' ? {} : { scope: known }),
    ...(overdue === true ? { overdue: true } : {}),
  };
};
