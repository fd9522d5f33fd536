import { derive } from '../../../domain/clocks/derive.js';
import { resumedDue, suspendedDays } from '../../../domain/clocks/resume-clock.js';
import { clockFor, findNorm } from '../../../domain/deadlines/find-norm.js';
import type { Norm } from '../../../domain/deadlines/norm.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome, type Refused } from '../../../kernel/outcome.js';
import type { CareOfTask, TaskRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { derivationOf, kept, type KeptDerivation } from '../deadlines/kept-derivation.js';
import { registerOf } from '../deadlines/register-of.js';
import type { Identity } from '../identity.js';
import { dueWith } from '../norms/effects-of-norm.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { deadlineJob, stopDeadline } from '../side/deadline-job.js';
import { ladderAfter } from '../side/ladder-of-task.js';
import { whyNotActOnClock } from '../tasks/may-complete.js';
import { addToTimeline } from '../timeline-entry.js';
import { whyOtherVersion } from '../version.js';
import { without } from '../without.js';
import { possibleActs, type ClockAct } from './clock-acts.js';
import { normOfTask } from './norm-of-task.js';

export interface ClockActAsked {
  readonly taskId: string;
  readonly expectedVersion?: number;
  readonly act: ClockAct;
  /** In words, for the dossier. */
  readonly reason: string;
  /** The article that allows it; needed to let a clock stand still or to extend it. */
  readonly basis?: string;
}

export interface ClockActed {
  readonly taskId: string;
  readonly dueBefore: Instant;
  readonly dueAt?: Instant;
}

interface Acting {
  readonly task: TaskRecord & { readonly care: CareOfTask };
  /** How the due date came about until now. */
  readonly was: KeptDerivation;
  readonly norm: Norm;
  readonly asked: ClockActAsked;
}

type Done = NonNullable<CareOfTask['clockActs']>[number];

/**
 * Lets a legal clock stand still or run again, extends it, or reckons a due date anew: by somebody, with a reason, on
 * record; the date before stays beside the one after (domain.md §6.3, C16).
 */
export const actOnClock = async (
  work: Work,
  who: Identity,
  asked: ClockActAsked,
): Promise<Outcome<ClockActed, CareRefusal>> => {
  const found = await actingOn(work, who, asked);
  if (!found.ok) return found;
  const acting = found.value;
  const changed = await doers[asked.act](work, acting);
  if (!changed.ok) return changed;
  keep(work, who, acting);
  return ok({
    taskId: asked.taskId,
    dueBefore: acting.was.due,
    ...(changed.value !== undefined && { dueAt: changed.value }),
  });
};

/** The task, its norm and its date so far, when this person may do this to its clock. */
const actingOn = async (
  work: Work,
  who: Identity,
  asked: ClockActAsked,
): Promise<Outcome<Acting, CareRefusal>> => {
  const task = await work.get('task', asked.taskId);
  if (!task) return notFound('task');
  const why =
    whyNotActOnClock(task, who) ??
    whyOtherVersion(work, { kind: 'task', id: task.id }, asked.expectedVersion) ??
    whyNoBasis(asked);
  if (why) return why;
  const [was, norm] = [derivationOf(task), await normOfTask(work.ports, task)];
  const possible = possibleActs(task, norm).includes(asked.act);
  return possible && task.care && was && norm
    ? ok({ task: { ...task, care: task.care }, was, norm, asked })
    : refuse('clock-act-not-possible');
};

/** Nobody lets a legal clock stand still, or extends it, without the article that allows it (domain.md §6.3). */
const whyNoBasis = (asked: ClockActAsked): Refused<CareRefusal> | undefined => {
  if (!needsBasis(asked)) return undefined;
  const detail = 'Expected the article of the law that allows this, but there is none';
  return refuse('form-invalid', { errors: [{ pointer: '/basis', code: 'required', detail }] });
};

const needsBasis = ({ act, basis }: ClockActAsked): boolean =>
  (act === 'suspend' || act === 'extend') && basis === undefined;

type Doer = (work: Work, acting: Acting) => Promise<Outcome<Instant | undefined, CareRefusal>>;

const suspend: Doer = (work, acting) => {
  const { task, asked } = acting;
  stopDeadline(work, task.id);
  const since = { since: work.at, by: work.actor, ...(asked.basis !== undefined && { basis: asked.basis }) };
  const act = doneBy(work, acting, { kind: 'SUSPENDED' });
  work.put('task', {
    ...without(task, 'dueAt'),
    care: { ...task.care, suspendedClock: since, clockActs: [...(task.care.clockActs ?? []), act] },
  });
  return Promise.resolve(ok(undefined));
};

const resume: Doer = (work, acting) => {
  const { task, was } = acting;
  const days = suspendedDays(task.care.suspendedClock?.since ?? work.at, work.at);
  return Promise.resolve(
    ok(dueAgain(work, acting, { kind: 'RESUMED', due: resumedDue(was.due, days), days })),
  );
};

const extend: Doer = async (work, acting) => {
  const { was, norm } = acting;
  const key = norm.extension?.key ?? '';
  const extension = findNorm(await registerOf(work.ports, key), key, work.at);
  if (!extension) return refuse('clock-act-not-possible');
  const derived = derive({ clock: clockFor(extension, undefined), from: was.due, legal: true });
  if (!derived.ok) return refuse('clock-act-not-possible');
  return ok(dueAgain(work, acting, { kind: 'EXTENDED', due: derived.value.due }));
};

const recalculate: Doer = async (work, acting) => {
  const { task, norm } = acting;
  const current = findNorm(await registerOf(work.ports, norm.key), norm.key, work.at);
  const trajectory = await work.get('trajectory', task.care.trajectoryId ?? '');
  const derivation = current && dueWith(current, task, trajectory?.urgency);
  if (!current || !derivation) return refuse('clock-act-not-possible');
  const again = kept(derivation, current, acting.was.ladder);
  return ok(dueAgain(work, acting, { kind: 'RECALCULATED', due: again.due, again }));
};

const doers: Readonly<Record<ClockAct, Doer>> = { suspend, resume, extend, recalculate };

interface Again {
  readonly kind: Done['kind'];
  readonly due: Instant;
  readonly days?: number;
  /** Reckoned anew, by another version of the norm. */
  readonly again?: KeptDerivation;
}

/** Puts the new date, keeps the old one beside it, and goes on with the ladder from where it was. */
const dueAgain = (work: Work, acting: Acting, { kind, due, days, again }: Again): Instant => {
  const { task, was } = acting;
  const act = doneBy(work, acting, { kind, dueAfter: due, ...(days !== undefined && { days }) });
  const derivation: KeptDerivation = again ?? { ...was, due };
  const after: TaskRecord = {
    ...task,
    dueAt: due,
    care: {
      ...without(task.care, 'suspendedClock'),
      derivation,
      norm: { key: derivation.norm.key, version: derivation.norm.version },
      clockActs: [...(task.care.clockActs ?? []), act],
    },
  };
  work.put('task', after);
  const next = ladderAfter(after, work.at);
  if (next) work.put('job', deadlineJob(work, after, next.at));
  else stopDeadline(work, task.id);
  return due;
};

const doneBy = (work: Work, { was, asked }: Acting, act: Pick<Done, 'kind' | 'dueAfter' | 'days'>): Done => ({
  ...act,
  at: work.at,
  by: work.actor,
  dueBefore: was.due,
  ...(asked.basis !== undefined && { basis: asked.basis }),
});

/** The words of a reason belong to the dossier; the timeline tells what was done. */
const keep = (work: Work, who: Identity, { task, asked, was }: Acting): void => {
  const { trajectoryId } = task.care;
  work.put('submission', {
    id: work.ports.ids.next(),
    ...(trajectoryId !== undefined && { trajectoryId }),
    instanceId: task.instanceId,
    taskId: task.id,
    elementId: `clock-${asked.act}`,
    formKey: 'F-ACTION',
    formVersion: 1,
    data: { reason: asked.reason },
    submittedBy: who.user,
    submittedAt: work.at,
  });
  if (trajectoryId === undefined) return;
  addToTimeline(work, {
    trajectoryId,
    code: 'CLOCK_CHANGED',
    elementId: task.elementId,
    ...(task.name !== undefined && { elementName: task.name }),
    taskId: task.id,
    details: { act: asked.act, dueBefore: was.due, ...(asked.basis !== undefined && { basis: asked.basis }) },
  });
};
