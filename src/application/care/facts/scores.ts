import type { SubmissionRecord } from '../../../ports/records.js';
import { numberIn, rowsIn, textIn } from '../values.js';

/** The latest answer of everybody to "how safe is it, from 0 to 10?" (domain.md §1.3). */
export interface Scores {
  /** By person of the household. */
  readonly household: ReadonlyMap<string, number>;
  /** By colleague who gave it. */
  readonly professionals: ReadonlyMap<string, number>;
}

/** Forms in which one person of the household gives a score. */
const ofOnePerson = ['F-TALK', 'F-CHILD', 'F-SCALE'];

export const scoresIn = (submissions: readonly SubmissionRecord[]): Scores => {
  const household = new Map<string, number>();
  const professionals = new Map<string, number>();
  for (const { formKey, data, submittedBy } of submissions) {
    const own = ofOnePerson.includes(formKey)
      ? [{ person: textIn(data, 'person'), score: numberIn(data, 'scaling') }]
      : [];
    const together =
      formKey === 'F-REVIEW'
        ? rowsIn(data, 'scaling').map((row) => ({
            person: textIn(row, 'person'),
            score: numberIn(row, 'value'),
          }))
        : [];
    for (const { person, score } of [...own, ...together]) {
      if (person !== undefined && score !== undefined) household.set(person, score);
    }
    const professional = professionalScore(formKey, data);
    if (professional !== undefined) professionals.set(submittedBy, professional);
  }
  return { household, professionals };
};

const professionalScore = (formKey: string, data: SubmissionRecord['data']): number | undefined => {
  if (formKey === 'F-REVIEW') return numberIn(data, 'professionalScaling');
  return formKey === 'F-DEESC' ? numberIn(data, 'rvtScaling') : undefined;
};

export const lowest = (scores: Iterable<number>): number | undefined => {
  const all = [...scores];
  return all.length === 0 ? undefined : Math.min(...all);
};

/** The lowest of all: nobody's worry disappears in an average. */
export const lowestOf = ({ household, professionals }: Scores): number | undefined =>
  lowest([...household.values(), ...professionals.values()]);

/** The household's mean, to one decimal. */
export const meanOf = ({ household }: Scores): number | undefined => {
  const all = [...household.values()];
  if (all.length === 0) return undefined;
  return Math.round((all.reduce((sum, score) => sum + score, 0) / all.length) * 10) / 10;
};
