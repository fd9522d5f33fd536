import fc from 'fast-check';
import type { TrajectoryRecords } from '../../../src/application/care/steering/story-of.js';
import { fromEpochMs, plusMs, type Instant } from '../../../src/kernel/instant.js';
import type { Json } from '../../../src/kernel/json.js';

/* Trajectories as the store would have them, drawn at random: any order of steps, any answers, any gaps. */

const begin = fromEpochMs(Date.parse('2027-01-04T08:00:00Z'));
const hourMs = 3_600_000;

/** Hours after the beginning of the year, spread over one and a half of them. */
const hour = fc.integer({ min: 0, max: 13_000 });
export const moment = (hours: number): Instant => plusMs(begin, hours * hourMs);

const users = ['u1', 'u2', 'u3', 'system'];

const elements = [
  'acuteCheck',
  'assess',
  'secondEyes',
  'allocateFixedFace',
  'firstContact',
  'personTalk',
  'childTalk',
  'draftAnalysis',
  'qualityCheck',
  'planTogether',
  'checkPlan',
  'accept',
  'acceptHandOver',
  'municipalDecision',
  'holdReview',
  'informHousehold',
  'onSite',
];

const code = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const persons = ['p1', 'p2', 'p3'];
const person = code(...persons);
const some = fc.uniqueArray(person, { maxLength: 3 });
const text = fc.option(code('Iets gezegd. TEST', ' '), { nil: undefined });

const said: Readonly<Record<string, fc.Arbitrary<Record<string, Json | undefined>>>> = {
  'F-4EYES': fc.record({ agree: code('agree', 'agree_with_remark', 'not') }),
  'F-CONTACT': fc.record({ contactResult: code('MADE', 'NOT_REACHED') }),
  'F-INFORM': fc.record({
    notYet: code(true, undefined),
    who: fc.option(some, { nil: undefined }),
    newDate: code('2027-02-01', '2028-12-01', undefined),
  }),
  'F-TALK': fc.record({ person, scaling: fc.integer({ min: 0, max: 10 }) }),
  'F-CHILD': fc.record({
    person,
    spoken: code('yes', 'no'),
    scaling: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    whyNotSpoken: text,
  }),
  'F-REVIEW': fc.record({
    reviewHeld: code('yes', 'no'),
    scaling: fc.array(fc.record({ person, value: fc.integer({ min: 0, max: 10 }) }), { maxLength: 3 }),
    childVoice: text,
    noChildVoice: text,
  }),
  'F-EXPLAIN': fc.record({ childVersion: code('yes', 'no_children', undefined) }),
  'F-ESCALATE': fc.record({
    decidedLevel: fc.integer({ min: 0, max: 4 }),
    proposedLevel: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  }),
  'F-ASSESS': fc.record({ decidedUrgency: code('HIGH', 'NORMAL'), proposedUrgency: code('HIGH', 'NORMAL') }),
  'F-EXPERIENCE': fc.record({ asked: code('yes', 'no'), helped: code(7, 3, undefined) }),
  'F-LEARN': fc.record({ theme: code('contact') }),
};

const line = (id: string) =>
  fc
    .tuple(
      hour,
      code(...users),
      fc.oneof(
        code<readonly [string, Record<string, Json>]>(
          ['ROUTE_DECIDED', { route: 'LOCAL' }],
          ['ANALYSIS_DONE', {}],
          ['PLAN_ACTIVATED', { phase: 1 }],
          ['PLAN_ACTIVATED', { phase: 2 }],
          ['PLAN_ACTIVATED', { phase: 3 }],
          ['FIXED_FACE_ALLOCATED', { fixedFace: 'u1' }],
          ['RESPONSIBILITY_SWITCHED', { kind: 'FIXED_FACE', to: 'u2' }],
          ['RESPONSIBILITY_SWITCHED', { kind: 'MUNICIPALITY', to: 'u3' }],
          ['LEVEL_CHANGED', { from: 0, to: 2 }],
          ['LEVEL_CHANGED', { from: 3, to: 2 }],
          ['TASK_CLAIMED', {}],
        ),
        hour.map((hours): readonly [string, Record<string, Json>] => [
          'REVIEW_PLANNED',
          { reviewAt: moment(hours) },
        ]),
      ),
    )
    .map(([hours, actor, [name, details]]) => ({
      trajectoryId: id,
      at: moment(hours),
      actor,
      code: name,
      details,
    }));

/** The lines of a task: opened, and perhaps completed or cancelled later. */
const task = (id: string) =>
  fc
    .record({
      element: code(...elements),
      opened: hour,
      due: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
      lasts: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
      by: code('u1', 'u2', 'u3'),
      cancelled: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0),
      critical: fc.boolean(),
      number: fc.integer({ min: 0, max: 1_000_000 }),
    })
    .map((drawn) => ({ ...drawn, taskId: `${id}.${drawn.number}` }));

const form = (id: string) =>
  fc.constantFrom(...Object.keys(said)).chain((key) =>
    fc.tuple(hour, code('u1', 'u2', 'u3'), said[key] ?? fc.constant({})).map(([hours, by, data]) => ({
      id: '',
      trajectoryId: id,
      instanceId: 'i',
      taskId: '',
      elementId: '',
      formKey: key,
      formVersion: 1,
      data: JSON.parse(JSON.stringify(data)) as Record<string, Json>,
      submittedBy: by,
      submittedAt: moment(hours),
    })),
  );

