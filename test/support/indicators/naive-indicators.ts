import type { TrajectoryRecords } from '../../../src/application/care/steering/story-of.js';
import { secondOpinion } from '../domain/second-calendar.js';

/*
 * The indicators of domain.md §10 a second time, straight from the records and as plainly as can be: no story, no shared
 * code. What is counted is compared figure by figure: its value, and how many it rests on.
 */

interface Counted {
  readonly value: number | undefined;
  readonly n: number;
}

interface Span {
  readonly from: number;
  readonly until: number;
  readonly now: number;
}

type Naive = (all: readonly TrajectoryRecords[], span: Span) => Record<string, Counted>;

const ms = (text: string | undefined): number => (text === undefined ? NaN : Date.parse(text));
const inside = ({ from, until }: Span, at: number): boolean => at >= from && at < until;
const hours = (from: number, to: number): number => (to - from) / 3_600_000;
const days = (from: number, to: number): number => hours(from, to) / 24;

const percent = (good: readonly boolean[]): Counted => ({
  n: good.length,
  value: good.length === 0 ? undefined : (100 * good.filter(Boolean).length) / good.length,
});
const average = (values: readonly number[]): Counted => ({
  n: values.length,
  value: values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length,
});
const middle = (values: readonly number[]): Counted => {
  const s = [...values].sort((a, b) => a - b);
  const at = (index: number): number => s[index] ?? NaN;
  const value = s.length % 2 === 1 ? at((s.length - 1) / 2) : (at(s.length / 2 - 1) + at(s.length / 2)) / 2;
  return { n: s.length, value: s.length === 0 ? undefined : value };
};
const nineInTen = (values: readonly number[]): Counted => {
  const s = [...values].sort((a, b) => a - b);
  const value = s.find((candidate) => s.filter((one) => one <= candidate).length >= 0.9 * s.length);
  return { n: s.length, value };
};
const spread = (key: string, values: readonly number[]) => ({
  [`${key}.median`]: middle(values),
  [`${key}.p90`]: nineInTen(values),
});
const count = (value: number, n: number): Counted => ({ value, n });

interface Task {
  readonly id: string;
  readonly element: string;
  readonly opened: number;
  readonly due: number;
  readonly closed: number;
  readonly by: string | undefined;
}

/** Every task of a trajectory, looked up line by line. */
const tasksOf = ({ timeline }: TrajectoryRecords): Task[] =>
  timeline
    .filter(({ code }) => code === 'TASK_OPENED')
    .map((line) => {
      const end = timeline.find(
        ({ code, taskId }) =>
          taskId === line.taskId && (code === 'TASK_COMPLETED' || code === 'TASK_CANCELLED'),
      );
      return {
        id: line.taskId ?? '',
        element: line.elementId ?? '',
        opened: ms(line.at),
        due: ms(line.details?.['dueAt'] as string | undefined),
        closed: ms(end?.at),
        by: end?.code === 'TASK_COMPLETED' ? end.actor : undefined,
      };
    });

const linesOf = ({ timeline }: TrajectoryRecords, code: string) =>
  timeline.filter((line) => line.code === code);
const firstOf = (records: TrajectoryRecords, code: string): number => ms(linesOf(records, code)[0]?.at);
const formsOf = ({ submissions }: TrajectoryRecords, ...keys: string[]) =>
  submissions.filter(({ formKey }) => keys.includes(formKey));

const looks = ['acuteCheck', 'onSite', 'firstContact', 'personTalk', 'childTalk', 'holdReview'];
const meets = ['onSite', 'firstContact', 'personTalk', 'childTalk', 'planTogether', 'holdReview'];
const waits = ['allocateFixedFace', 'acceptHandOver', 'accept', 'municipalDecision'];

const ranWithFace = ({ trajectory }: TrajectoryRecords, { from, until }: Span): boolean =>
  trajectory.fixedFace !== undefined &&
  ms(trajectory.receivedAt) < until &&
  !(ms(trajectory.closedAt) < from);

