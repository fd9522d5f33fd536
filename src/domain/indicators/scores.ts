import type { Json } from '../../kernel/json.js';
import { formsOf, isWithin, type Period, type StoryForm, type TrajectoryStory } from './story.js';

type Scores = ReadonlyMap<string, number>;

const isRow = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A score of one person, or of several at a review. */
export const scoresIn = ({ said }: Pick<StoryForm, 'said'>): readonly (readonly [string, number])[] => {
  const { person, scaling } = said;
  if (typeof scaling === 'number') return typeof person === 'string' ? [[person, scaling]] : [];
  if (!Array.isArray(scaling)) return [];
  return scaling.flatMap((row: Json) =>
    isRow(row) && typeof row['person'] === 'string' && typeof row['value'] === 'number'
      ? [[row['person'], row['value']] as const]
      : [],
  );
};

/** Of everybody the first score that was given in a talk of the analysis. */
export const firstScores = (story: TrajectoryStory): Scores => {
  const scores = new Map<string, number>();
  for (const form of formsOf(story, 'F-TALK', 'F-CHILD')) {
    for (const [person, score] of scoresIn(form)) if (!scores.has(person)) scores.set(person, score);
  }
  return scores;
};

/** Of everybody the last score that was given for a review in the period. */
export const lastScores = (story: TrajectoryStory, period: Period): Scores => {
  const scores = new Map<string, number>();
  for (const form of formsOf(story, 'F-REVIEW', 'F-SCALE')) {
    if (isWithin(period, form.at)) for (const [person, score] of scoresIn(form)) scores.set(person, score);
  }
  return scores;
};
