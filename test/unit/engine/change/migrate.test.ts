import { describe, expect, it } from '@jest/globals';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import {
  after,
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onMessage,
  onSignal,
  process,
  service,
  start,
  undoable,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { begun, codes, drawn, eventSub, open, row, sub, times } from '../../../support/engine/migrating.js';
import { Story, type Plan } from '../../../support/engine/story.js';

const many = (id: string, sequential = false): Part => draw('userTask', { id }, times('3', sequential));

const one = row([userTask('a')], ['a']);
const inSub = row([sub('sub', [userTask('a')], ['a'])], ['sub']);
const inTwo = row([sub('outer', [sub('inner', [userTask('a')], ['a'])], ['inner'])], ['outer']);

const both = (...inside: Part[]): Part[] => [
  draw('parallelGateway', { id: 'fork' }),
  ...inside,
  draw('parallelGateway', { id: 'join' }),
];
const forked = (ids: string[], from = 'fork', to = 'join'): Part[] =>
  ids.flatMap((id) => [flow(from, id), flow(id, to)]);
const parallel = drawn(
  start(),
  ...both(userTask('a'), userTask('b')),
  end(),
  flow('start', 'fork'),
  ...forked(['a', 'b']),
  flow('join', 'end'),
);
const parallelInSub = row(
  [
    draw(
      'subProcess',
      { id: 'sub' },
      start('s'),
      ...both(userTask('a'), userTask('b')),
      end('e'),
      flow('s', 'fork'),
      ...forked(['a', 'b']),
      flow('join', 'e'),
    ),
  ],
  ['sub'],
);

const jobs = (story: Story) => Object.values(story.state.jobs);
const listened = (story: Story) => Object.values(story.state.subscriptions).map(({ name }) => name);

describe('migrating a running instance', () => {
  describe('to another place', () => {
    it('keeps a task under its name when nothing changed', () => {
      const story = begun(one);
      const task = story.at('a').id;
      story.migrate(one);
      expect(story.state.definition).toBe('process:2');
      expect(story.at('a').id).toBe(task);
      story.complete('a').expectOver();
    });

    it('moves a task to an element of another name', () => {
      const story = begun(one);
      const task = story.at('a').id;
      story.migrate(row([userTask('b')], ['b']), [['a', 'b']]);
      expect(story.at('b').id).toBe(task);
      story.complete('b').expectOver();
    });

    it('opens the sub-process that is new around a task', () => {
      const story = begun(one).migrate(inSub, [['a', 'a']]);
      expect(open(story, 'sub')).toHaveLength(1);
      story.complete('a').expectOver();
    });

    it('opens two that are new, one inside the other', () => {
      const story = begun(one).migrate(inTwo, [['a', 'a']]);
      expect(open(story, 'inner')[0]?.parent).toBe(open(story, 'outer')[0]?.id);
      story.complete('a').expectOver();
    });

    it('puts all that moves into a new sub-process into the same one', () => {
      const plan: Plan = [
        ['a', 'a'],
        ['b', 'b'],
      ];
      const story = begun(parallel).migrate(parallelInSub, plan);
      expect(open(story, 'sub')).toHaveLength(1);
      story.complete('a').complete('b').expectOver();
    });

    it('adds a sub-process around one that is mapped', () => {
      const story = begun(inSub);
      const kept = open(story, 'sub')[0]?.id;
      story.migrate(inTwo, [
        ['sub', 'inner'],
        ['a', 'a'],
      ]);
      expect(open(story, 'inner')[0]?.id).toBe(kept);
      expect(open(story, 'inner')[0]?.parent).toBe(open(story, 'outer')[0]?.id);
      story.complete('a').expectOver();
    });

    it('adds a sub-process inside one that is mapped', () => {
      const story = begun(inSub);
      const kept = open(story, 'sub')[0]?.id;
      story.migrate(inTwo, [
        ['sub', 'outer'],
        ['a', 'a'],
      ]);
      expect(open(story, 'outer')[0]?.id).toBe(kept);
      story.complete('a').expectOver();
    });

    it('closes a sub-process that is gone, with what it held, and keeps the task', () => {
      const story = begun(inSub);
      const task = story.at('a').id;
      story.migrate(one, [['a', 'a']]);
      expect(open(story, 'sub')).toEqual([]);
      expect(story.at('a').id).toBe(task);
      story.complete('a').expectOver();
    });

    it('closes the outer and keeps the inner sub-process, and the other way round', () => {
      const story = begun(inTwo);
      const kept = open(story, 'inner')[0]?.id;
      story.migrate(inSub, [
        ['inner', 'sub'],
        ['a', 'a'],
      ]);
      expect(open(story, 'sub')[0]?.id).toBe(kept);
      const other = begun(inTwo);
      const outer = open(other, 'outer')[0]?.id;
      other.migrate(inSub, [
        ['outer', 'sub'],
        ['a', 'a'],
      ]);
      expect(open(other, 'sub')[0]?.id).toBe(outer);
      story.complete('a').expectOver();
      other.complete('a').expectOver();
    });

    it('closes one sub-process and opens another in its place', () => {
      const story = begun(inSub).migrate(row([sub('new', [userTask('a')], ['a'])], ['new']), [['a', 'a']]);
      expect(open(story, 'sub')).toEqual([]);
      expect(open(story, 'new')).toHaveLength(1);
      story.complete('a').expectOver();
    });

    it('keeps variables of what stays, and loses those of what is gone', () => {
      const story = begun(inSub);
      const scope = open(story, 'sub')[0]?.id;
      story.do({
        type: 'SetVariables',
        ...(scope && { scope }),
        local: true,
        variables: { values: { x: 1 } },
      });
      story.migrate(inTwo, [
        ['sub', 'inner'],
        ['a', 'a'],
      ]);
      expect(open(story, 'inner')[0]?.variables).toEqual({ x: 1 });
      story.migrate(one, [['a', 'a']]);
      expect(story.variables()).toEqual({});
    });

    it('refuses to move a task out of a mapped sub-process, and to turn two round', () => {
      const apart = row([sub('sub', [userTask('b')], ['b']), userTask('a')], ['sub', 'a']);
      expect(
        codes(begun(inSub), apart, [
          ['sub', 'sub'],
          ['a', 'a'],
        ]),
      ).toEqual(['ancestor-not-around a']);
      expect(
        codes(begun(inTwo), inTwo, [
          ['outer', 'inner'],
          ['inner', 'outer'],
          ['a', 'a'],
        ]),
      ).toEqual(['ancestor-not-around inner']);
    });

    it('refuses what nobody said where it goes, telling each place', () => {
      expect(codes(begun(parallel), parallel, [['a', 'a']])).toEqual(['no-instruction b']);
      expect(codes(begun(parallel), parallel, [])).toEqual(['no-instruction a', 'no-instruction b']);
    });

    it('refuses another type, an unknown element, and one that is mapped twice', () => {
      const other = row([service('a'), userTask('b')], ['a', 'b']);
      expect(codes(begun(one), other, [['a', 'a']])).toEqual(['type-differs a']);
      expect(codes(begun(one), one, [['a', 'zz']])).toContain('target-not-found a');
      expect(codes(begun(one), one, [['zz', 'a']])).toContain('source-not-found zz');
      expect(
        codes(begun(one), other, [
          ['a', 'b'],
          ['a', 'b'],
        ]),
      ).toContain('mapped-twice a');
    });

    it('refuses an instance of another definition', () => {
      const story = begun(one).migrate(one);
      const old = begun(one);
      expect(story.migrating(one)).toEqual([]);
      old.definition = { ...old.definition, id: 'process:9' as never };
      expect(codes(old, one)).toEqual(['not-this-definition ']);
    });

    it('moves a suspended instance and leaves it suspended', () => {
      const story = begun(one)
        .do({ type: 'Suspend' })
        .migrate(inSub, [['a', 'a']]);
      expect(story.state.state).toBe('suspended');
      story.do({ type: 'Resume' }).complete('a').expectOver();
    });
  });

  describe('with boundary events', () => {
    const bordered = (id: string, event: Part, task = 'a'): DrawnElement =>
      row(
        [userTask(task), boundary(id, task, event), userTask('y'), end('e2')],
        [task],
        ...chain(id, 'y', 'e2'),
      );

    it('keeps a timer with its job and its due date to the millisecond', () => {
      const story = begun(bordered('late', after('PT20H')));
      const before = story.job('late');
      story.wait(3_600_000).migrate(bordered('late', after('PT1H')));
      expect(story.job('late')).toEqual(before);
      story.wait(20 * 3_600_000).execute('late');
      expect(story.where()).toEqual(['y']);
    });

    it('reads a timer anew when asked, under the same name', () => {
      const story = begun(bordered('late', after('PT20H')));
      const before = story.job('late');
      story.wait(3_600_000).migrate(bordered('late', after('PT1H')), [
        ['a', 'a'],
        ['late', 'late', true],
      ]);
      expect(story.job('late')).toEqual({ ...before, dueAt: '2026-03-02T14:00:00.000Z' });
    });

    it('moves a timer to a border of another name', () => {
      const story = begun(bordered('late', after('PT20H')));
      const before = story.job('late');
      story.migrate(bordered('due', after('PT1H')), [
        ['a', 'a'],
        ['late', 'due'],
      ]);
      expect(story.job('due')).toEqual({ ...before, element: 'due' });
    });

    it('adds what is new at the border, and takes away what is gone', () => {
      const story = begun(one).migrate(bordered('late', after('PT1H')));
      expect(story.job('late').dueAt).toBe('2026-03-02T13:00:00.000Z');
      story.migrate(one);
      expect(jobs(story)).toEqual([]);
    });

    it('starts a timer again that nobody mapped', () => {
      const story = begun(bordered('late', after('PT20H')));
      const before = story.job('late');
      story.wait(1000).migrate(bordered('late', after('PT20H')), [['a', 'a']]);
      expect(story.job('late').id).not.toBe(before.id);
      expect(story.job('late').dueAt).toBe('2026-03-03T08:00:01.000Z');
    });

    it('listens for the same message until it is asked to read the name anew', () => {
      const plan = (update: boolean): Plan => [
        ['a', 'a'],
        ['m', 'm', update],
      ];
      const story = begun(bordered('m', onMessage('M'))).migrate(bordered('m', onMessage('N')), plan(false));
      expect(listened(story)).toEqual(['M']);
      story.migrate(bordered('m', onMessage('N')), plan(true));
      expect(listened(story)).toEqual(['N']);
      story.deliver('N');
      expect(story.where()).toEqual(['y']);
    });

    it('refuses another kind of event, and a border whose activity is not mapped', () => {
      const story = begun(bordered('late', after('PT20H')));
      const plan: Plan = [
        ['a', 'a'],
        ['late', 'late'],
      ];
      expect(codes(story, bordered('late', onMessage('M')), plan)).toEqual(['event-differs late']);
      const other = row(
        [userTask('a'), userTask('b'), boundary('late', 'b', after('PT1H')), end('e2')],
        ['a', 'b'],
        flow('late', 'e2'),
      );
      expect(codes(story, other, plan)).toEqual(['event-host-not-mapped late']);
    });

    it('does not start a timer beside the activity again that has fired already', () => {
      const beside = row(
        [userTask('a'), boundary('late', 'a', after('PT1H'), false), userTask('y'), end('e2')],
        ['a'],
        ...chain('late', 'y', 'e2'),
      );
      const story = begun(beside).wait(3_600_000).execute('late').migrate(beside);
      expect(jobs(story)).toEqual([]);
    });

    it('takes a condition from the target, and says so', () => {
      const waiting = (text: string) => bordered('c', when(text));
      const story = begun(waiting('x = 1'));
      expect(
        codes(story, waiting('y = 2'), [
          ['a', 'a'],
          ['c', 'c'],
        ]),
      ).toEqual(['condition-not-updated c']);
      story.migrate(waiting('y = 2'));
      story.do({ type: 'SetVariables', variables: { values: { x: 1 } } });
      expect(story.where()).toEqual(['a']);
      story.do({ type: 'SetVariables', variables: { values: { y: 2 } } });
      expect(story.where()).toEqual(['y']);
    });

    it('refuses to read anew what waits for nothing', () => {
      expect(codes(begun(one), one, [['a', 'a', true]])).toEqual(['trigger-not-updatable a']);
    });

    it('keeps what stands at the border of a sub-process that stays', () => {
      const late = (id: string) =>
        row(
          [sub(id, [userTask('a')], ['a']), boundary('late', id, after('PT20H')), end('e2')],
          [id],
          flow('late', 'e2'),
        );
      const story = begun(late('sub'));
      const before = story.job('late');
      story.migrate(late('sub2'), [
        ['sub', 'sub2'],
        ['a', 'a'],
        ['late', 'late'],
      ]);
      expect(story.job('late')).toEqual(before);
    });
  });

  describe('with events that are waited for', () => {
    const catching = (id: string, event: Part): DrawnElement =>
      row([draw('intermediateCatchEvent', { id }, event)], [id]);

    it('keeps an intermediate message, signal and timer', () => {
      const message = begun(catching('c', onMessage('M'))).migrate(catching('d', onMessage('N')), [
        ['c', 'd'],
      ]);
      message.deliver('M').expectOver();
      begun(catching('c', onSignal('S')))
        .migrate(catching('c', onSignal('S')))
        .deliver('S')
        .expectOver();
      const timer = begun(catching('c', after('PT5H')));
      const before = timer.job('c');
      timer.migrate(catching('c', after('PT1H')));
      expect(timer.job('c')).toEqual(before);
    });

    it('keeps a receive task and what it waits for', () => {
      const receive = (id: string) => row([draw('receiveTask', { id, messageRef: 'M' })], [id]);
      begun(receive('r'))
        .migrate(receive('q'), [['r', 'q']])
        .deliver('M')
        .expectOver();
    });

    const race = (...events: Part[]): DrawnElement =>
      drawn(
        start(),
        draw('eventBasedGateway', { id: 'g' }),
        ...events,
        end(),
        flow('start', 'g'),
        ...events.flatMap(({ id = '' }) => [flow('g', id), flow(id, 'end')]),
      );
    const caught = (id: string, event: Part) => draw('intermediateCatchEvent', { id }, event);

    it('keeps, adds and takes away events behind an event-based gateway', () => {
      const story = begun(race(caught('m', onMessage('M')), caught('t', after('PT1H'))));
      const [kept] = story.subscriptions('M');
      story.migrate(race(caught('m', onMessage('M')), caught('n', onMessage('N'))));
      expect(story.subscriptions('M')).toEqual([kept]);
      expect(listened(story)).toEqual(['M', 'N']);
      expect(jobs(story)).toEqual([]);
      story.deliver('N').expectOver();
    });
  });

  describe('with event sub-processes', () => {
    const withEvent = (...more: Part[]) => row([userTask('a')], ['a'], ...more);

    it('keeps the start of an event sub-process that is mapped', () => {
      const story = begun(withEvent(eventSub('x', onMessage('E1'))));
      const [kept] = story.subscriptions('E1');
      story.migrate(withEvent(eventSub('x', onMessage('E2'))));
      expect(story.subscriptions('E1')).toEqual([kept]);
      story.deliver('E1');
      expect(story.where()).toEqual(['h-x']);
    });

    it('adds one that is new, and takes away one that is gone', () => {
      const story = begun(one).migrate(withEvent(eventSub('x', onMessage('E1'))));
      expect(listened(story)).toEqual(['E1']);
      story.migrate(one);
      expect(listened(story)).toEqual([]);
    });

    it('keeps one that is running', () => {
      const source = withEvent(eventSub('x', onMessage('E1'), false));
      const story = begun(source).deliver('E1').migrate(source);
      expect(story.where()).toEqual(['a', 'h-x']);
      story.complete('h-x').complete('a').expectOver();
    });

    it('turns a running one into a sub-process of the ordinary kind', () => {
      const story = begun(withEvent(eventSub('x', onMessage('E1')))).deliver('E1');
      story.migrate(row([sub('sub', [userTask('b')], ['b'])], ['sub']), [
        ['x', 'sub'],
        ['h-x', 'b'],
      ]);
      story.complete('b').expectOver();
    });

    it('refuses a start whose event sub-process is not mapped', () => {
      const source = withEvent(eventSub('x', onMessage('E1')));
      expect(
        codes(begun(source), source, [
          ['a', 'a'],
          ['s-x', 's-x'],
        ]),
      ).toEqual(['event-host-not-mapped s-x']);
    });
  });

  describe('with repeated activities', () => {
    const repeated = (sequential: boolean, id = 'm') => row([many(id, sequential), userTask('z')], [id, 'z']);
    const whole: Plan = [
      ['m#multiInstanceBody', 'm#multiInstanceBody'],
      ['m', 'm'],
    ];

    it.each([false, true])('keeps all runs (one after the other: %s)', (sequential) => {
      const story = begun(repeated(sequential)).complete('m').migrate(repeated(sequential));
      story.complete('m').complete('m');
      expect(story.where()).toEqual(['z']);
    });

    it('ends the repetition and keeps the tasks when only they are mapped', () => {
      const story = begun(repeated(false)).migrate(row([userTask('m'), userTask('z')], ['m', 'z']), [
        ['m', 'm'],
      ]);
      expect(story.where()).toEqual(['m', 'm', 'm']);
      expect(open(story, 'm')).toEqual([]);
      story.complete('m');
      expect(story.where()).toEqual(['m', 'm', 'z']);
    });

    it('refuses to begin a repetition, to change its kind, and to map the whole without what is inside', () => {
      const single = row([userTask('m'), userTask('z')], ['m', 'z']);
      expect(codes(begun(single), repeated(false), [['m', 'm']])).toEqual(['multi-instance-added m']);
      expect(codes(begun(repeated(true)), repeated(false), whole)).toEqual([
        'multi-instance-differs m#multiInstanceBody',
      ]);
      expect(
        codes(begun(repeated(false)), repeated(false), [['m#multiInstanceBody', 'm#multiInstanceBody']]),
      ).toContain('inner-not-mapped m#multiInstanceBody');
      const around = row([sub('sub', [userTask('m')], ['m'], {}, times('2'))], ['sub']);
      expect(codes(begun(single), around, [['m', 'm']])).toEqual(['multi-instance-added m']);
    });

    it('keeps a repeated sub-process with all its runs', () => {
      const around = row([sub('sub', [userTask('m')], ['m'], {}, times('2'))], ['sub']);
      const story = begun(around).migrate(around);
      story.complete('m').complete('m').expectOver();
    });
  });

  describe('with joins', () => {
    it('keeps who waits at a join, also when its flows have other names', () => {
      const other = drawn(
        start(),
        ...both(userTask('p'), userTask('q')),
        end(),
        flow('start', 'fork'),
        ...forked(['p', 'q']),
        flow('join', 'end'),
      );
      const story = begun(parallel)
        .complete('a')
        .migrate(other, [
          ['b', 'q'],
          ['join', 'join'],
        ]);
      story.complete('q').expectOver();
    });

    it('refuses a join with fewer flows, two into one, and one whose sub-process is not mapped', () => {
      const story = begun(parallel).complete('a');
      const fewer = drawn(
        start(),
        draw('parallelGateway', { id: 'join' }),
        userTask('b'),
        end(),
        ...chain('start', 'b', 'join', 'end'),
      );
      expect(
        codes(story, fewer, [
          ['b', 'b'],
          ['join', 'join'],
        ]),
      ).toEqual(['gateway-flows-fewer join']);
      expect(
        codes(story, parallel, [
          ['b', 'b'],
          ['join', 'join'],
          ['fork', 'join'],
        ]),
      ).toContain('gateway-mapped-twice join');
      expect(
        codes(begun(parallelInSub).complete('a'), parallel, [
          ['b', 'b'],
          ['join', 'join'],
        ]),
      ).toEqual(['gateway-scope-not-mapped join']);
    });
  });

  describe('with machines', () => {
    it('keeps work for a worker, its topic and its incident', () => {
      const story = begun(row([service('w')], ['w']));
      const before = story.job('w');
      story.do({ type: 'RaiseIncident', job: before.id, code: 'x', message: 'y' });
      story.migrate(row([service('v')], ['v']), [['w', 'v']]);
      expect(story.job('v')).toEqual({ ...before, element: 'v' });
      expect(Object.values(story.state.incidents)[0]).toMatchObject({ element: 'v', job: before.id });
      story.work('v').expectOver();
    });

    it('keeps a continuation before and behind an element, and refuses where there is none', () => {
      const later = (way: string) => row([userTask('a', { [`camunda:${way}`]: 'true' })], ['a']);
      begun(later('asyncBefore')).migrate(later('asyncBefore')).execute('a').complete('a').expectOver();
      expect(codes(begun(later('asyncBefore')), one, [['a', 'a']])).toEqual(['not-asynchronous a']);
      const behind = begun(later('asyncAfter')).complete('a');
      expect(codes(behind, later('asyncBefore'), [['a', 'a']])).toEqual(['not-asynchronous a']);
      behind.migrate(later('asyncAfter')).execute('a').expectOver();
    });

    it('keeps the called instance of a call activity', () => {
      const calling = (id: string) => row([draw('callActivity', { id, calledElement: 'other' })], [id]);
      const story = begun(calling('c'));
      const { called } = story.at('c');
      story.migrate(calling('d'), [['c', 'd']]);
      expect(story.at('d').called).toBe(called);
      story.do({ type: 'CompleteCall', token: story.at('d').id, variables: { values: {} } }).expectOver();
    });
  });

  describe('with parameters', () => {
    const io = draw(
      'camunda:inputOutput',
      {},
      draw('camunda:inputParameter', { name: 'i' }, '=1'),
      draw('camunda:outputParameter', { name: 'o' }, '=i'),
    );
    const withParameters = row([draw('userTask', { id: 'a' }, io)], ['a']);

    it('gives an activity the parameters that are new, so that what it hands on is found', () => {
      const story = begun(one);
      const task = story.at('a').id;
      story.migrate(withParameters);
      expect(story.at('a').id).toBe(task);
      story.complete('a');
      expect(story.variables()).toMatchObject({ o: 1 });
    });

    it('keeps those that are there', () => {
      const story = begun(withParameters).migrate(withParameters).complete('a');
      expect(story.variables()).toMatchObject({ o: 1 });
    });
  });

  describe('with what can be undone', () => {
    const undone = (id: string) =>
      row(
        [
          userTask(id),
          ...undoable(id),
          userTask('b'),
          draw('intermediateThrowEvent', { id: 'undo' }, draw('compensateEventDefinition')),
        ],
        [id, 'b', 'undo'],
      );

    it('undoes after the move what was done before it, by the handler of the target', () => {
      const story = begun(undone('a'))
        .complete('a')
        .migrate(undone('c'), [
          ['b', 'b'],
          ['a', 'c'],
          ['undone-a', 'undone-c'],
        ]);
      story.complete('b');
      expect(story.where()).toEqual(['undo-c']);
    });

    it('refuses when nobody said who undoes it, and while it is being undone', () => {
      const story = begun(undone('a')).complete('a');
      expect(codes(story, undone('a'), [['b', 'b']])).toEqual(['compensation-not-mapped a']);
      story.complete('b');
      expect(codes(story, undone('a'))).toContain('being-undone undo');
      expect(codes(story, undone('a'), [['undo-a', 'undo-a']])).toContain('handler-not-mappable undo-a');
    });
  });
});

describe('an event about several things that moves', () => {
  const both = (parallelMultiple: string, ...events: Part[]) =>
    row([draw('intermediateCatchEvent', { id: 'event', parallelMultiple }, ...events)], ['event']);

  it('keeps what has happened, and waits for the rest', () => {
    const story = new Story(both('true', onMessage('M'), onMessage('N'))).start().deliver('M');
    story.migrate(both('true', onMessage('M'), onMessage('E1')));
    expect(story.where()).toEqual(['event']);
    story.deliver('N').expectOver();
  });

  it('reads each of them anew when that is asked', () => {
    const story = new Story(both('false', onMessage('M'), after('P1D'))).start();
    story.migrate(both('false', onMessage('N'), after('PT1H')), [['event', 'event', true]]);
    expect(story.subscriptions('N')).toHaveLength(1);
    expect(story.job('event').dueAt).toBe('2026-03-02T13:00:00.000Z');
  });

  it.each<[string, DrawnElement]>([
    ['another kind', both('true', onMessage('M'), onSignal('S'))],
    ['another number', both('true', onMessage('M'), onMessage('N'), onMessage('E1'))],
    ['one of them instead of all', both('false', onMessage('M'), onMessage('N'))],
  ])('does not move to %s', (_what, target) => {
    const story = new Story(both('true', onMessage('M'), onMessage('N'))).start();
    expect(story.migrating(target, [['event', 'event']]).map(({ code }) => code)).toContain('event-differs');
  });

  it('takes the conditions of the target, and is told so', () => {
    const story = new Story(both('false', onMessage('M'), when('x = 1'))).start({ x: 0 });
    const target = both('false', onMessage('M'), when('x = 2'));
    expect(story.migrating(target, [['event', 'event']]).map(({ code }) => code)).toEqual([
      'condition-not-updated',
    ]);
    story.migrate(target);
    story.do({ type: 'SetVariables', variables: { values: { x: 2 } } }).expectOver();
  });
});
