import { hasRole, type Identity } from '../identity.js';

/** Who gives work to others: the lead who allocates, and the manager (domain.md §3.1). */
export const maySteerWork = (who: Identity): boolean => hasRole(who, 'local-team-lead', 'manager');