const facesOf = (records: TrajectoryRecords, now: number) => {
  const faces: { face: string; from: number; to: number }[] = [];
  for (const { code, at, details = {} } of records.timeline) {
    let face: unknown;
    if (code === 'FIXED_FACE_ALLOCATED') face = details['fixedFace'];
    if (code === 'RESPONSIBILITY_SWITCHED' && details['kind'] === 'FIXED_FACE') face = details['to'];
    if (typeof face !== 'string' || faces.at(-1)?.face === face) continue;
    const last = faces.at(-1);
    if (last) last.to = ms(at);
    const end = ms(records.trajectory.closedAt);
    faces.push({ face, from: ms(at), to: Number.isNaN(end) ? now : end });
  }
  return faces;
};

const phasesOf = (records: TrajectoryRecords) => {
  const phases: { phase: number; from: number; to: number }[] = [];
  for (const { at, details = {} } of linesOf(records, 'PLAN_ACTIVATED')) {
    const phase = Number(details['phase']);
    const last = phases.at(-1);
    if (last?.phase === phase) continue;
    if (last) last.to = ms(at);
    phases.push({ phase, from: ms(at), to: ms(records.trajectory.closedAt) });
  }
  return phases;
};

const scoresOf = (data: Readonly<Record<string, unknown>>): [string, number][] => {
  if (typeof data['scaling'] === 'number') return [[String(data['person']), data['scaling']]];
  if (!Array.isArray(data['scaling'])) return [];
  return (data['scaling'] as { person: string; value: number }[]).map(({ person, value }) => [person, value]);
};

const given = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

