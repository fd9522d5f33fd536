import { toLocal } from '../../kernel/amsterdam.js';
import { civilFromDays, plusMs, toEpochMs, type Instant } from '../../kernel/instant.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Chance } from './chance.js';
import { workingMoment } from './working-moment.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Steps that take longer than planned more often than others do. */
const slowSteps: Readonly<Record<string, number>> = {
  allocateFixedFace: 1.3,
  draftAnalysis: 1.25,
  personTalk: 1.15,
  childTalk: 1.2,
  informHousehold: 1.1,
  qualityCheck: 1.2,
  acceptHandOver: 1.35,
  accept: 1.15,
  municipalDecision: 1.1,
};

/** In July and August, and around Christmas, there are fewer colleagues. */
const seasonAt = (moment: Instant): number => {
  const { month } = civilFromDays(toLocal(moment).day);
  if (month === 7 || month === 8) return 1.28;
  return month === 12 ? 1.12 : 1;
};

export interface Circumstances {
  readonly now: Instant;
  /** Of the team that works with this household. */
  readonly teamPace: number;
}

/**
 * When somebody gets round to a task: usually at two thirds of its period, sometimes too late. What must be done within
 * a day is done at any hour; everything else while people are at work.
 */
export const doneAt = (chance: Chance, task: TaskRecord, { now, teamPace }: Circumstances): Instant => {
  const periodMs =
    task.dueAt === undefined ? 6 * dayMs : Math.max(hourMs / 4, toEpochMs(task.dueAt) - toEpochMs(now));
  const slower = (slowSteps[task.elementId] ?? 1) * teamPace * seasonAt(now);
  const part = 0.5 * slower * Math.exp(0.42 * chance.normal());
  const moment = plusMs(now, Math.max(60_000, Math.floor(part * periodMs)));
  if (periodMs < dayMs) return moment;
  return workingMoment(chance, moment);
};
