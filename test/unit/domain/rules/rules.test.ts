import { describe, expect, it } from '@jest/globals';
import { accessLevel, type AccessFacts } from '../../../../src/domain/rules/access.js';
import { whyNotClose } from '../../../../src/domain/rules/closing.js';
import { whyNotToLevel, type LevelChange } from '../../../../src/domain/rules/escalation.js';
import { excludedUsers, whyNotSecondEyes } from '../../../../src/domain/rules/four-eyes.js';
import {
  mayFollow,
  responsibleFor,
  whyNotAnswer,
  whyNotRefuse,
} from '../../../../src/domain/rules/hand-over.js';
import { notIndependent } from '../../../../src/domain/rules/independence.js';
import { reportLeadsTo } from '../../../../src/domain/rules/one-trajectory.js';
import { nextPhase, whyNotToPhase, type PhaseChange } from '../../../../src/domain/rules/phase.js';
import { whyNotToState, type TrajectoryState } from '../../../../src/domain/rules/trajectory-state.js';
import { needsSecondEyes, stricterOf } from '../../../../src/domain/rules/urgency-decision.js';
import { instantAt } from '../../../support/domain/wall.js';

describe('four eyes', () => {
  it('excludes everybody who completed what is checked, once each', () => {
    const completions = [
      { elementId: 'assess', completedBy: 'worker-test-1' },
      { elementId: 'assess', completedBy: 'worker-test-1' },
      { elementId: 'draft', completedBy: 'worker-test-2' },
      { elementId: 'assess' },
      { elementId: 'other', completedBy: 'worker-test-3' },
    ];
    expect(excludedUsers(['assess', 'draft'], completions)).toEqual(['worker-test-1', 'worker-test-2']);
  });

  it.each([
    ['4E-1', 'worker-test-1', ['behavioural-scientist'], 'FOUR_EYES'],
    ['4E-1', 'worker-test-2', ['behavioural-scientist'], undefined],
    ['4E-2', 'worker-test-2', ['rvt'], 'not-second-eyes'],
    ['4E-7', 'worker-test-2', ['local-team-lead'], undefined],
    ['4E-8', 'worker-test-2', ['manager'], 'not-second-eyes'],
  ] as const)('%s by %s of %j: %s', (rule, user, groups, expected) => {
    expect(whyNotSecondEyes(rule, { user, groups }, ['worker-test-1'])).toBe(expected);
  });

  it('lets the fixed face be it where the rule says so', () => {
    const second = { user: 'worker-test-2', groups: ['local-team'], isFixedFace: true };
    expect(whyNotSecondEyes('4E-4', second, [])).toBeUndefined();
    expect(whyNotSecondEyes('4E-7', second, [])).toBe('not-second-eyes');
  });
});

describe('independence', () => {
  it('keeps who had a task from checking independently, and from nothing else (R-IND-1)', () => {
    const before = ['worker-test-1', 'worker-test-2'];
    expect(notIndependent(['independent-checker'], before)).toEqual(before);
    expect(notIndependent(['rvdk-external', 'rvt'], before)).toEqual(before);
    expect(notIndependent(['rvt'], before)).toEqual([]);
  });
});

describe('the level of escalation', () => {
  const down: LevelChange = {
    from: 2,
    to: 1,
    agreedBy: { rvt: 'rvt-test-1', fixedFace: 'worker-test-1' },
    atReview: true,
    minScaling: 7,
    incidents: 0,
  };

  it.each<readonly [string, Partial<LevelChange>, string | undefined]>([
    ['goes up at once', { from: 0, to: 4, agreedBy: {}, atReview: false, incidents: 3 }, undefined],
    ['goes down by two people at a safe review', {}, undefined],
    ['does not go down by one', { agreedBy: { fixedFace: 'worker-test-1' } }, 'FOUR_EYES'],
    ['does not go down by one in two places', { agreedBy: { rvt: 'x', fixedFace: 'x' } }, 'FOUR_EYES'],
    ['does not go down between reviews', { atReview: false }, 'not-at-review'],
    ['does not go down after an incident', { incidents: 1 }, 'not-safe-enough'],
    ['does not go down on a six', { minScaling: 6 }, 'not-safe-enough'],
  ])('%s', (_, change, expected) => {
    expect(whyNotToLevel({ ...down, ...change })).toBe(expected);
  });

  it('does not go down when nobody gave a score', () => {
    const { minScaling: _, ...unscored } = down;
    expect(whyNotToLevel(unscored)).toBe('not-safe-enough');
  });
});

