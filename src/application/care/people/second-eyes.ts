import type { SecondEyes } from '../../../domain/rules/four-eyes.js';
import type { Work } from '../../work.js';

/** Somebody as a second pair of eyes: with the roles they have now; whoever is not known here has none. */
export const secondEyes = async (work: Work, user: string): Promise<SecondEyes> => ({
  user,
  groups: (await work.get('user', user))?.groups ?? [],
});