export const naive: Readonly<Record<string, Naive>> = {
  'I-01': (all, span) => {
    const good: boolean[] = [];
    for (const one of all) {
      const { receivedAt, legalDueAt } = one.trajectory;
      if (!inside(span, ms(receivedAt))) continue;
      const decided = firstOf(one, 'ROUTE_DECIDED');
      if (Number.isNaN(decided) && span.now <= ms(legalDueAt)) continue;
      good.push(decided <= ms(legalDueAt));
    }
    return { 'in-time': percent(good) };
  },
  'I-02': (all, span) => {
    const figures: Record<string, Counted> = {};
    const here = all.filter(({ trajectory }) => inside(span, ms(trajectory.receivedAt)));
    const firsts = here.map((one) => {
      const done = tasksOf(one)
        .filter(({ element, by }) => by !== undefined && looks.includes(element))
        .map(({ closed }) => closed);
      return { one, took: done.length === 0 ? NaN : hours(ms(one.trajectory.receivedAt), Math.min(...done)) };
    });
    const acute = firsts
      .filter(({ one }) => one.trajectory.urgency === 'ACUTE')
      .filter(({ one, took }) => !Number.isNaN(took) || hours(ms(one.trajectory.receivedAt), span.now) > 2);
    figures['acute-in-two-hours'] = percent(acute.map(({ took }) => took <= 2));
    for (const urgency of ['ACUTE', 'HIGH', 'NORMAL', 'LOW']) {
      const took = firsts
        .filter(({ one }) => one.trajectory.urgency === urgency)
        .map((first) => first.took)
        .filter((value) => !Number.isNaN(value));
      Object.assign(figures, spread(urgency, took));
    }
    return figures;
  },
  'I-03': (all, { now }) => {
    const since = all
      .filter(({ trajectory: { state, fixedFace } }) => state !== 'CLOSED' && fixedFace === undefined)
      .map((one) => firstOf(one, 'ROUTE_DECIDED'))
      .filter((at) => !Number.isNaN(at));
    const late = since.filter((at) => now > secondOpinion('WD1', at));
    return {
      oldest: {
        n: since.length,
        value: since.length === 0 ? undefined : Math.max(0, ...since.map((at) => hours(at, now))),
      },
      waiting: count(since.length, all.length),
      late: count(late.length, since.length),
    };
  },
  'I-04': (all, { now }) => {
    const waiting = all.filter(
      (one) =>
        one.trajectory.state !== 'CLOSED' &&
        tasksOf(one).some(({ element, closed }) => Number.isNaN(closed) && waits.includes(element)),
    );
    const unseen = waiting.filter((one) => {
      const seen = tasksOf(one)
        .filter(({ element, by }) => by !== undefined && looks.includes(element))
        .map(({ closed }) => closed);
      return days(seen.length === 0 ? ms(one.trajectory.receivedAt) : Math.max(...seen), now) > 14;
    });
    return { unseen: count(unseen.length, waiting.length), waiting: count(waiting.length, all.length) };
  },
  'I-05': (all, { now }) => {
    const open = all.flatMap((one) =>
      tasksOf(one)
        .filter(({ closed }) => Number.isNaN(closed))
        .map((task) => ({
          ...task,
          safety: one.openTasks.find(({ id }) => id === task.id)?.care?.safetyCritical === true,
        })),
    );
    const late = open.filter(({ due }) => due < now);
    const figures: Record<string, Counted> = {
      safety: count(late.filter(({ safety }) => safety).length, open.length),
      other: count(late.filter(({ safety }) => !safety).length, open.length),
    };
    for (const step of new Set(late.map(({ element }) => element))) {
      const here = late.filter(({ element }) => element === step);
      figures[`step.${step}`] = count(here.length, here.length);
      figures[`step.${step}.median`] = middle(here.map(({ due }) => hours(due, now)));
    }
    return figures;
  },
  'I-06': (all, span) => {
    const took: Record<string, number[]> = {};
    const add = (key: string, from: number, to: number): void => {
      took[key] ??= [];
      if (inside(span, to) && from <= to) took[key].push(days(from, to));
    };
    for (const key of [
      'report-contact',
      'contact-analysis',
      'analysis-plan',
      'total',
      'phase-1',
      'phase-2',
      'phase-3',
    ])
      took[key] = [];
    for (const one of all) {
      const contact = ms(
        formsOf(one, 'F-CONTACT').find(({ data }) => data['contactResult'] === 'MADE')?.submittedAt,
      );
      const analysis = firstOf(one, 'ANALYSIS_DONE');
      add('report-contact', ms(one.trajectory.receivedAt), contact);
      add('contact-analysis', contact, analysis);
      add('analysis-plan', analysis, firstOf(one, 'PLAN_ACTIVATED'));
      if (one.trajectory.fixedFace !== undefined)
        add('total', ms(one.trajectory.receivedAt), ms(one.trajectory.closedAt));
      for (const { phase, from, to } of phasesOf(one))
        if (inside(span, to)) (took[`phase-${phase}`] ??= []).push(days(from, to));
    }
    return Object.assign({}, ...Object.entries(took).map(([key, values]) => spread(key, values))) as Record<
      string,
      Counted
    >;
  },
  'I-07': (all, span) => {
    const one: boolean[] = [];
    const perYear: number[] = [];
    let own = 0;
    let whole = 0;
    let analysed = 0;
    for (const records of all) {
      const { receivedAt, closedAt } = records.trajectory;
      if (ms(receivedAt) >= span.until || ms(closedAt) < span.from) continue;
      const faces = facesOf(records, span.now);
      if (faces.length === 0) continue;
      one.push(new Set(faces.map(({ face }) => face)).size === 1);
      const ran = faces.reduce((sum, { from, to }) => sum + days(from, to), 0);
      perYear.push(1 + (faces.length - 1) * (ran < 365 ? 1 : 365 / ran));
      const draft = tasksOf(records).find(
        ({ element, by }) => by !== undefined && element === 'draftAnalysis',
      );
      if (!draft || !inside(span, draft.closed)) continue;
      analysed += 1;
      whole += ran;
      for (const { face, from, to } of faces) if (face === draft.by) own += days(from, to);
    }
    return {
      'one-face': percent(one),
      'faces-per-year': average(perYear),
      'days-with-analyst':
        whole === 0 ? { value: undefined, n: 0 } : { value: (100 * own) / whole, n: analysed },
    };
  },
  'I-08': (all, span) => {
    const ran = all.filter((one) => ranWithFace(one, span));
    const accepted = ran.flatMap(({ handOvers }) =>
      handOvers.filter(({ acceptedAt }) => inside(span, ms(acceptedAt))),
    );
    const each = (some: number): Counted => ({
      n: ran.length,
      value: ran.length === 0 ? undefined : some / ran.length,
    });
    const figures: Record<string, Counted> = {
      each: each(accepted.length),
      warm: percent(accepted.map(({ warmTalkAt }) => warmTalkAt !== undefined)),
    };
    for (const kind of [
      'FIXED_FACE',
      'LEAD_LOCAL_RVT',
      'MUNICIPALITY',
      'GI_JOINS',
      'AGE_18',
      'TO_PRIMARY_CARE',
    ])
      figures[`each.${kind}`] = each(accepted.filter((handOver) => handOver.kind === kind).length);
    return figures;
  },
  'I-09': (all, { from, until }) => {
    const begin = Math.max(from, until - 182 * 86_400_000);
    const met = all.map((one) => {
      const who = tasksOf(one).filter(
        ({ element, by, closed }) =>
          by !== undefined && meets.includes(element) && closed >= begin && closed < until,
      );
      return new Set(who.map(({ by }) => by)).size;
    });
    return { met: average(met.filter((size) => size > 0)) };
  },
  'I-10': (all, span) => {
    const ran = all.filter((one) => ranWithFace(one, span));
    const figures: Record<string, Counted> = {};
    for (const level of [1, 2, 3, 4]) {
      const up = ran.filter((one) =>
        linesOf(one, 'LEVEL_CHANGED').some(
          ({ at, details = {} }) =>
            inside(span, ms(at)) && details['to'] === level && Number(details['from']) < level,
        ),
      );
      figures[`level-${level}`] = {
        n: ran.length,
        value: ran.length === 0 ? undefined : (100 * up.length) / ran.length,
      };
    }
    figures['acceptance'] = middle(
      ran
        .flatMap(tasksOf)
        .filter(({ element, by, closed }) => element === 'accept' && by !== undefined && inside(span, closed))
        .map(({ opened, closed }) => hours(opened, closed)),
    );
    figures['as-proposed'] = percent(
      ran
        .flatMap((one) => formsOf(one, 'F-ESCALATE'))
        .filter(
          ({ submittedAt, data }) => inside(span, ms(submittedAt)) && data['proposedLevel'] !== undefined,
        )
        .filter(({ data }) => data['proposedLevel'] !== null)
        .map(({ data }) => data['decidedLevel'] === data['proposedLevel']),
    );
    return figures;
  },
  'I-11': (all, span) => {
    const stayed: boolean[] = [];
    for (const one of all) {
      const phases = phasesOf(one);
      const reached = phases.find(({ phase }) => phase >= 2);
      if (!reached || !inside(span, reached.from)) continue;
      stayed.push(
        !phases.some(
          ({ phase, from }) => phase === 1 && from > reached.from && days(reached.from, from) <= 365,
        ),
      );
    }
    return { stayed: percent(stayed) };
  },
  'I-12': (all, span) => {
    const figures: Record<string, Counted> = {};
    for (const months of [6, 12, 24]) {
      const good: boolean[] = [];
      for (const { trajectory, members } of all) {
        const closed = ms(trajectory.closedAt);
        if (trajectory.fixedFace === undefined || Number.isNaN(closed)) continue;
        const end = closed + Math.floor(months * 30.4375 * 86_400_000);
        const again = all.some(
          (other) =>
            other.members.some(({ id }) => members.some((member) => member.id === id)) &&
            other.reports.some(
              ({ receivedAt, answers }) =>
                answers['structural'] === 'yes' && ms(receivedAt) > closed && ms(receivedAt) <= end,
            ),
        );
        if ((end <= span.now && inside(span, end)) || (again && inside(span, closed))) good.push(!again);
      }
      figures[`none-in-${months}`] = percent(good);
    }
    return figures;
  },
  'I-13': (all, span) => {
    const changes: number[] = [];
    const asked: boolean[] = [];
    for (const one of all) {
      const inPeriod = formsOf(one, 'F-REVIEW', 'F-SCALE').filter(({ submittedAt }) =>
        inside(span, ms(submittedAt)),
      );
      const later = inPeriod.flatMap(({ data }) => scoresOf(data));
      for (const id of new Set(later.map(([person]) => person))) {
        const before = formsOf(one, 'F-TALK', 'F-CHILD')
          .flatMap(({ data }) => scoresOf(data))
          .find(([person]) => person === id);
        const after = later.filter(([person]) => person === id).at(-1);
        if (before && after) changes.push(after[1] - before[1]);
      }
      for (const { id, role } of one.members) {
        if (role === 'child' && inside(span, firstOf(one, 'ANALYSIS_DONE')))
          asked.push(
            formsOf(one, 'F-CHILD').some(({ data }) => data['spoken'] === 'yes' && data['person'] === id),
          );
      }
    }
    return { change: average(changes), 'children-asked': percent(asked) };
  },
  'I-14': (all, span) => {
    const good: boolean[] = [];
    for (const one of all) {
      const plans = linesOf(one, 'REVIEW_PLANNED');
      plans.forEach(({ at, details = {} }, index) => {
        const planned = ms(String(details['reviewAt']));
        if (!inside(span, planned)) return;
        const next = plans[index + 1];
        const held = formsOf(one, 'F-REVIEW').find(
          ({ data, submittedAt }) =>
            data['reviewHeld'] === 'yes' && submittedAt >= at && (!next || submittedAt <= next.at),
        );
        const limit = secondOpinion('WD2', planned);
        if (!held && (span.now <= limit || one.trajectory.state === 'CLOSED')) return;
        good.push(held !== undefined && ms(held.submittedAt) <= limit);
      });
    }
    return { 'in-time': percent(good) };
  },
  'I-15': (all, span) => {
    const of = (key: string) =>
      all
        .filter(({ members }) => members.some(({ role }) => role === 'child'))
        .flatMap((one) => formsOf(one, key))
        .filter(({ submittedAt }) => inside(span, ms(submittedAt)))
        .map(({ data }) => data);
    const held = of('F-REVIEW').filter((data) => data['reviewHeld'] === 'yes');
    const talks = of('F-CHILD');
    return {
      talks: percent(talks.map((data) => data['spoken'] === 'yes' || given(data['whyNotSpoken']))),
      'talks.own-words': percent(talks.map((data) => data['spoken'] === 'yes')),
      plans: percent(of('F-EXPLAIN').map((data) => data['childVersion'] !== undefined)),
      reviews: percent(held.map((data) => given(data['childVoice']) || given(data['noChildVoice']))),
      'reviews.own-words': percent(held.map((data) => given(data['childVoice']))),
    };
  },
  'I-16': (all, span) => {
    const told: boolean[] = [];
    let putOff = 0;
    for (const one of all) {
      for (const task of tasksOf(one)) {
        if (task.element !== 'informHousehold' || !inside(span, task.opened)) continue;
        if (Number.isNaN(task.closed) && !(task.due < span.now)) continue;
        const form = one.submissions.find(({ taskId }) => taskId === task.id);
        const who =
          (form?.formKey === 'F-INFORM' || form?.data['who'] === undefined ? form?.data['who'] : []) ?? [];
        for (const { id } of one.members)
          told.push(
            (who as string[]).includes(id) && !Number.isNaN(task.closed) && !(task.closed > task.due),
          );
      }
      const forms = formsOf(one, 'F-INFORM');
      putOff += forms.filter(
        ({ data, submittedAt }) =>
          data['notYet'] === true &&
          data['newDate'] !== undefined &&
          String(data['newDate']) < new Date(span.now).toISOString().slice(0, 10) &&
          !forms.some((later) => later.submittedAt > submittedAt && later.data['notYet'] !== true),
      ).length;
    }
    return { 'in-time': percent(told), 'put-off-too-long': count(putOff, told.length) };
  },
  'I-18': (all, span) => {
    const checks: Record<string, string[]> = {
      secondEyes: ['assess'],
      qualityCheck: ['draftAnalysis'],
      checkPlan: ['planTogether'],
    };
    const acts = all.flatMap((one) =>
      formsOf(one, 'F-4EYES')
        .filter(({ submittedAt }) => inside(span, ms(submittedAt)))
        .map((form) => ({ one, form })),
    );
    const bypassed = acts.filter(({ one, form }) => {
      const done = one.timeline
        .filter(({ code }) => code === 'TASK_OPENED')
        .flatMap(({ taskId, elementId = '' }) =>
          (checks[form.elementId] ?? []).includes(elementId)
            ? tasksOf(one).filter(({ id, closed }) => id === taskId && closed <= ms(form.submittedAt))
            : [],
        );
      return done.at(-1)?.by === form.submittedBy;
    });
    const took = acts.flatMap(({ one, form }) =>
      tasksOf(one)
        .filter(({ id }) => id === form.taskId)
        .map(({ opened }) => hours(opened, ms(form.submittedAt))),
    );
    const part = (answer: string): Counted => percent(acts.map(({ form }) => form.data['agree'] === answer));
    return {
      bypassed: count(bypassed.length, acts.length),
      agree: part('agree'),
      agree_with_remark: part('agree_with_remark'),
      not: part('not'),
      time: middle(took),
    };
  },
  'I-21': (all, span) => {
    const asked = all
      .flatMap((one) => formsOf(one, 'F-EXPERIENCE'))
      .filter(({ submittedAt }) => inside(span, ms(submittedAt)))
      .map(({ data }) => data['helped']);
    return {
      helped: average(asked.filter((value): value is number => typeof value === 'number')),
      answered: percent(asked.map((value) => typeof value === 'number')),
    };
  },
  'I-22': (all, span) => {
    const notes: boolean[] = [];
    for (const one of all) {
      const closed = ms(one.trajectory.closedAt);
      if (one.trajectory.fixedFace === undefined || !inside(span, closed)) continue;
      const has = formsOf(one, 'F-LEARN').length > 0;
      if (has || days(closed, span.now) >= 14) notes.push(has);
    }
    const same = (key: string, decided: string, proposed: string): Counted =>
      percent(
        all
          .flatMap((one) => formsOf(one, key))
          .filter(({ submittedAt, data }) => inside(span, ms(submittedAt)) && data[proposed] !== undefined)
          .map(({ data }) => data[decided] === data[proposed]),
      );
    return {
      notes: percent(notes),
      'as-proposed.D-01': same('F-ASSESS', 'decidedUrgency', 'proposedUrgency'),
      'as-proposed.D-03': same('F-ESCALATE', 'decidedLevel', 'proposedLevel'),
    };
  },
  'I-23': (all) => {
    const byFace = new Map<string, number>();
    const phases = [1.5, 2, 1.5, 1];
    for (const { trajectory } of all) {
      const { state, fixedFace, phase, escalationLevel } = trajectory;
      if (state === 'CLOSED' || fixedFace === undefined) continue;
      byFace.set(fixedFace, (byFace.get(fixedFace) ?? 0) + (phases[phase] ?? 0) + escalationLevel / 4);
    }
    const loads = [...byFace.values()];
    return {
      mean: average(loads),
      most: { n: loads.length, value: loads.length === 0 ? undefined : Math.max(...loads) },
      faces: { n: loads.length, value: loads.length === 0 ? undefined : loads.length },
    };
  },
};
