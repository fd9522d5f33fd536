import type { Instant } from '../../kernel/instant.js';

/** A task of somebody who is away, and who of the others may do it. */
export interface TaskToGive {
  readonly id: string;
  readonly trajectoryId?: string;
  /** 0 ACUTE, 1 HIGH, 2 NORMAL, 3 LOW. */
  readonly urgencyRank: number;
  readonly safetyCritical: boolean;
  readonly dueAt?: Instant;
  /** Nobody is proposed who may not complete it (domain.md §3.3, §3.4). */
  readonly mayDo: readonly string[];
}

export interface Colleague {
  readonly user: string;
  readonly team?: string;
  /** What they have now, in the weights of `weightOf`. */
  readonly load: number;
}

/** Who knows a household already: the substitute, and how many tasks others did there. */
export interface Acquaintance {
  readonly substitute?: string;
  readonly tasksDone: ReadonlyMap<string, number>;
}

export interface Redistribution {
  readonly tasks: readonly TaskToGive[];
  readonly colleagues: readonly Colleague[];
  /** The team of whoever is away. */
  readonly team?: string;
  readonly acquaintances: ReadonlyMap<string, Acquaintance>;
  /** From this load on somebody is full: they are proposed only where nobody else may. */
  readonly full: number;
}

/** Why somebody is proposed, the weightiest first; codes, words are chosen at the edge. */
export type Because = 'substitute' | 'same-household' | 'knows-household' | 'same-team' | 'least-work';

export interface Proposal {
  readonly taskId: string;
  /** Absent when nobody may do it: a person has to find another way. */
  readonly to?: string;
  readonly because: readonly Because[];
  /** Whoever is proposed has more than a full load with it. */
  readonly overFull: boolean;
}

/** How heavily a task weighs on somebody; an acute one is a day's work that leaves no room for others [A]. */
export const weightOf = ({ urgencyRank }: { readonly urgencyRank: number }): number =>
  [8, 3, 2, 1][urgencyRank] ?? 1;

/**
 * Proposes who takes over what, the greatest risk first: whoever knows the household before whoever does not, one
 * household with one person where that can be, and among equals whoever has least work. It proposes; a person
 * decides (domain.md §0.2, fact 6).
 */
export const proposeRedistribution = (work: Redistribution): readonly Proposal[] => {
  const loads = new Map(work.colleagues.map(({ user, load }) => [user, load]));
  const chosen = new Map<string, Set<string>>();
  return [...work.tasks].sort(byRisk).map((task) => {
    const candidates = work.colleagues.filter(({ user }) => task.mayDo.includes(user));
    const ranked = candidates
      .map((colleague) => ranking(work, task, { colleague, loads, chosen }))
      .sort(byRank);
    const [best] = ranked;
    if (!best) return { taskId: task.id, because: [], overFull: false };
    const load = (loads.get(best.user) ?? 0) + weightOf(task);
    loads.set(best.user, load);
    remember(chosen, task, best.user);
    return { taskId: task.id, to: best.user, because: best.because, overFull: load > work.full };
  });
};

const byRisk = (one: TaskToGive, other: TaskToGive): number =>
  one.urgencyRank - other.urgencyRank ||
  Number(other.safetyCritical) - Number(one.safetyCritical) ||
  inOrder(one.dueAt ?? '~', other.dueAt ?? '~') ||
  inOrder(one.id, other.id);

const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

interface Ranked {
  readonly user: string;
  readonly because: readonly Because[];
  /** Compared from the first on; less is better. */
  readonly rank: readonly number[];
}

interface SoFar {
  readonly colleague: Colleague;
  readonly loads: ReadonlyMap<string, number>;
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
}

const ranking = (work: Redistribution, task: TaskToGive, { colleague, loads, chosen }: SoFar): Ranked => {
  const { user } = colleague;
  const known = work.acquaintances.get(task.trajectoryId ?? '');
  const load = loads.get(user) ?? 0;
  const tasksDone = known?.tasksDone.get(user) ?? 0;
  const reasons: readonly (readonly [Because, boolean])[] = [
    ['substitute', known?.substitute === user],
    ['same-household', chosen.get(task.trajectoryId ?? '')?.has(user) === true],
    ['knows-household', tasksDone > 0],
    ['same-team', work.team !== undefined && colleague.team === work.team],
  ];
  const because = reasons.flatMap(([code, holds]) => (holds ? [code] : []));
  const isFull = load + weightOf(task) > work.full;
  return {
    user,
    because: because.length === 0 ? ['least-work'] : because,
    rank: [Number(isFull), ...reasons.map(([, holds]) => Number(!holds)), load, -tasksDone],
  };
};

const byRank = (one: Ranked, other: Ranked): number => {
  for (const [at, value] of one.rank.entries()) {
    const difference = value - (other.rank[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return inOrder(one.user, other.user);
};

const remember = (chosen: Map<string, Set<string>>, { trajectoryId }: TaskToGive, user: string): void => {
  if (trajectoryId === undefined) return;
  const users = chosen.get(trajectoryId) ?? new Set();
  users.add(user);
  chosen.set(trajectoryId, users);
};
