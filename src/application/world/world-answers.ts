import { localDate } from '../../kernel/amsterdam.js';
import { plusMs } from '../../kernel/instant.js';
import type { Knowing } from '../demo/answers.js';
import type { Fields } from '../care/views.js';
import { numberIn, textIn } from '../care/values.js';
import type { TrajectoryRecord } from '../../ports/records.js';
import type { Chance } from './chance.js';
import type { Course } from './households.js';

/** What an invented colleague goes by, beside the form itself. */
export interface Insight extends Knowing {
  readonly chance: Chance;
  readonly course: Course;
  readonly trajectory: TrajectoryRecord | undefined;
  /** How safe it is in the household today, 0 to 10; nobody sees this figure itself. */
  readonly safety: number;
  /** Incidents since they were last asked about. */
  readonly incidents: number;
  /** A colleague with this role, for forms that name one. */
  readonly colleague: (role: string, other?: string) => string;
}

type Answer = (insight: Insight) => Fields;

const dayMs = 86_400_000;

const score = ({ chance, safety }: Insight): number =>
  Math.min(10, Math.max(0, Math.round(safety + 0.6 * chance.normal())));

const today = ({ now }: Insight): string => localDate(now);
const inDays = ({ now }: Insight, days: number): string => localDate(plusMs(now, days * dayMs));
const everybody = ({ members }: Insight): string[] => members.map(({ id }) => id);

const mostly =
  (yes: Fields, no: Fields, probability: number): Answer =>
  ({ chance }) =>
    chance.happens(probability) ? yes : no;

const remark = 'Een opmerking van een verzonnen collega. TEST';

const secondEyes: Answer = ({ chance }) => {
  if (chance.happens(0.9)) return { agree: 'agree' };
  return { agree: chance.happens(0.6) ? 'agree_with_remark' : 'not', remark };
};

const informed: Answer = (insight) =>
  insight.chance.happens(0.93)
    ? { who: everybody(insight), toldOn: today(insight) }
    : { notYet: true, reason: 'Vertellen is nu nog gevaarlijk. TEST', newDate: inDays(insight, 10) };

const contact: Answer = ({ chance, course, now }) => {
  if (chance.happens(course.cooperation === 'none' ? 0.6 : 0.9)) return {};
  return {
    contactResult: chance.happens(0.85) ? 'NOT_REACHED' : 'REFUSED',
    contactRetryAt: plusMs(now, chance.between(1, 3) * dayMs),
  };
};

const review: Answer = (insight) => {
  const { chance, incidents } = insight;
  if (chance.happens(0.04))
    return {
      reviewHeld: 'no',
      skipReason: 'Het huishouden was er niet. TEST',
      newDate: plusMs(insight.now, 5 * dayMs),
    };
  return {
    incidents,
    ...(incidents > 0 && { incidentText: 'Er was opnieuw ruzie. TEST' }),
    conditions: [{ condition: 'Afspraak uit het plan. TEST', kept: incidents > 0 ? 'no' : 'yes' }],
    scaling: everybody(insight).map((person) => ({ person, value: score(insight) })),
    professionalScaling: score(insight),
    helpWorks: chance.happens(0.9) ? 'yes' : 'no',
    ...(insight.course.minors === 0 && { childVoice: '', noChildVoice: 'Geen kinderen in dit huishouden' }),
  };
};

/** What fits what the tables propose and how it goes; the form itself refuses what does not fit. */
const decision: Answer = (insight) => {
  if (['READY', 'DISCUSS_DISSENT'].includes(textIn(insight.prefill, 'closingReadiness') ?? ''))
    return { outcome: 'CLOSE' };
  const level = levelOf(insight);
  if (level < 3 && isWorse(insight) && insight.chance.happens(0.6))
    return { outcome: 'WORSE', newLevel: Math.max(2, level + 1) };
  if (!isQuiet(insight)) return { outcome: 'CONTINUE' };
  if (level > 0 && lowest(insight) >= 7) return { outcome: 'DOWN', newLevel: level - 1 };
  return { outcome: goesForward(insight) ? 'FORWARD' : 'CONTINUE' };
};

const levelOf = ({ prefill }: Insight): number => numberIn(prefill, 'level') ?? 0;
const goesForward = ({ trajectory, safety }: Insight): boolean =>
  trajectory !== undefined && trajectory.phase < 3 && safety > 5.5;
const isWorse = ({ safety, incidents }: Insight): boolean => safety < 3.5 || incidents > 1;
const isQuiet = ({ prefill }: Insight): boolean => (numberIn(prefill, 'reviewsWithoutIncident') ?? 0) >= 1;
const lowest = ({ prefill }: Insight): number => numberIn(prefill, 'minScaling') ?? 0;

/** Reports that end with the assessment: help is already running well, the same was reported twice, or it was a question. */
const endings = ['NO_FOLLOWUP', 'NO_FOLLOWUP', 'ADVICE', 'DUPLICATE'] as const;

/** Most reports about little lead to no trajectory; those about much nearly always do. */
const withoutTrajectory = ({ acute, severity }: Course): number =>
  acute ? 0 : Math.max(0, 0.85 - 0.85 * severity);

const assessment: Answer = ({ chance, course }) => ({
  acute: course.acute ? 'yes' : 'no',
  structural: course.structural,
  minors: course.minors,
  cooperation: course.cooperation,
  infoComplete: chance.happens(0.9) ? 'yes' : 'no',
  helpRunning: chance.happens(0.2) ? 'yes' : 'no',
  safetyConditionsNeeded: chance.happens(0.1 + 0.3 * course.severity) ? 'yes' : 'no',
  ...(chance.happens(withoutTrajectory(course)) && { route: chance.pick(endings) }),
});

