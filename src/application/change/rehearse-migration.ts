import type { ProcessDefinition } from '../../engine/definition.js';
import type { Evaluate } from '../../engine/expression.js';
import { globalName, localName, type EngineJob, type Token, type TokenId } from '../../engine/instance.js';
import { migrate } from '../../engine/migration/migrate.js';
import type { MigrationProblem } from '../../engine/migration/plan.js';
import type { Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { InstanceRecord, TaskRecord } from '../../ports/records.js';
import { given } from '../engine/given.js';
import type { EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Ports } from '../work.js';
import { versionsOf, type MigrationPlan } from './migration-plan.js';

/** One thing with a moment, before and after. */
export interface MovedMoment {
  readonly id: string;
  readonly name?: string | undefined;
  /** The element; absent where there was, or will be, none. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly dueBefore?: Instant | undefined;
  readonly dueAfter?: Instant | undefined;
}

/** What would become of one instance; nothing has happened to it. */
export interface Rehearsed {
  readonly instanceId: string;
  readonly businessKey?: string | undefined;
  readonly problems: readonly MigrationProblem[];
  readonly tasks: readonly MovedMoment[];
  readonly timers: readonly MovedMoment[];
  /** Variables that would be gone with a sub-process that is not in the target any more, by name. */
  readonly lost: readonly string[];
}

interface Rehearsal {
  readonly at: Instant;
  readonly evaluate: Evaluate;
  readonly source: ProcessDefinition;
  readonly target: ProcessDefinition;
  readonly plan: MigrationPlan;
}

/** Tries a plan on running instances without writing anything. */
export const rehearseMigration = async (
  ports: Pick<Ports, 'store' | 'clock' | 'definitions'>,
  { plan, instanceIds }: { readonly plan: MigrationPlan; readonly instanceIds: readonly string[] },
): Promise<Outcome<readonly Rehearsed[], EngineUseCaseRefusal>> => {
  const versions = await versionsOf(ports, plan);
  if (!versions.ok) return versions;
  const evaluate = await ports.definitions.evaluator(versions.value.target);
  const rehearsal: Rehearsal = { at: ports.clock.now(), evaluate, plan, ...versions.value };
  const found = await ports.store.getAll('instance', instanceIds);
  const rehearsed: Rehearsed[] = [];
  for (const stored of found) {
    if (!stored) continue;
    const tasks = await ports.store.find('task', {
      where: [{ field: 'instanceId', is: stored.body.id }],
      limit: 10_000,
    });
    rehearsed.push(
      rehearse(
        rehearsal,
        stored.body,
        tasks.map(({ body }) => body),
      ),
    );
  }
  return ok(rehearsed);
};

const rehearse = (
  { plan, ...rehearsal }: Rehearsal,
  { id, businessKey, state }: InstanceRecord,
  tasks: readonly TaskRecord[],
): Rehearsed => {
  const migrated = migrate(state, { ...rehearsal, instructions: plan.instructions });
  const after = migrated.ok ? migrated.value.instance : undefined;
  const taskAfter = ({ id: task }: TaskRecord): Token | undefined =>
    after?.tokens[(localName(task)?.local ?? '') as TokenId];
  const closed = migrated.ok
    ? migrated.value.events.flatMap((event) => (event.type === 'ScopeClosed' ? [event.scope] : []))
    : [];
  return {
    instanceId: id,
    ...given({ businessKey }),
    problems: migrated.ok ? [] : migrated.reason,
    tasks: tasks.map((task) => ({
      id: task.id,
      ...given({ name: task.name, from: task.elementId, dueBefore: task.dueAt }),
      // A due date belongs to the task and goes where it goes.
      ...(taskAfter(task) && given({ to: taskAfter(task)?.element, dueAfter: task.dueAt })),
    })),
    timers: timersOf(id, state.jobs, after?.jobs ?? {}),
    lost: closed.flatMap((scope) => namesIn(state.scopes[scope])),
  };
};

const namesIn = (scope: InstanceRecord['state']['scopes'][never] | undefined): readonly string[] =>
  scope?.kind === 'subProcess' || scope?.kind === 'eventSubProcess' ? Object.keys(scope.variables) : [];

type Jobs = Readonly<Record<string, EngineJob>>;

const timersOf = (instance: string, before: Jobs, after: Jobs): readonly MovedMoment[] => {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const isTimer = (id: string): boolean => (before[id] ?? after[id])?.kind === 'timer';
  return ids.filter(isTimer).map((id) => ({
    id: globalName(instance as never, id),
    ...given({
      from: before[id]?.element,
      to: after[id]?.element,
      dueBefore: before[id]?.dueAt,
      dueAfter: after[id]?.dueAt,
    }),
  }));
};
