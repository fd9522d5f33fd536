import type { Register } from '../../../domain/deadlines/register.js';
import {
  hearingNorm,
  measureOrdered,
  needsHearing,
  placementNorm,
  watchedBy,
  type MeasureKind,
} from '../../../domain/rules/measure.js';
import type { Variables } from '../../../engine/variables.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { momentByNorm } from '../deadlines/moment-by-norm.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn, textIn } from '../values.js';
import { without } from '../without.js';
import { wholeRegister } from '../deadlines/register-of.js';
import { failed, onTrajectory } from './on-trajectory.js';

type Measure = NonNullable<TrajectoryRecord['measure']>;

/**
 * What the judge ordered, with the reference of the court, and what must be watched of it: the end, the hearing of an
 * order without one, and a placement. An end that the judge set goes before the longest that the law allows.
 */
export const recordMeasure = onTrajectory(async (work, { trajectory, variables }) => {
  const register = await wholeRegister(work.ports);
  const code = textIn(variables, 'outcomeCode') ?? '';
  const kind = measureOrdered(code);
  if (!kind) return failed('measure-unknown', `Expected a measure, but the judge said '${code}'`);
  const from = momentIn(variables, 'outcomeDate') ?? work.at;
  const watches = watchesOf(momentsBy(register, work.at), {
    code,
    kind,
    from,
    until: endOf(variables, from),
  });
  if (!watches.ok) return watches;
  const { measureUntil: until, hearingUntil, placementUntil } = watches.value;
  const reference = await referenceIn(work, variables);
  keep(work, trajectory, {
    kind,
    from,
    until,
    ...(hearingUntil !== null && { hearingUntil }),
    ...(placementUntil !== null && { placementUntil }),
    ...(reference !== undefined && { courtReference: reference }),
  });
  return ok({ measureFrom: from, ...watches.value });
});

/** The judge extended it: the same measure with a new end. */
export const extendMeasure = onTrajectory(async (work, { trajectory, variables }) => {
  const register = await wholeRegister(work.ports);
  const { measure } = trajectory;
  const until = momentIn(variables, 'extendedUntil');
  if (!measure || until === undefined) {
    return failed(
      'measure-unknown',
      `Expected trajectory '${trajectory.id}' to have a measure and a new end`,
    );
  }
  const reminder = momentsBy(register, work.at)(watchedBy[measure.kind].reminder, until);
  if (!reminder.ok) return reminder;
  keep(work, trajectory, { ...measure, until });
  return ok({ measureUntil: until, measureReminderAt: reminder.value });
});

/** It is over: by its end, or because nobody was heard in time. */
export const endMeasure = onTrajectory((work, { trajectory }) => {
  if (trajectory.measure) {
    work.put('trajectory', without(trajectory, 'measure'));
    addToTimeline(work, {
      trajectoryId: trajectory.id,
      code: 'MEASURE_ENDED',
      details: { kind: trajectory.measure.kind },
    });
  }
  return ok({});
});

type ByNorm = (key: string, from: Instant) => Outcome<Instant, HandlerFailure>;

const momentsBy =
  (register: Register, at: Instant): ByNorm =>
  (key, from) =>
    momentByNorm({ register, key, from, at });

/** As the judge set it. */
const endOf = (variables: Variables, from: Instant): Instant | undefined => {
  const until = momentIn(variables, 'outcomeUntil');
  return until !== undefined && until > from ? until : undefined;
};

interface Ordered {
  readonly code: string;
  readonly kind: MeasureKind;
  readonly from: Instant;
  /** As the judge set it; otherwise the longest that the law allows. */
  readonly until: Instant | undefined;
}

interface Watches extends Variables {
  readonly measureUntil: Instant;
  readonly measureReminderAt: Instant;
  readonly hearingUntil: Instant | null;
  readonly placementUntil: Instant | null;
  readonly placementReminderAt: Instant | null;
}

const watchesOf = (by: ByNorm, { code, kind, from, until }: Ordered): Outcome<Watches, HandlerFailure> => {
  const { max, reminder } = watchedBy[kind];
  const end = until === undefined ? by(max, from) : ok(until);
  if (!end.ok) return end;
  const reminderAt = by(reminder, end.value);
  if (!reminderAt.ok) return reminderAt;
  const hearing = needsHearing(code) ? by(hearingNorm, from) : ok(null);
  if (!hearing.ok) return hearing;
  const placement = kind === 'OTS_UHP' ? placementWatch(by, { from, until: end.value }) : ok(noPlacement);
  if (!placement.ok) return placement;
  return ok({
    measureUntil: end.value,
    measureReminderAt: reminderAt.value,
    hearingUntil: hearing.value,
    ...placement.value,
  });
};

type PlacementWatch = Pick<Watches, 'placementUntil' | 'placementReminderAt'>;

const noPlacement: PlacementWatch = { placementUntil: null, placementReminderAt: null };

/** An authorisation to place a child elsewhere never lasts longer than the order it rests on. */
const placementWatch = (
  by: ByNorm,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Outcome<PlacementWatch, HandlerFailure> => {
  const longest = by(placementNorm, from);
  if (!longest.ok) return longest;
  const placementUntil = longest.value < until ? longest.value : until;
  const reminder = by(watchedBy.OTS_UHP.reminder, placementUntil);
  return reminder.ok ? ok({ placementUntil, placementReminderAt: reminder.value }) : reminder;
};

const keep = (work: Work, trajectory: TrajectoryRecord, measure: Measure): void => {
  work.put('trajectory', { ...trajectory, measure });
  const { kind, from, until } = measure;
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'MEASURE_ORDERED',
    details: { kind, from, until },
  });
};

/** Told by a link, or copied from the letter; words of a form are no variables, so they are looked up. */
const referenceIn = async (work: Work, variables: Variables): Promise<string | undefined> => {
  const typed = textIn(variables, 'outcomeSubmissionId');
  const submission = typed === undefined ? undefined : await work.get('submission', typed);
  return textIn(submission?.data ?? {}, 'reference') ?? textIn(variables, 'courtReference');
};
