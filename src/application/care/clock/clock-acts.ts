import type { Norm } from '../../../domain/deadlines/norm.js';
import type { TaskRecord } from '../../../ports/records.js';
import { derivationOf } from '../deadlines/kept-derivation.js';

/** What somebody can do to the clock of a task, always with a reason, and never by itself (domain.md §6.3). */
export type ClockAct = 'suspend' | 'resume' | 'extend' | 'recalculate';

/**
 * Which acts are possible. Only a clock that the law sets can stand still or be extended, the acute clock never, and
 * an extension only where the register knows one; all others keep their date unless somebody has it recalculated.
 */
export const possibleActs = (task: TaskRecord, norm: Norm | undefined): readonly ClockAct[] => {
  const kept = derivationOf(task);
  if (!kept || !norm || kept.ladder === 'HOUSEHOLD') return [];
  if (task.care?.suspendedClock) return ['resume'];
  const acts = task.care?.clockActs ?? [];
  const possible = kept.ladder === 'ACUTE' ? [] : legalActs(norm, acts);
  return acts.every(({ kind }) => kind === 'RECALCULATED') ? [...possible, 'recalculate'] : possible;
};

const legalActs = (norm: Norm, acts: Done): ClockAct[] => {
  if (norm.legal !== true) return [];
  return mayExtend(norm, acts) ? ['suspend', 'extend'] : ['suspend'];
};

type Done = NonNullable<NonNullable<TaskRecord['care']>['clockActs']>;

const mayExtend = ({ extension }: Norm, acts: Done): boolean =>
  extension !== undefined && (extension.repeated === true || !acts.some(({ kind }) => kind === 'EXTENDED'));