const byTime = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const oneTrajectory = (number: number): fc.Arbitrary<TrajectoryRecords> => {
  const id = `t${number}`;
  return fc
    .record({
      received: fc.integer({ min: 0, max: 9000 }),
      urgency: code<'ACUTE' | 'HIGH' | 'NORMAL' | undefined>('ACUTE', 'HIGH', 'NORMAL', undefined),
      municipality: code('Teststad', 'Proefdam'),
      fixedFace: code<'u1' | 'u2' | undefined>('u1', 'u2', undefined),
      closed: fc.option(fc.integer({ min: 200, max: 12_000 }), { nil: undefined }),
      phase: code<0 | 1 | 2 | 3>(0, 1, 2, 3),
      level: code<0 | 2 | 4>(0, 2, 4),
      tasks: fc.array(task(id), { maxLength: 12 }),
      lines: fc.array(line(id), { maxLength: 10 }),
      forms: fc.array(form(id), { maxLength: 10 }),
      handOvers: fc.array(
        fc.record({
          kind: code<'FIXED_FACE' | 'MUNICIPALITY'>('FIXED_FACE', 'MUNICIPALITY'),
          accepted: fc.option(hour),
          warm: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
      reports: fc.array(fc.record({ at: hour, unsafe: fc.boolean() }), { minLength: 1, maxLength: 3 }),
      members: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
      formOfTask: fc.array(fc.boolean(), { maxLength: 12 }),
    })
    .map((drawn): TrajectoryRecords => {
      const tasks = [...new Map(drawn.tasks.map((one) => [one.taskId, one])).values()];
      const taskLines = tasks.flatMap((one) => [
        {
          trajectoryId: id,
          at: moment(one.opened),
          actor: 'system',
          code: 'TASK_OPENED',
          taskId: one.taskId,
          elementId: one.element,
          elementName: one.element,
          ...(one.due !== undefined && { details: { dueAt: moment(one.opened + one.due) } }),
        },
        ...(one.lasts === undefined
          ? []
          : [
              {
                trajectoryId: id,
                at: moment(one.opened + one.lasts),
                actor: one.by,
                code: one.cancelled ? 'TASK_CANCELLED' : 'TASK_COMPLETED',
                taskId: one.taskId,
              },
            ]),
      ]);
      const ofTasks = tasks.flatMap((one, index) => {
        const base = drawn.forms[index];
        if (one.lasts === undefined || one.cancelled || !base || drawn.formOfTask[index] !== true) return [];
        const at = moment(one.opened + one.lasts);
        return [
          { ...base, taskId: one.taskId, elementId: one.element, submittedBy: one.by, submittedAt: at },
        ];
      });
      const closedAt = drawn.closed === undefined ? undefined : moment(drawn.received + drawn.closed);
      return {
        trajectory: {
          id,
          householdId: `h${number}`,
          state: closedAt === undefined ? 'PLAN_ACTIVE' : 'CLOSED',
          phase: drawn.phase,
          ...(drawn.urgency !== undefined && { urgency: drawn.urgency }),
          escalationLevel: drawn.level,
          ...(drawn.fixedFace !== undefined && { fixedFace: drawn.fixedFace }),
          region: 'default',
          municipality: drawn.municipality,
          receivedAt: moment(drawn.received),
          legalDueAt: moment(drawn.received + 160),
          ...(closedAt !== undefined && { closedAt }),
          breaches: [],
          reviews: [],
        },
        members: drawn.members.map((one) => ({
          id: one,
          name: 'Iemand TEST',
          role: one === 'p1' ? 'adult' : 'child',
          householdIds: [],
        })),
        timeline: [...drawn.lines, ...taskLines]
          .map((one, index) => ({ id: `${id}/${index}`, ...one }))
          .sort((one, other) => byTime(one.at, other.at)),
        submissions: [...drawn.forms, ...ofTasks].sort((one, other) =>
          byTime(one.submittedAt, other.submittedAt),
        ),
        reports: drawn.reports.map(({ at, unsafe }, index) => ({
          id: `${id}r${index}`,
          householdId: `h${number}`,
          trajectoryId: id,
          channel: 'school',
          anonymity: 'NONE' as const,
          receivedAt: moment(at),
          receivedBy: 'u1',
          answers: { structural: unsafe ? 'yes' : 'no' },
        })),
        handOvers: drawn.handOvers.map(({ kind, accepted, warm }, index) => ({
          id: `${id}o${index}`,
          trajectoryId: id,
          kind,
          state: 'ACCEPTED' as const,
          giver: 'u1',
          receiverGroup: 'local-team',
          reason: 'TEST',
          ...(accepted !== null && { acceptedAt: moment(accepted) }),
          ...(warm && { warmTalkAt: moment((accepted ?? 0) + 10) }),
        })),
        openTasks: tasks
          .filter(({ lasts }) => lasts === undefined)
          .map(({ taskId, critical, element }) => ({
            id: taskId,
            instanceId: 'i',
            definitionId: 'd',
            definitionKey: 'k',
            elementId: element,
            candidateUsers: [],
            candidateGroups: [],
            priority: 50,
            createdAt: begin,
            suspended: false,
            care: { urgencyRank: 2, safetyCritical: critical, excludedUsers: [], reached: [] },
          })),
        team: drawn.fixedFace === undefined ? '' : 'team-test',
      };
    });
};

/** A few trajectories with everything that happened in them. */
export const generatedRecords: fc.Arbitrary<readonly TrajectoryRecords[]> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, number) => oneTrajectory(number))));
