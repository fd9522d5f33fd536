import type { Role } from '../contract/v1.js';
import { caseworkers } from '../contract/v1/roles.js';

export {
  applicationManagers,
  caseworkers,
  designers,
  householdFinders,
  householders,
  intake,
  normReaders,
  rosterKeepers,
  steering,
} from '../contract/v1/roles.js';

/*
 * Which roles may use which routes at all (domain.md §3). Whose dossier it is, is decided by the use case.
 */

/** Who stands outside and sees only what was sent to them (domain.md §0.2). */
export const outsiders: readonly Role[] = ['rvdk-external'];

/** Whoever can be given work, the manager of late work included (domain.md §1.5). */
export const workers: readonly Role[] = [...caseworkers, 'manager', 'privacy-officer'];

/** Whoever may ask for somebody's places; which they see is decided per place. */
export const addressReaders: readonly Role[] = [...caseworkers, 'address-keeper'];

/** Whoever prepares the answer to an access request. */
export const redactors: readonly Role[] = [...caseworkers, 'privacy-officer'];

/** Who decides on a home ban; that acting in the mayor's name is not enough to extend, the use case says. */
export const mayors: readonly Role[] = ['mayor-mandate'];

/** Who hears first that a home ban was imposed. */
export const whoHearOfHomeBans: readonly Role[] = ['mayor-mandate', 'crisis-247', 'rvt', 'vt-officer'];

/** Whoever may change work that runs: those who make the process, and application management. */
export const changers: readonly Role[] = ['process-designer', 'app-admin'];

/** Whoever may move one instance by hand. */
export const modifiers: readonly Role[] = ['app-admin'];

/** Whoever may read how a process goes; a diagram holds nothing about anybody. */
export const modelReaders: readonly Role[] = [...caseworkers, 'manager', 'process-designer'];