describe('phases', () => {
  const forward: PhaseChange = {
    from: 2,
    to: 3,
    reviewedBy: 'worker-test-1',
    agreedBy: 'rvt-test-1',
    directSafety: false,
  };

  it.each<readonly [string, Partial<PhaseChange>, string | undefined]>([
    ['go forward after a review and an agreement', {}, undefined],
    ['never skip', { from: 1 }, 'phase-skipped'],
    ['never go forward without an agreement of another (T01)', { agreedBy: 'worker-test-1' }, 'FOUR_EYES'],
    ['go back at any time', { from: 3, to: 1 }, undefined],
    ['begin with direct safety', { from: 0, to: 2 }, 'phase-skipped'],
    ['begin with the second when direct safety is agreed', { from: 0, to: 2, directSafety: true }, undefined],
    ['begin with the first', { from: 0, to: 1 }, undefined],
  ])('%s', (_, change, expected) => {
    expect(whyNotToPhase({ ...forward, ...change })).toBe(expected);
  });

  it('never go forward without a review', () => {
    const { reviewedBy: _, ...unreviewed } = forward;
    expect(whyNotToPhase(unreviewed)).toBe('review-missing');
  });

  it('end with recovery', () => {
    expect(([0, 1, 2, 3] as const).map(nextPhase)).toEqual([1, 2, 3, 3]);
  });
});

describe('the state of a trajectory', () => {
  const states: TrajectoryState[] = [
    'SIGNAL',
    'ASSESSMENT',
    'ACUTE',
    'ALLOCATED',
    'ANALYSIS',
    'PLAN_ACTIVE',
    'MONITORING',
    'CLOSING',
    'CLOSED',
  ];
  const goes = (from: TrajectoryState, to: TrajectoryState, openSafetyTasks = 0) =>
    whyNotToState({ from, to, openSafetyTasks });

  it('follows the course of domain.md §2.2', () => {
    const course: TrajectoryState[] = [
      'SIGNAL',
      'ASSESSMENT',
      'ALLOCATED',
      'ANALYSIS',
      'PLAN_ACTIVE',
      'MONITORING',
      'CLOSING',
      'CLOSED',
    ];
    for (const [at, to] of course.slice(1).entries())
      expect(goes(course[at] ?? 'CLOSED', to)).toBeUndefined();
  });

  it('becomes acute from everywhere but closed, and never opens again', () => {
    for (const state of states) {
      expect(goes(state, 'ACUTE')).toBe(state === 'CLOSED' ? 'transition-not-allowed' : undefined);
      expect(goes('CLOSED', state)).toBe(state === 'CLOSED' ? undefined : 'transition-not-allowed');
    }
    expect(goes('SIGNAL', 'PLAN_ACTIVE')).toBe('transition-not-allowed');
    expect(goes('ACUTE', 'CLOSED')).toBe('transition-not-allowed');
  });

  it('is never closed with an open safety-critical task (T12)', () => {
    for (const state of states) {
      if (goes(state, 'CLOSED') === undefined && state !== 'CLOSED')
        expect(goes(state, 'CLOSED', 1)).toBe('safety-task-open');
    }
    expect(whyNotClose({ openSafetyTasks: 1, proposedBy: 'a', secondedBy: 'b' })).toBe('safety-task-open');
  });
});

