import type { SubmissionRecord } from '../../../ports/records.js';
import { numberIn, rowsIn, textIn } from '../values.js';
import { meanOf, scoresIn } from './scores.js';
import { ofForm } from './submissions-of.js';

/** The reviews that were held, oldest first; one that was skipped is none. */
export const reviewsIn = (submissions: readonly SubmissionRecord[]): readonly SubmissionRecord[] =>
  ofForm(submissions, 'F-REVIEW').filter(({ data }) => textIn(data, 'reviewHeld') !== 'no');

export const incidentsOf = ({ data }: SubmissionRecord): number => numberIn(data, 'incidents') ?? 0;

export const brokenConditionsOf = ({ data }: SubmissionRecord): number =>
  rowsIn(data, 'conditions').filter((row) => textIn(row, 'kept') === 'no').length;

/** How many of the newest reviews in a row had no incident. */
export const quietReviews = (reviews: readonly SubmissionRecord[]): number => {
  const last = reviews.findLastIndex((review) => incidentsOf(review) > 0);
  return reviews.length - 1 - last;
};

/** Whether the household's mean fell at both of the last two reviews (D-03 row 6). */
export const fellTwice = (submissions: readonly SubmissionRecord[]): boolean => {
  const ends = reviewsIn(submissions)
    .slice(-2)
    .map((review) => submissions.indexOf(review));
  const [first] = ends;
  if (first === undefined || ends.length < 2) return false;
  const means = [first, ...ends.map((end) => end + 1)].map((end) =>
    meanOf(scoresIn(submissions.slice(0, end))),
  );
  const [before, between, after] = means;
  if (before === undefined || between === undefined || after === undefined) return false;
  return between < before && after < between;
};

/**
 * What was filled in since the review before the newest: what a review that has just been held looks back on, and
 * a little more when it is asked between reviews. Looking back too far is safe, too short is not.
 */
export const sinceLastReview = (submissions: readonly SubmissionRecord[]): readonly SubmissionRecord[] => {
  const before = reviewsIn(submissions).at(-2);
  return before ? submissions.slice(submissions.indexOf(before) + 1) : submissions;
};
