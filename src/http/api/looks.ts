import { recordLook } from '../../application/care/rights/record-look.js';
import { recordDeniedAccess } from '../../application/care/trajectories/record-denied-access.js';
import { transact } from '../../application/work.js';
import type { Route } from './route.js';

/** Whoever asked for a dossier and may not see it leaves a trace (domain.md §4.8, T12). */
export const recordDenied =
  (what: string): NonNullable<Route['denied']> =>
  async ({ house, who, param }) => {
    const trajectoryId = param('id');
    await transact(house.ports, who.user, (work) => recordDeniedAccess(work, who, { trajectoryId, what }));
  };

/** Whoever looked into a dossier is written down before they see it (domain.md §4.8, RT-9). */
export const dossierLook =
  (what: string): NonNullable<Route['looked']> =>
  ({ house, who, param }) =>
    recordLook(house.ports, who, { trajectoryId: param('id'), what });

/** The same, where the answer says which trajectory it is about; some are about none. */
export const lookInAnswer =
  (what: string): NonNullable<Route['looked']> =>
  async ({ house, who }, { body }) => {
    const trajectoryId = (body as { readonly trajectoryId?: string } | undefined)?.trajectoryId;
    if (trajectoryId !== undefined) await recordLook(house.ports, who, { trajectoryId, what });
  };