describe('closing', () => {
  it('takes two people (4E-7)', () => {
    expect(whyNotClose({ openSafetyTasks: 0, proposedBy: 'a', secondedBy: 'b' })).toBeUndefined();
    expect(whyNotClose({ openSafetyTasks: 0, proposedBy: 'a', secondedBy: 'a' })).toBe('FOUR_EYES');
    expect(whyNotClose({ openSafetyTasks: 0, proposedBy: 'a', secondedBy: undefined })).toBe('FOUR_EYES');
    expect(whyNotClose({ openSafetyTasks: 0, proposedBy: undefined, secondedBy: 'b' })).toBe('FOUR_EYES');
  });
});

describe('urgency', () => {
  it('needs a second pair of eyes when it is milder than proposed (4E-1)', () => {
    expect(needsSecondEyes('HIGH', 'NORMAL')).toBe(true);
    expect(needsSecondEyes('NORMAL', 'NORMAL')).toBe(false);
    expect(needsSecondEyes('NORMAL', 'ACUTE')).toBe(false);
    expect(needsSecondEyes(undefined, 'NORMAL')).toBe(true);
  });

  it('is the stricter of two until they agree', () => {
    expect([stricterOf('LOW', 'HIGH'), stricterOf('ACUTE', 'NORMAL')]).toEqual(['HIGH', 'ACUTE']);
  });
});

describe('a report', () => {
  it('starts one trajectory, and is a signal on one that runs (GG-1)', () => {
    expect(reportLeadsTo(undefined)).toEqual({ kind: 'new-trajectory' });
    expect(reportLeadsTo({ id: 'trajectory-1', state: 'MONITORING' })).toEqual({
      kind: 'signal',
      trajectoryId: 'trajectory-1',
    });
  });

  it('starts a new one after the last was closed', () => {
    expect(reportLeadsTo({ id: 'trajectory-1', state: 'CLOSED' })).toEqual({ kind: 'new-trajectory' });
  });
});

describe('a hand-over', () => {
  const offered = { state: 'OFFERED', giver: 'worker-test-1', receiverGroup: 'local-team' } as const;
  const receiver = { user: 'worker-test-2', groups: ['local-team'] };

  it('leaves the giver responsible until it is accepted (R-HAND-1)', () => {
    const to = { ...offered, receiver: 'worker-test-2' };
    expect(responsibleFor(to)).toBe('worker-test-1');
    expect(responsibleFor({ ...to, state: 'REFUSED' })).toBe('worker-test-1');
    expect(responsibleFor({ ...to, state: 'ACCEPTED' })).toBe('worker-test-2');
    expect(responsibleFor({ ...offered, state: 'ACCEPTED' })).toBe('worker-test-1');
  });

  it('is answered by its receiver, or by one of the group when nobody is named', () => {
    expect(whyNotAnswer(offered, receiver)).toBeUndefined();
    expect(whyNotAnswer(offered, { user: 'x', groups: ['rvt'] })).toBe('not-receiver');
    expect(whyNotAnswer({ ...offered, receiver: 'worker-test-3' }, receiver)).toBe('not-receiver');
    expect(whyNotAnswer(offered, { user: 'worker-test-1', groups: ['local-team'] })).toBe('FOUR_EYES');
    expect(whyNotAnswer({ ...offered, state: 'ACCEPTED' }, receiver)).toBe('hand-over-not-open');
  });

  it('is refused only with another way (R-ESC-1)', () => {
    expect(whyNotRefuse(offered, receiver, ' ')).toBe('alternative-missing');
    expect(whyNotRefuse(offered, receiver, 'team-test-2')).toBeUndefined();
  });

  it('is offered, accepted and confirmed in that order', () => {
    expect(mayFollow('OFFERED', 'ACCEPTED')).toBe(true);
    expect(mayFollow('REFUSED', 'OFFERED')).toBe(true);
    expect(mayFollow('PREPARING', 'ACCEPTED')).toBe(false);
    expect(mayFollow('CONFIRMED', 'OFFERED')).toBe(false);
  });
});

