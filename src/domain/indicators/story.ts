import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { Urgency } from '../urgency.js';

/** A line of the timeline that is not about a task. */
export interface Happening {
  readonly at: Instant;
  readonly code: string;
  /** Somebody did this, not the service by itself. */
  readonly byHand: boolean;
  readonly details: Readonly<Record<string, Json>>;
}

/** A task from its opening to its end, as the timeline tells it. */
export interface StoryTask {
  readonly id: string;
  readonly element: string;
  readonly name: string;
  readonly openedAt: Instant;
  readonly dueAt?: Instant;
  readonly closedAt?: Instant;
  /** Who completed it; absent while it is open, and when it was cancelled. */
  readonly by?: string;
  /** Known of open tasks. */
  readonly safetyCritical: boolean;
}

/** A form that was handed in: codes, numbers, ids and whether a text was given, never the text. */
export interface StoryForm {
  readonly key: string;
  readonly element: string;
  readonly taskId: string;
  readonly at: Instant;
  readonly by: string;
  readonly said: Readonly<Record<string, Json>>;
}

export interface StoryReport {
  readonly id: string;
  readonly receivedAt: Instant;
  /** Acute or structural unsafety was reported. */
  readonly unsafe: boolean;
}

export interface StoryHandOver {
  readonly kind: string;
  readonly acceptedAt?: Instant;
  readonly warmTalkAt?: Instant;
}

/** What happened in one trajectory, as far as figures rest on it. Everything is in order of time. */
export interface TrajectoryStory {
  readonly id: string;
  readonly householdId: string;
  readonly municipality: string;
  /** Of its fixed face; empty while there is none. */
  readonly team: string;
  readonly state: string;
  readonly phase: 0 | 1 | 2 | 3;
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly urgency?: Urgency;
  readonly fixedFace?: string;
  readonly receivedAt: Instant;
  /** The end of the legal period for the assessment. */
  readonly legalDueAt?: Instant;
  readonly closedAt?: Instant;
  readonly members: readonly { readonly id: string; readonly child: boolean }[];
  readonly happenings: readonly Happening[];
  readonly tasks: readonly StoryTask[];
  readonly forms: readonly StoryForm[];
  readonly reports: readonly StoryReport[];
  readonly handOvers: readonly StoryHandOver[];
}

/** Over what is counted: from the first moment up to and without the last, as it stands now. */
export interface Period {
  readonly from: Instant;
  readonly until: Instant;
  readonly now: Instant;
}

export const isWithin = ({ from, until }: Period, at: Instant | undefined): at is Instant =>
  at !== undefined && at >= from && at < until;

export const happened = (story: TrajectoryStory, code: string): readonly Happening[] =>
  story.happenings.filter((happening) => happening.code === code);

export const firstAt = (story: TrajectoryStory, code: string): Instant | undefined =>
  story.happenings.find((happening) => happening.code === code)?.at;

/** Tasks of these elements that somebody completed. */
export const completed = (story: TrajectoryStory, elements: readonly string[]): readonly StoryTask[] =>
  story.tasks.filter(({ element, by }) => by !== undefined && elements.includes(element));

export const formsOf = (story: TrajectoryStory, ...keys: readonly string[]): readonly StoryForm[] =>
  story.forms.filter(({ key }) => keys.includes(key));

export const isOpen = (task: StoryTask): boolean => task.closedAt === undefined;
