import { describe, expect, it } from '@jest/globals';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import {
  after,
  boundary,
  chain,
  draw,
  end,
  flow,
  onMessage,
  start,
  undoable,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { begun, codes, drawn, eventSub, open, row, sub, times } from '../../../support/engine/migrating.js';
import type { Plan, Story } from '../../../support/engine/story.js';

const repeated = (id: string, ...inside: Part[]): Part => draw('userTask', { id }, times('3'), ...inside);
const late = (id: string, event = after('PT1H')): Part[] => [
  boundary('late', id, event, false),
  userTask('y'),
  end('e2'),
  ...chain('late', 'y', 'e2'),
];
const jobsOf = (story: Story) => Object.values(story.state.jobs);
const listening = (story: Story) => Object.values(story.state.subscriptions);
const move = (story: Story) => story.ofType('InstanceMigrated').at(-1);
const parameters = draw('camunda:inputOutput', {}, draw('camunda:inputParameter', { name: 'i' }, '=1'));

describe('a migration tells only what changed', () => {
  const everything = drawn(
    start(),
    draw('parallelGateway', { id: 'fork' }),
    userTask('a'),
    ...late('a'),
    userTask('b'),
    sub('sub', [userTask('c')], ['c']),
    draw('intermediateCatchEvent', { id: 'm' }, onMessage('M')),
    draw('serviceTask', { id: 'w', 'camunda:type': 'external', 'camunda:topic': 'T' }),
    eventSub('x', onMessage('E1')),
    draw('parallelGateway', { id: 'join' }),
    end(),
    flow('start', 'fork'),
    ...['a', 'b', 'sub', 'm', 'w'].flatMap((id) => [flow('fork', id), flow(id, 'join')]),
    flow('join', 'end'),
  );

  it('which is nothing when the drawing is the same', () => {
    const story = begun(everything).complete('b');
    story.do({ type: 'RaiseIncident', job: story.job('w').id, code: 'x', message: 'y' });
    const before = story.state;
    story.migrate(everything);
    expect(move(story)).toEqual({
      type: 'InstanceMigrated',
      from: 'process:1',
      to: 'process:2',
      tokens: [],
      scopes: [],
      jobs: [],
      subscriptions: [],
      incidents: [],
      compensations: [],
    });
    expect(story.events).toHaveLength(1);
    expect(story.state).toEqual({ ...before, definition: 'process:2' });
  });

  it('and how what is gone ended: cancelled, not done', () => {
    const story = begun(row([sub('sub', [userTask('a'), ...late('a', onMessage('M'))], ['a'])], ['sub']));
    const other = begun(row([userTask('a'), ...late('a')], ['a']));
    story.migrate(row([userTask('a')], ['a']), [['a', 'a']]);
    other.migrate(row([userTask('a')], ['a']));
    expect(story.ofType('Unsubscribed').map(({ how }) => how)).toEqual(['cancelled']);
    expect(story.ofType('ScopeClosed').map(({ how }) => how)).toEqual(['cancelled']);
    expect(story.ofType('TokenLeft').at(-1)).toMatchObject({ element: 'sub', how: 'cancelled' });
    expect(other.ofType('JobRemoved').map(({ how }) => how)).toEqual(['cancelled']);
  });
});

describe('a migration to where something is waited for that was not', () => {
  it('has one timer for the whole of a repeated activity', () => {
    const story = begun(row([repeated('m')], ['m'])).migrate(row([repeated('m'), ...late('m')], ['m']));
    expect(jobsOf(story)).toHaveLength(1);
    story.complete('m').complete('m').complete('m').expectOver();
  });

  it('has a timer at each task that goes on for itself when the repetition is gone', () => {
    const story = begun(row([repeated('m')], ['m'])).migrate(row([userTask('m'), ...late('m')], ['m']), [
      ['m', 'm'],
    ]);
    expect(new Set(jobsOf(story).map(({ token }) => token))).toEqual(
      new Set(story.tokensAt('m').map(({ id }) => id)),
    );
    expect(jobsOf(story)).toHaveLength(3);
  });

  it('has one timer at an activity that has parameters, before and after', () => {
    const plain = row([draw('userTask', { id: 'a' }, parameters)], ['a']);
    const story = begun(plain).migrate(row([draw('userTask', { id: 'a' }, parameters), ...late('a')], ['a']));
    expect(jobsOf(story)).toHaveLength(1);
    story.complete('a').expectOver();
  });

  it('starts no timer at an activity that has not begun', () => {
    const later = (...more: Part[]) =>
      row([userTask('a', { 'camunda:asyncBefore': 'true' }), ...more], ['a']);
    const story = begun(later()).migrate(later(...late('a')));
    expect(jobsOf(story).map(({ kind }) => kind)).toEqual(['continuation']);
    story.execute('a');
    expect(jobsOf(story).map(({ kind }) => kind)).toEqual(['timer']);
  });

  it('listens for a new event sub-process of the process once, also when a sub-process is gone', () => {
    const story = begun(row([sub('sub', [userTask('a')], ['a'])], ['sub']));
    story.migrate(row([userTask('a')], ['a'], eventSub('x', onMessage('E1'))), [['a', 'a']]);
    expect(listening(story).map(({ scope }) => story.state.scopes[scope]?.kind)).toEqual(['process']);
    story.deliver('E1').complete('h-x').expectOver();
  });

  it('listens for a new event sub-process in a sub-process that stays, and in each run of a repeated one', () => {
    const inside = (attributes: Part[], ...more: Part[]) =>
      row(
        [
          draw(
            'subProcess',
            { id: 'sub' },
            ...attributes,
            start('s'),
            userTask('a'),
            ...chain('s', 'a'),
            ...more,
          ),
        ],
        ['sub'],
      );
    const once = begun(inside([])).migrate(inside([], eventSub('x', onMessage('E1'), false)));
    expect(listening(once).map(({ scope }) => scope)).toEqual(open(once, 'sub').map(({ id }) => id));
    const twice = begun(inside([times('2')]));
    twice.migrate(inside([times('2')], eventSub('x', onMessage('E1'), false)));
    const runs = open(twice, 'sub').filter(({ kind }) => kind === 'subProcess');
    expect(listening(twice).map(({ scope }) => scope)).toEqual(runs.map(({ id }) => id));
    expect(runs).toHaveLength(2);
  });

  it('goes on at once where a condition holds already, but not in a suspended instance', () => {
    const waiting = row(
      [userTask('a'), boundary('c', 'a', when('x = 1')), userTask('y'), end('e2')],
      ['a'],
      ...chain('c', 'y', 'e2'),
    );
    const started = (): Story => {
      const story = begun(row([userTask('a')], ['a']));
      return story.do({ type: 'SetVariables', variables: { values: { x: 1 } } });
    };
    expect(started().migrate(waiting).where()).toEqual(['y']);
    expect(started().do({ type: 'Suspend' }).migrate(waiting).where()).toEqual(['a']);
  });

  it('refuses when what is new cannot be read', () => {
    const story = begun(row([userTask('a')], ['a']));
    expect(codes(story, row([userTask('a'), ...late('a', after('=x'))], ['a']))).toEqual([
      'cannot-go-on late',
    ]);
  });
});

describe('a migration of an event-based gateway', () => {
  const race = (...behind: string[]) =>
    drawn(
      start(),
      draw('eventBasedGateway', { id: 'g' }),
      draw('intermediateCatchEvent', { id: 'm' }, onMessage('M')),
      draw('intermediateCatchEvent', { id: 'n' }, onMessage('N')),
      userTask('a'),
      end(),
      flow('start', 'g'),
      ...behind.flatMap((id) => [flow('g', id), flow(id, 'end')]),
      ...['m', 'n'].filter((id) => !behind.includes(id)).flatMap((id) => chain('start', 'a', id, 'end')),
    );

  it('no longer waits for an event that is drawn elsewhere in the target', () => {
    const story = begun(race('m', 'n')).migrate(race('n'));
    expect(listening(story).map(({ name }) => name)).toEqual(['N']);
    story.deliver('N').expectOver();
  });
});

describe('a migration of an event sub-process', () => {
  const inSub = row([sub('sub', [userTask('a'), eventSub('x', onMessage('E1'))], ['a'])], ['sub']);
  const beside = row([userTask('a')], ['a'], eventSub('x', onMessage('E1')));
  const plan: Plan = [
    ['a', 'a'],
    ['x', 'x'],
    ['s-x', 's-x'],
  ];

  it('out of a sub-process that is gone listens in the process', () => {
    const story = begun(inSub).migrate(beside, plan);
    expect(listening(story).map(({ scope }) => story.state.scopes[scope]?.kind)).toEqual(['process']);
    story.deliver('E1').complete('h-x').expectOver();
  });

  it('into a sub-process that is new listens there, and nowhere else', () => {
    const story = begun(beside).migrate(inSub, plan);
    expect(listening(story).map(({ scope }) => story.state.scopes[scope]?.element)).toEqual(['sub']);
    story.deliver('E1').complete('h-x').expectOver();
  });

  it.each([
    ['that runs becomes a sub-process', 'x', 'sub', 'subProcess'],
    ['comes of a sub-process that runs', 'sub', 'x', 'eventSubProcess'],
  ])('%s', (_what, from, to, kind) => {
    const drawing: Record<string, [DrawnElement, string]> = {
      x: [row([userTask('z')], ['z'], eventSub('x', onMessage('E1'))), 'h-x'],
      sub: [row([sub('sub', [userTask('b')], ['b'])], ['sub']), 'b'],
    };
    const [[source, task] = [beside, ''], [target, other] = [beside, '']] = [drawing[from], drawing[to]];
    const story = begun(source);
    if (from === 'x') story.deliver('E1');
    story.migrate(target, [
      [from, to],
      [task, other],
    ]);
    expect(open(story, to).map((scope) => scope.kind)).toEqual([kind]);
    story.complete(other).expectOver();
  });
});

describe('a migration of what is repeated', () => {
  const around = (...inside: Part[]) =>
    row([draw('subProcess', { id: 'sub' }, times('2'), start('go'), ...inside)], ['sub']);

  it('opens a new sub-process in each run', () => {
    const story = begun(around(userTask('a'), ...chain('go', 'a')));
    story.migrate(around(sub('new', [userTask('a')], ['a']), ...chain('go', 'new')), [
      ['sub#multiInstanceBody', 'sub#multiInstanceBody'],
      ['sub', 'sub'],
      ['a', 'a'],
    ]);
    const runs = open(story, 'sub').filter(({ kind }) => kind === 'subProcess');
    expect(open(story, 'new').map(({ parent }) => parent)).toEqual(runs.map(({ id }) => id));
    expect(runs).toHaveLength(2);
    story.complete('a').complete('a').expectOver();
  });
});

describe('a migration of who waits at a join', () => {
  const forked = (type: string, flows: [string, string][]): DrawnElement =>
    drawn(
      start(),
      draw(type, { id: 'fork' }),
      userTask('a'),
      userTask('b'),
      draw(type, { id: 'join' }),
      end(),
      flow('start', 'fork'),
      flow('fork', 'a'),
      flow('fork', 'b'),
      ...flows.map(([id, sourceRef]) => draw('sequenceFlow', { id, sourceRef, targetRef: 'join' })),
      flow('join', 'end'),
    );
  const came = (story: Story) => story.at('join').via;
  const source = forked('parallelGateway', [
    ['f1', 'b'],
    ['f2', 'a'],
  ]);

  it('counts it under the flow of the same name, wherever that is', () => {
    const story = begun(source).complete('a');
    story.migrate(
      forked('parallelGateway', [
        ['f2', 'a'],
        ['f1', 'b'],
      ]),
    );
    expect(came(story)).toBe('f2');
    story.complete('b').expectOver();
  });

  it('counts it under the flow in the same place among those with new names', () => {
    const story = begun(source).complete('a');
    story.migrate(
      forked('parallelGateway', [
        ['f1', 'b'],
        ['f9', 'a'],
      ]),
    );
    expect(came(story)).toBe('f9');
    story.complete('b').expectOver();
  });

  it('goes on at once when nobody can come any more, but a suspended one when it is resumed', () => {
    const inclusive = (to: string) =>
      drawn(
        start(),
        draw('inclusiveGateway', { id: 'fork' }),
        ...[userTask('a'), userTask('b'), userTask('c'), userTask('d')],
        draw('inclusiveGateway', { id: 'join' }),
        end(),
        ...chain('start', 'fork', 'a', 'join', 'd', 'end'),
        ...chain('fork', 'b', to),
        ...chain('fork', 'c', 'join'),
        ...(to === 'end' ? [flow('start', 'join')] : []),
      );
    const plan: Plan = [
      ['b', 'b'],
      ['join', 'join'],
    ];
    const waiting = () => begun(inclusive('join')).complete('a').complete('c');
    expect(waiting().where()).toEqual(['b', 'join', 'join']);
    expect(waiting().migrate(inclusive('end'), plan).where()).toEqual(['b', 'd']);
    const suspended = waiting().do({ type: 'Suspend' }).migrate(inclusive('end'), plan);
    expect(suspended.where()).toEqual(['b', 'join', 'join']);
    expect(suspended.do({ type: 'Resume' }).where()).toEqual(['b', 'd']);
  });

  it('refuses an inclusive join with fewer flows, as a parallel one', () => {
    const story = begun(
      forked('inclusiveGateway', [
        ['f1', 'b'],
        ['f2', 'a'],
      ]),
    ).complete('a');
    const fewer = forked('inclusiveGateway', [['f1', 'b']]);
    expect(
      codes(story, fewer, [
        ['join', 'join'],
        ['b', 'b'],
      ]),
    ).toEqual(['gateway-flows-fewer join']);
  });
});

describe('a migration of what is done and can be undone', () => {
  const throwing = (ref?: string) =>
    draw(
      'intermediateThrowEvent',
      { id: 'undo' },
      draw('compensateEventDefinition', ref === undefined ? {} : { activityRef: ref }),
    );
  const plain = (id: string) =>
    row([userTask(id), ...undoable(id), userTask('b'), throwing()], [id, 'b', 'undo']);
  const plan: Plan = [
    ['a', 'a'],
    ['undone-a', 'undone-a'],
    ['b', 'b'],
  ];

  it('into a new sub-process together with what goes on is undone in there', () => {
    const inside = row(
      [sub('sub', [userTask('a'), ...undoable('a'), userTask('b'), throwing()], ['a', 'b', 'undo'])],
      ['sub'],
    );
    const story = begun(plain('a')).complete('a').migrate(inside, plan).complete('b');
    expect(story.where()).toEqual(['undo-a']);
    story.complete('undo-a').expectOver();
  });

  it('into a new sub-process that is over is undone with it', () => {
    const over = row(
      [sub('sub', [userTask('a'), ...undoable('a')], ['a']), userTask('b'), throwing('sub')],
      ['sub', 'b', 'undo'],
    );
    const story = begun(plain('a')).complete('a').migrate(over, plan).complete('b');
    expect(story.where()).toEqual(['undo-a']);
    story.complete('undo-a').expectOver();
  });

  /** A sub-process that undoes itself: what was done inside is undone by an event sub-process of its own. */
  const undoesItself = (id: string, inner: Part[], ids: string[]): Part =>
    sub(
      id,
      [
        ...inner,
        draw(
          'subProcess',
          { id: `u-${id}`, triggeredByEvent: 'true' },
          draw('startEvent', { id: `us-${id}` }, draw('compensateEventDefinition')),
          draw('intermediateThrowEvent', { id: `ut-${id}` }, draw('compensateEventDefinition')),
          end(`ue-${id}`),
          ...chain(`us-${id}`, `ut-${id}`, `ue-${id}`),
        ),
      ],
      ids,
    );
  const whole = (outer: string, inner: string, task: string) =>
    row(
      [
        undoesItself(outer, [undoesItself(inner, [userTask(task), ...undoable(task)], [task])], [inner]),
        userTask('b'),
        throwing(),
      ],
      [outer, 'b', 'undo'],
    );
  const renamed = (from: string, to: string): [string, string][] => [
    [from, to],
    [`u-${from}`, `u-${to}`],
    [`us-${from}`, `us-${to}`],
  ];

  it('inside a sub-process that undoes itself is undone by the names of the target, at every depth', () => {
    const story = begun(whole('out', 'in', 'a')).complete('a');
    story.migrate(whole('out2', 'in2', 'c'), [
      ...renamed('out', 'out2'),
      ...renamed('in', 'in2'),
      ['a', 'c'],
      ['undone-a', 'undone-c'],
      ['b', 'b'],
    ]);
    story.complete('b');
    expect(story.where()).toEqual(['undo-c']);
    story.complete('undo-c').expectOver();
  });

  it('inside a sub-process that undoes itself is refused when the plan does not say where it goes', () => {
    const story = begun(whole('out', 'in', 'a')).complete('a');
    expect(
      codes(story, whole('out', 'in', 'a'), [...renamed('out', 'out'), ...renamed('in', 'in'), ['b', 'b']]),
    ).toEqual(['compensation-not-mapped a']);
  });
});