describe('access to a trajectory', () => {
  const now = instantAt('2027-06-14 10:00');
  const facts = (groups: readonly string[], more: Partial<AccessFacts> = {}): AccessFacts => ({
    who: { user: 'somebody', groups },
    trajectory: { state: 'PLAN_ACTIVE', escalationLevel: 0, fixedFace: 'worker-test-1' },
    grants: [],
    tasks: [],
    now,
    ...more,
  });
  const running = facts([]).trajectory;
  const task = { candidateUsers: [], candidateGroups: [], definitionKey: 'joint-analysis' };

  it.each([
    'local-team',
    'rvt',
    'rvt-front-office',
    'behavioural-scientist',
    'crisis-247',
    'specialist-network',
    'vt-officer',
    'gi-officer',
    'municipal-decision',
    'independent-checker',
    'manager',
    'process-designer',
    'privacy-officer',
    'app-admin',
  ])('is none for %s without a reason', (group) => {
    expect(accessLevel(facts([group]))).toBe('none');
  });

  it.each<readonly [string, AccessFacts, string]>([
    ['the fixed face', facts([], { trajectory: { ...running, fixedFace: 'somebody' } }), 'dossier'],
    ['the substitute', facts([], { trajectory: { ...running, substitute: 'somebody' } }), 'dossier'],
    ['the team lead', facts(['local-team-lead']), 'header'],
    [
      'the RVT that works along',
      facts(['rvt'], { trajectory: { ...running, rvtProfessional: 'somebody', escalationLevel: 2 } }),
      'dossier',
    ],
    [
      'the RVT in a consult (T05)',
      facts(['rvt'], { trajectory: { ...running, rvtProfessional: 'somebody', escalationLevel: 1 } }),
      'none',
    ],
    [
      'the crisis service while acute',
      facts(['crisis-247'], { trajectory: { ...running, state: 'ACUTE' } }),
      'dossier',
    ],
    [
      'Veilig Thuis while assessing',
      facts(['vt-officer'], { trajectory: { ...running, state: 'ASSESSMENT' } }),
      'dossier',
    ],
    [
      'Veilig Thuis on its own route',
      facts(['vt-officer'], { trajectory: { ...running, route: 'VT_CONDITIONS' } }),
      'dossier',
    ],
    [
      'Veilig Thuis afterwards',
      facts(['vt-officer'], { trajectory: { ...running, state: 'CLOSED', route: 'VT_CONDITIONS' } }),
      'none',
    ],
    ['who has a task', facts([], { tasks: [{ ...task, assignee: 'somebody' }] }), 'dossier'],
    ['who may take a task', facts(['rvt'], { tasks: [{ ...task, candidateGroups: ['rvt'] }] }), 'header'],
    [
      'who answers a consult',
      facts(['rvt'], { tasks: [{ ...task, assignee: 'somebody', definitionKey: 'escalation-rvt' }] }),
      'none',
    ],
    [
      'a specialist with a question',
      facts(['specialist-network'], {
        tasks: [{ ...task, assignee: 'somebody', candidateGroups: ['specialist-network'] }],
      }),
      'none',
    ],
    ['who has a grant', facts([], { grants: [{ user: 'somebody', from: now }] }), 'dossier'],
    [
      'whose group has a grant',
      facts(['rvt'], { grants: [{ group: 'rvt', from: now, until: instantAt('2027-06-14 10:01') }] }),
      'dossier',
    ],
    [
      'whose grant has ended',
      facts(['rvt'], { grants: [{ group: 'rvt', from: instantAt('2027-01-01 10:00'), until: now }] }),
      'none',
    ],
    [
      'whose grant is to come',
      facts([], { grants: [{ user: 'somebody', from: instantAt('2027-06-15 10:00') }] }),
      'none',
    ],
    [
      'whom a hand-over waits for',
      facts(['local-team'], { handOvers: [{ receiverGroup: 'local-team' }] }),
      'header',
    ],
    [
      'whom a hand-over does not name',
      facts(['local-team'], { handOvers: [{ receiver: 'other', receiverGroup: 'local-team' }] }),
      'none',
    ],
  ])('of %s', (_, asked, expected) => {
    expect(accessLevel(asked)).toBe(expected);
  });

  it('is not given by being nobody in particular', () => {
    const { fixedFace: _, ...unallocated } = running;
    expect(accessLevel(facts([], { trajectory: unallocated }))).toBe('none');
  });
});
