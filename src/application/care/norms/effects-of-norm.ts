import type { Derivation } from '../../../domain/clocks/derivation.js';
import { dueFor } from '../../../domain/deadlines/due.js';
import type { Norm } from '../../../domain/deadlines/register.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord, Urgency } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { derivationOf } from '../deadlines/kept-derivation.js';
import { processNamesOf, recordsById } from '../records-by-id.js';
import { notFound, type CareRefusal } from '../refusals.js';
import { dueOf } from '../side/diagram-words.js';

export interface EffectView {
  readonly taskId: string;
  readonly step: string;
  readonly processName: string;
  readonly dueAt: Instant;
  readonly wouldBeDueAt: Instant;
}

export interface NormEffects {
  /** Open tasks whose due date would be another one; steps and moments, nothing of a dossier. */
  readonly items: EffectView[];
  /** Open tasks that rest on this norm, also those whose date stays. */
  readonly tasks: number;
  readonly earlier: number;
  readonly later: number;
  /** There are more tasks than were looked at. */
  readonly more: boolean;
  readonly asOf: Instant;
}

/** Tasks that are looked at before somebody publishes; more than a person reads. */
const mostTasks = 1_000;

/**
 * What would become of open tasks if they were recalculated with a change that is proposed. Nothing happens to them by
 * publishing: a due date is computed once, and again only by an act of somebody (domain.md §6.3).
 */
export const effectsOfNorm = async (
  ports: Ports,
  changeId: string,
): Promise<Outcome<NormEffects, CareRefusal>> => {
  const change = (await ports.store.get('normChange', changeId))?.body;
  if (!change) return notFound('norm-change');
  const tasks = await tasksOfNorm(ports, change.key);
  const trajectories = await recordsById(
    ports,
    'trajectory',
    tasks.map(({ care }) => care?.trajectoryId),
  );
  const names = await processNamesOf(
    ports,
    tasks.map(({ definitionId }) => definitionId),
  );
  const items = tasks.flatMap((task): EffectView[] => {
    const moved = movedBy(change.norm, task, trajectories.get(task.care?.trajectoryId ?? '')?.urgency);
    if (!moved) return [];
    const processName = names.get(task.definitionId) ?? task.definitionKey;
    return [{ taskId: task.id, step: task.name ?? task.elementId, processName, ...moved }];
  });
  return ok({
    items,
    tasks: tasks.length,
    earlier: items.filter(({ dueAt, wouldBeDueAt }) => wouldBeDueAt < dueAt).length,
    later: items.filter(({ dueAt, wouldBeDueAt }) => wouldBeDueAt > dueAt).length,
    more: tasks.length >= mostTasks,
    asOf: ports.clock.now(),
  });
};

/** The date a task has and the one it would have, when those differ. */
const movedBy = (
  norm: Norm,
  task: TaskRecord,
  urgency: Urgency | undefined,
): Pick<EffectView, 'dueAt' | 'wouldBeDueAt'> | undefined => {
  const dueAt = derivationOf(task)?.due;
  const wouldBeDueAt = dueWith(norm, task, urgency)?.due;
  return dueAt === undefined || wouldBeDueAt === undefined || wouldBeDueAt === dueAt
    ? undefined
    : { dueAt, wouldBeDueAt };
};

/** From the same start, with the clock of this version. */
export const dueWith = (
  norm: Norm,
  task: Pick<TaskRecord, 'care'>,
  urgency: Urgency | undefined,
): Derivation | undefined => {
  const kept = derivationOf(task);
  if (!kept) return undefined;
  const due = dueFor({
    register: [norm],
    key: norm.key,
    from: kept.from,
    urgency,
    safetyCritical: task.care?.safetyCritical === true,
    at: norm.validFrom,
  });
  return due.ok ? due.value.derivation : undefined;
};

const tasksOfNorm = async (ports: Ports, key: string): Promise<readonly TaskRecord[]> => {
  const deployed = await ports.store.find('processDefinition', { limit: 10_000 });
  const found: TaskRecord[] = [];
  for (const { body } of deployed) {
    const definition = await ports.definitions.byId(body.id);
    const elements = [...(definition?.nodes.values() ?? [])].filter((node) => dueOf(node)?.norm === key);
    if (elements.length === 0) continue;
    const open = await ports.store.find('task', {
      where: [
        { field: 'definitionId', is: body.id },
        { field: 'elementId', in: elements.map(({ id }) => id) },
      ],
      limit: mostTasks - found.length,
    });
    found.push(...open.map((stored) => stored.body));
    if (found.length >= mostTasks) break;
  }
  return found;
};
