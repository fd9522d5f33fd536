import { describe, expect, it } from '@jest/globals';
import {
  after as lasting,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  named,
  onError,
  onEscalation,
  onMessage,
  process,
  service,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { after, afterAll, done } from '../../../support/engine/explained.js';
import { times } from '../../../support/engine/migrating.js';

const repeated = (id: string, sequential: boolean): Part => draw('userTask', { id }, times('3', sequential));
const parameters = draw('camunda:inputOutput', {}, draw('camunda:inputParameter', { name: 'i' }, '=1'));
const bordered = (event: Part, ...roots: Part[]) =>
  diagram(
    ...roots,
    process(
      start(),
      userTask('a'),
      boundary('border', 'a', event),
      userTask('b'),
      userTask('c'),
      ...chain('start', 'a', 'b'),
      flow('border', 'c'),
    ),
  );

describe('an explanation tells how a token came', () => {
  it('by a join: from the first that came, together with those after it', () => {
    const joined = diagramOf(
      start(),
      draw('parallelGateway', { id: 'fork' }),
      ...['a', 'b', 'c'].map((id) => userTask(id)),
      draw('parallelGateway', { id: 'join' }),
      userTask('z'),
      ...['a', 'b', 'c'].flatMap((id) => [flow('fork', id), flow(id, 'join')]),
      ...chain('start', 'fork'),
      flow('join', 'z'),
    );
    const { one, story } = after(joined, done('b'), done('a'), done('c'));
    const [here, join, before] = one('z').path;
    const joins = story.ofType('TokenArrived').filter(({ token }) => token.element === 'join');
    const [first, second, third] = joins.map(({ token }) => token.id);
    expect(here?.came).toEqual({ by: 'flow', flow: 'join-z', from: first, together: [second, third] });
    expect(join).toMatchObject({ token: first, came: { by: 'flow', flow: 'b-join' } });
    expect(join?.came).not.toHaveProperty('together');
    expect(before?.element).toBe('b');
    expect(here?.trigger).toMatchObject({ element: 'c' });
    expect(one('z').path.map(({ element }) => element)).toEqual(['z', 'join', 'b', 'fork', 'start']);
  });

  it('as which run of a repeated activity, and whose runs they are', () => {
    const one = (sequential: boolean) =>
      diagramOf(start(), repeated('m', sequential), end(), ...chain('start', 'm', 'end'));
    const at = (told: ReturnType<typeof after>) =>
      told.at('m').filter(({ waiting }) => waiting === 'userTask');
    const together = after(one(false));
    const holder = together.at('m').find(({ waiting }) => waiting === 'scope');
    expect(at(together).map(({ path: [here] }) => here?.came)).toEqual(
      [1, 2, 3].map((number) => ({ by: 'iteration', number, holder: holder?.token })),
    );
    expect(holder?.waitsFor).toEqual([
      { for: 'inside', tokens: at(together).map(({ token }) => token), completed: 0, total: 3 },
    ]);
    const third = after(one(true), done('m'), done('m'));
    expect(at(third)[0]?.path[0]?.came).toMatchObject({ by: 'iteration', number: 3 });
    expect(third.at('m').find(({ waiting }) => waiting === 'scope')?.waitsFor).toMatchObject([
      { for: 'inside', completed: 2, total: 3 },
    ]);
  });

  it('inside an activity with variables of its own, behind which its own arrival is told', () => {
    const told = after(
      diagramOf(start(), draw('userTask', { id: 'a' }, parameters), end(), ...chain('start', 'a', 'end')),
    );
    const [holder, task] = told.at('a');
    expect(task?.path[0]?.came).toEqual({ by: 'inside', holder: holder?.token });
    expect(task?.path.map(({ element }) => element)).toEqual(['a', 'a', 'start']);
    expect(holder?.waitsFor).toEqual([{ for: 'inside', tokens: [task?.token] }]);
  });

  it('inside a sub-process, by its start', () => {
    const told = after(
      diagramOf(
        start(),
        draw('subProcess', { id: 'sub' }, start('s'), userTask('a'), ...chain('s', 'a')),
        ...chain('start', 'sub'),
      ),
    );
    const [holder] = told.at('sub');
    expect(told.one('a').path.map(({ element, came }) => [element, came.by])).toEqual([
      ['a', 'flow'],
      ['s', 'inside'],
      ['sub', 'flow'],
      ['start', 'start'],
    ]);
    expect(told.one('a').path[1]?.came).toEqual({ by: 'inside', holder: holder?.token });
  });

  it('over the border of an activity, from the one that was in it', () => {
    const told = after(bordered(lasting('PT1H')), (story) => story.wait(3_600_000).execute('border'));
    const [, border, task] = told.one('c').path;
    expect(border?.came).toEqual({ by: 'boundary', activity: 'a', from: task?.token });
    expect(task?.element).toBe('a');
    expect(border?.trigger).toEqual({
      sequence: 2,
      at: told.log[1]?.at,
      actor: 'worker-test-1',
      command: 'TEST',
      evidence: { sequence: 2, event: 0 },
      element: 'border',
    });
  });

  it('over the border of an activity with parameters, from the whole of it', () => {
    const told = after(
      diagramOf(
        start(),
        draw('userTask', { id: 'a' }, parameters),
        boundary('border', 'a', lasting('PT1H')),
        userTask('c'),
        flow('start', 'a'),
        flow('border', 'c'),
      ),
      (story) => story.wait(3_600_000).execute('border'),
    );
    expect(told.one('c').path.map(({ element, came }) => [element, came.by])).toEqual([
      ['c', 'flow'],
      ['border', 'boundary'],
      ['a', 'flow'],
      ['start', 'start'],
    ]);
  });

  it.each([
    ['a message', bordered(onMessage('M'), ...named('message', 'M')), 'border', 'Unsubscribed'],
    ['an error', bordered(onError('E'), ...named('error', 'E')), 'a', 'ErrorThrown'],
    ['an escalation', bordered(onEscalation('X'), ...named('escalation', 'X')), 'a', 'EscalationThrown'],
  ])('moved by %s, at the element where that was', (_what, drawing, element, type) => {
    const told = after(drawing, (story) => {
      const { id: token } = story.at('a');
      if (type === 'Unsubscribed') story.deliver('M');
      else if (type === 'ErrorThrown')
        story.do({ type: 'ThrowError', token, code: 'E', variables: { values: {} } } as never);
      else story.do({ type: 'ThrowEscalation', token, code: 'X', variables: { values: {} } });
    });
    const trigger = told.one('c').path[1]?.trigger;
    expect(trigger).toMatchObject({ sequence: 2, element });
    expect(told.log[1]?.events[trigger?.evidence.event ?? -1]?.type).toBe(type);
  });

  it('moved by a worker that has done its work, and then by itself', () => {
    const told = after(
      diagramOf(
        start(),
        service('w'),
        draw('exclusiveGateway', { id: 'which' }),
        userTask('b'),
        ...chain('start', 'w', 'which', 'b'),
      ),
      (story) => story.work('w'),
    );
    const [task, which, work] = told.one('b').path;
    expect(which?.trigger).toMatchObject({ sequence: 2, element: 'w' });
    expect(task).not.toHaveProperty('trigger');
    expect(work).not.toHaveProperty('trigger');
  });

  it('because an event happened to the whole, and not by a person who cancelled something', () => {
    const told = after(
      diagram(
        ...named('message', 'M'),
        process(
          start(),
          userTask('a'),
          draw(
            'subProcess',
            { id: 'x', triggeredByEvent: 'true' },
            start('s', onMessage('M')),
            userTask('h'),
            ...chain('s', 'h'),
          ),
          ...chain('start', 'a'),
        ),
      ),
      (story) => story.deliver('M'),
    );
    expect(told.one('h').path.map(({ element, came }) => [element, came.by])).toEqual([
      ['h', 'flow'],
      ['s', 'inside'],
      ['x', 'event'],
    ]);
    expect(told.one('h').path[2]?.trigger).toMatchObject({ element: 's' });
    expect(told.around).toEqual([]);
  });

  it('to undo something, by whom that was asked', () => {
    const told = after(
      diagramOf(
        start(),
        userTask('a'),
        ...undoable('a'),
        draw('intermediateThrowEvent', { id: 'undo' }, draw('compensateEventDefinition')),
        end(),
        ...chain('start', 'a', 'undo', 'end'),
      ),
      done('a'),
    );
    expect(told.one('undo-a').path.map(({ element, came }) => [element, came.by])).toEqual([
      ['undo-a', 'compensation'],
      ['undo', 'flow'],
      ['a', 'flow'],
      ['start', 'start'],
    ]);
    expect(told.one('undo-a').path[0]?.came).toEqual({
      by: 'compensation',
      thrower: told.one('undo').token,
    });
    // What undoes an activity is no way on from it.
    expect(told.one('undo-a').path[2]?.notTaken).toEqual([]);
  });

  it('by a call from another instance', () => {
    const called = diagramOf(start(), userTask('a'), ...chain('start', 'a'));
    const { one } = after(called);
    expect(one('a').path.at(-1)?.came).toEqual({ by: 'start' });
    const parent = { instance: 'caller', token: '3' };
    expect(
      afterAll(called, (story) => story.start({}, { called: true }))
        .one('a')
        .path.at(-1)?.came,
    ).toEqual({ by: 'start', calledBy: parent });
  });

  it('into an ad-hoc sub-process, because somebody chose it', () => {
    const told = after(
      diagramOf(
        start(),
        draw('adHocSubProcess', { id: 'any' }, userTask('a'), userTask('b'), userTask('c'), flow('b', 'c')),
        ...chain('start', 'any'),
      ),
      (story) =>
        story.do({
          type: 'StartAdHocActivity',
          token: story.at('any').id,
          activity: 'b',
          variables: { values: {} },
        } as never),
    );
    const holder = told.one('any');
    expect(told.one('b').path[0]?.came).toEqual({ by: 'inside', holder: holder.token });
    expect(holder.waitsFor).toEqual([
      { for: 'choice', enabled: ['a', 'b'] },
      { for: 'inside', tokens: [told.one('b').token] },
    ]);
  });

  it('back with the whole instance, when a migration is undone', () => {
    const drawing = (id: string) => diagramOf(start(), userTask(id), ...chain('start', id));
    const told = after(
      drawing('a'),
      (story) => story.migrate(drawing('b'), [['a', 'b']]),
      (story) => story.migrate(drawing('a'), [['b', 'a']]),
    );
    expect(told.one('a').path.map(({ element, came, definition }) => [element, came.by, definition])).toEqual(
      [
        ['a', 'migration', undefined],
        ['b', 'migration', undefined],
        ['a', 'flow', 'process:1'],
        ['start', 'start', 'process:1'],
      ],
    );
    expect(told.one('a').since).toBe(told.log[0]?.at);
  });
});