const scaled: Answer = (insight) => ({ scaling: score(insight) });

const visited: Answer = (insight) => ({
  visitedOn: today(insight),
  who: everybody(insight),
  agreements: 'Afspraken gemaakt. TEST',
});

/** How answers differ from one household to the next; what is not said here is as in the demonstration, or the least. */
export const worldAnswers: Readonly<Record<string, Answer>> = {
  'F-ACUTECHECK': ({ course, chance }) => ({
    dangerNow: course.acute ? 'yes' : 'no',
    strangulation: course.acute && chance.happens(0.4) ? 'yes' : 'no',
    childrenPresent: course.minors > 0 ? 'yes' : 'no',
    phoneSafe: chance.happens(0.9) ? 'yes' : 'no',
  }),
  'F-ASSESS': assessment,
  'F-4EYES': secondEyes,
  'F-CONSULT': ({ prefill }) => ({ decidedUrgency: prefill['decidedUrgency'] ?? 'NORMAL', route: 'LOCAL' }),
  'F-INFORM': informed,
  'F-ALLOC': ({ colleague }) => {
    const fixedFace = colleague('local-team');
    return { fixedFace, substitute: colleague('local-team', fixedFace) };
  },
  'F-CONTACT': contact,
  'F-TALK': scaled,
  'F-CHILD': (insight) =>
    insight.chance.happens(0.06)
      ? { spoken: 'no', whyNotSpoken: 'Het kind is nog te jong om te praten. TEST' }
      : { scaling: score(insight) },
  'F-SCALE': mostly({}, { skip: true }, 0.95),
  'F-REACT': mostly({ dissent: 'no' }, { dissent: 'yes', ownView: 'Het is anders gegaan. TEST' }, 0.75),
  'F-FINISH': ({ safety }) => ({ directSafety: safety >= 4.5 ? 'yes' : 'no' }),
  'F-FAMPLAN': mostly({ outcome: 'together' }, { outcome: 'not_wanted' }, 0.8),
  'F-SAFETY1': mostly({ conditionRefused: 'no' }, { conditionRefused: 'yes' }, 0.97),
  'F-PLAN': ({ chance }) => ({
    consentNeeded: chance.happens(0.5) ? 'yes' : 'no',
    authority: chance.happens(0.95) ? 'parents' : 'unknown',
    needsFormalDecision: chance.happens(0.2) ? 'yes' : 'no',
  }),
  'F-CONSENT': ({ prefill, chance }) => {
    if (textIn(prefill, 'neededOf') === 'STOP_FIND_AUTHORITY') return { answer: 'no' };
    return { answer: chance.happens(0.9) ? 'yes' : 'partly' };
  },
  'F-REVIEW': review,
  'F-DECISION': decision,
  'F-ESCALATE': ({ prefill, trajectory, chance }) => {
    const proposed = numberIn(prefill, 'proposedLevel');
    const level = trajectory?.escalationLevel ?? 0;
    const usual = proposed !== undefined && proposed >= level ? proposed : Math.max(level, 1);
    const decidedLevel = chance.happens(0.88) ? usual : Math.min(4, usual + 1);
    return { question: remark, decidedLevel, householdTold: 'yes', reasonIfDifferent: remark };
  },
  'F-ACCEPT': ({ chance, colleague }) =>
    chance.happens(0.9)
      ? { accepted: 'yes', professional: colleague('rvt') }
      : { accepted: 'no', alternative: 'Een collega kan later meegaan. TEST' },
  'F-ALTERNATIVE': (insight) => ({ professional: insight.colleague('rvt'), firstDate: inDays(insight, 2) }),
  'F-VISIT': visited,
  'F-ONSITE': ({ chance }) => ({
    situation: chance.happens(0.35) ? 'SAFE_NOW' : 'SAFE_WITH_AGREEMENTS',
    measures: ['none'],
  }),
  'F-INCIDENT': (insight) => ({ signalDanger: insight.chance.happens(0.08) ? 'yes' : 'no' }),
  'F-HOLD': (insight) => ({
    seen: everybody(insight),
    conditionsKept: insight.safety >= 3.5 ? 'yes' : 'no',
    safeNow: insight.safety >= 2.5 ? 'yes' : 'no',
    whatWeDo: 'Volgende week weer langs, met een afspraak over vandaag. TEST',
  }),
  'F-DEESC': () => ({ rvtScaling: 7, agree: 'agree' }),
  'F-OVERDUE': ({ chance }) => ({ overdueChoice: chance.happens(0.8) ? 'HELP' : 'REASSIGN' }),
  'F-HANDOVERANSWER': mostly(
    { handOverAccepted: 'yes' },
    {
      handOverAccepted: 'no',
      reason: 'Mijn lijst is vol. TEST',
      alternative: 'Een collega heeft plek. TEST',
    },
    0.9,
  ),
  'F-MONITOR': mostly({ stable: 'yes' }, { stable: 'unknown', next: 'Volgende week weer bellen. TEST' }, 0.9),
  'F-EXPERIENCE': ({ chance, safety }) =>
    chance.happens(0.6)
      ? { asked: 'yes', helped: Math.min(10, Math.max(1, Math.round(safety))) }
      : { asked: 'no' },
};
