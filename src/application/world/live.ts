import { plusMs, type Instant } from '../../kernel/instant.js';
import type { TaskRecord } from '../../ports/records.js';
import { claim } from './claim.js';
import { doTask, type Life } from './do-task.js';
import { doneAt } from './pace.js';
import { nextJobAt, settle } from './settle.js';

const dayMs = 86_400_000;

/** Something else than a task that happens in a household at its moment, once. */
export interface Happening {
  readonly at: Instant;
  readonly happen: () => Promise<void>;
}

/** Nobody acts in this time, though there is work: what the radar must find. */
export interface StandStill {
  readonly from: Instant;
  readonly until: Instant;
}

export interface Living {
  readonly life: Life;
  readonly setNow: (now: Instant) => void;
  readonly until: Instant;
  readonly happenings: Happening[];
  readonly standStill: StandStill | undefined;
  /** Hears why a task could not be done. */
  readonly refused: (task: TaskRecord, why: string) => void;
}

interface Plan {
  readonly at: Instant;
  readonly tries: number;
}

/** A task that is refused is tried again, and left after that. */
const mostTries = 3;

/** More than any household needs in a year. */
const mostSteps = 20_000;

/**
 * Lives through the time of one household: machines do what is due, people do what is open when they get round to it,
 * and things happen in between, each at its moment and through the same use cases as in the service.
 */
export const live = async (living: Living): Promise<void> => {
  const { life, until, setNow } = living;
  const plans = new Map<string, Plan>();
  for (let steps = 0; steps < mostSteps; steps += 1) {
    await settle(life.ports);
    if (await planAll(living, plans, await openTasks(life))) continue;
    const next = await nextOf(living, plans);
    if (!next || next.at >= until) return;
    if (next.at > life.ports.clock.now()) setNow(next.at);
    await next.happen();
  }
};

/** Whatever comes first: machines, then what happens, then people. */
const nextOf = async (living: Living, plans: Map<string, Plan>): Promise<Happening | undefined> => {
  const { life, happenings } = living;
  const job = await nextJobAt(life.ports);
  const task = nextTask(plans, await openTasks(life));
  const happening = happenings[0];
  const come: Happening[] = [];
  if (job !== undefined) come.push({ at: job, happen: () => settle(life.ports) });
  if (happening)
    come.push({
      at: happening.at,
      happen: async () => {
        happenings.shift();
        await happening.happen();
      },
    });
  if (task) come.push({ at: task.at, happen: () => attempt(living, plans, task.task) });
  return come.reduce<Happening | undefined>(
    (first, one) => (first && first.at <= one.at ? first : one),
    undefined,
  );
};

const openTasks = async ({ ports }: Life): Promise<readonly TaskRecord[]> => {
  const found = await ports.store.find('task', { sort: [{ by: 'createdAt' }] });
  return found.map(({ body }) => body);
};

/** Somebody takes on what is new, at once or when they get round to it. Answers whether there was anything new. */
const planAll = async (
  { life, standStill }: Living,
  plans: Map<string, Plan>,
  open: readonly TaskRecord[],
): Promise<boolean> => {
  const now = life.ports.clock.now();
  const fresh = open.filter(({ id }) => !plans.has(id));
  for (const task of fresh) {
    const at = doneAt(life.chance, task, { now, teamPace: life.course.municipality.pace });
    plans.set(task.id, { at: afterStandStill(at, standStill), tries: 0 });
    const isStill = standStill && now >= standStill.from && now < standStill.until;
    if (!isStill) await claim(life, task);
  }
  return fresh.length > 0;
};

const afterStandStill = (at: Instant, standStill: StandStill | undefined): Instant =>
  standStill && at >= standStill.from && at < standStill.until ? standStill.until : at;

interface Next {
  readonly at: Instant;
  readonly task: TaskRecord;
}

const nextTask = (plans: ReadonlyMap<string, Plan>, open: readonly TaskRecord[]): Next | undefined => {
  let next: Next | undefined;
  for (const task of open) {
    const plan = plans.get(task.id);
    if (plan && plan.tries < mostTries && (!next || plan.at < next.at)) next = { at: plan.at, task };
  }
  return next;
};

const attempt = async (
  { life, refused }: Living,
  plans: Map<string, Plan>,
  task: TaskRecord,
): Promise<void> => {
  const done = await doTask(life, task);
  if (done.done) {
    plans.delete(task.id);
    return;
  }
  refused(task, done.why);
  const tries = (plans.get(task.id)?.tries ?? 0) + 1;
  plans.set(task.id, { at: plusMs(life.ports.clock.now(), dayMs), tries });
};
