import type { TaskRecord, TrajectoryRecord } from '../../ports/records.js';
import { answers } from '../demo/answers.js';
import { prefillFor } from '../care/forms/prefill-for.js';
import { readFormOfTask } from '../care/forms/read-form-of-task.js';
import { membersOfHousehold } from '../care/members.js';
import { completeCareTask } from '../care/tasks/complete-care-task.js';
import type { Fields, MemberView } from '../care/views.js';
import { textIn } from '../care/values.js';
import { transact, type Ports } from '../work.js';
import type { Chance } from './chance.js';
import type { CourseOfTime } from './course-of-time.js';
import { leastAnswers } from './fill-form.js';
import type { Course } from './households.js';
import { worldAnswers, type Insight } from './world-answers.js';
import { colleagueWith, whoDoes, type Colleagues } from './who-does.js';

/** One invented household with whom works on it. */
export interface Life {
  readonly ports: Ports;
  readonly chance: Chance;
  readonly course: Course;
  readonly time: CourseOfTime;
  readonly colleagues: Colleagues;
  /** What was last heard of incidents. */
  incidents: number;
}

/** Whether it was done; otherwise why not, as the service said. */
export type Done = { readonly done: true } | { readonly done: false; readonly why: string };

const trajectoryOf = async ({ ports }: Life, { care }: TaskRecord): Promise<TrajectoryRecord | undefined> =>
  care?.trajectoryId === undefined
    ? undefined
    : (await ports.store.get('trajectory', care.trajectoryId))?.body;

const membersOf = async (
  { ports }: Life,
  trajectory: TrajectoryRecord | undefined,
): Promise<MemberView[]> => {
  const household = trajectory && (await ports.store.get('household', trajectory.householdId));
  return household ? membersOfHousehold(ports, household.body) : [];
};

/** Somebody who may, does an open task through the same use case as everybody. */
export const doTask = async (life: Life, task: TaskRecord): Promise<Done> => {
  const { ports, chance, colleagues, course } = life;
  const { team } = course.municipality;
  const who = whoDoes(chance, task, { colleagues, team });
  if (!who) return { done: false, why: 'nobody' };
  const data = await fillIn(life, task);
  if (task.elementId === 'firstContact') life.time.helpBegins(ports.clock.now());
  const done = await transact(ports, who.user, (work) =>
    completeCareTask(work, who, { taskId: task.id, data }),
  );
  return done.ok ? { done: true } : { done: false, why: JSON.stringify(done.reason) };
};

const fillIn = async (life: Life, task: TaskRecord): Promise<Fields> => {
  const form = await readFormOfTask(life.ports, task);
  if (!form.ok || !form.value) return {};
  const { definition } = form.value;
  const trajectory = await trajectoryOf(life, task);
  const prefill = await prefillFor(life.ports, task, form.value);
  const insight = insightOf(life, { trajectory, members: await membersOf(life, trajectory), prefill });
  if (definition.key === 'F-REVIEW') life.incidents = life.time.incidentsAt(insight.now);
  const knowing: Insight = { ...insight, incidents: life.incidents };
  return only(new Set(definition.fields.map(({ key }) => key)), {
    ...leastAnswers(definition, knowing),
    ...known(prefill),
    ...usual(definition.key, knowing),
    ...(Object.hasOwn(worldAnswers, definition.key) ? worldAnswers[definition.key]?.(knowing) : {}),
  });
};

/** What the form begins with is confirmed, as far as there is anything. */
const known = (prefill: Fields): Fields =>
  Object.fromEntries(Object.entries(prefill).filter(([, value]) => value !== null));

const usual = (key: string, knowing: Insight): Fields =>
  Object.hasOwn(answers, key) ? (answers[key]?.(knowing) ?? {}) : {};

const only = (keys: ReadonlySet<string | undefined>, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => keys.has(key)));

interface Known {
  readonly trajectory: TrajectoryRecord | undefined;
  readonly members: readonly MemberView[];
  readonly prefill: Fields;
}

const insightOf = (life: Life, { trajectory, members, prefill }: Known): Insight => {
  const { ports, chance, course, colleagues, time } = life;
  const now = ports.clock.now();
  return {
    now,
    members,
    prefill,
    chance,
    course,
    trajectory,
    safety: time.safetyAt(now),
    incidents: life.incidents,
    colleague: (role, other) => {
      const able = (colleagues.byGroup.get(role) ?? []).filter(({ id }) => id !== other);
      return textIn({ id: colleagueWith(chance, able, course.municipality.team)?.id ?? '' }, 'id') ?? '';
    },
  };
};
