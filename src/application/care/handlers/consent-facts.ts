import { ageOn } from '../../../domain/rules/age.js';
import { localDate } from '../../../kernel/amsterdam.js';
import { ok } from '../../../kernel/outcome.js';
import { textIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** As D-08 calls it; a guardian stands where parents with authority would. */
const authorityOver = (known: string | undefined): 'parents' | 'unknown' =>
  known === 'parents' || known === 'guardian' ? 'parents' : 'unknown';

/**
 * What D-08 asks about one person. Everybody is taken to be able to weigh their interests until two professionals judge
 * otherwise; who has authority over a child is never guessed (domain.md §9).
 */
export const consentFacts = onTrajectory(async (work, { variables }) => {
  const personId = textIn(variables, 'personId');
  const person = personId === undefined ? undefined : await work.get('person', personId);
  const age = ageOn(person?.birthDate, localDate(work.at)) ?? (person?.role === 'child' ? null : 18);
  const adult = age !== null && age >= 18;
  return ok({
    age,
    ableToWeigh: 'yes',
    authority: adult ? 'none' : authorityOver(textIn(variables, 'authority')),
  });
});
