import { describe, expect, it } from '@jest/globals';
import type { Wait } from '../../../../src/engine/explain/explanation.js';
import { explain } from '../../../../src/engine/explain/explain.js';
import {
  after as lasting,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  named,
  onMessage,
  onSignal,
  process,
  service,
  start,
  userTask,
  when,
} from '../../../support/engine/drawing.js';
import { after, done } from '../../../support/engine/explained.js';
import { eventSub } from '../../../support/engine/migrating.js';

type Told = ReturnType<typeof after>;

/** The event that is named as evidence of a wait. */
const shown = ({ log }: Told, wait: Wait | undefined) => {
  const { sequence, event } = (wait as { evidence?: { sequence: number; event: number } }).evidence ?? {
    sequence: 0,
    event: -1,
  };
  return log.find((batch) => batch.sequence === sequence)?.events[event];
};

const everyKind = diagram(
  ...named('message', 'M', 'E'),
  ...named('signal', 'S'),
  process(
    start(),
    draw('parallelGateway', { id: 'fork' }),
    userTask('person'),
    service('worker'),
    userTask('service', { 'camunda:asyncBefore': 'true' }),
    draw('intermediateCatchEvent', { id: 'timer' }, lasting('PT1H')),
    draw('intermediateCatchEvent', { id: 'message' }, onMessage('M')),
    draw('intermediateCatchEvent', { id: 'signal' }, onSignal('S')),
    draw('intermediateCatchEvent', { id: 'condition' }, when('x = 1')),
    draw('callActivity', { id: 'called', calledElement: 'other' }),
    ...chain('start', 'fork'),
    ...['person', 'worker', 'service', 'timer', 'message', 'signal', 'condition', 'called'].map((id) =>
      flow('fork', id),
    ),
    eventSub('x', onMessage('E')),
  ),
);

describe('an explanation tells what a place waits for', () => {
  it('of an event about several things: whether one of them is enough', () => {
    for (const [parallelMultiple, needs] of [
      ['false', 'one'],
      ['true', 'all'],
    ]) {
      const told = after(
        diagram(
          process(
            start(),
            draw(
              'intermediateCatchEvent',
              { id: 'event', ...(needs === 'all' && { parallelMultiple: String(parallelMultiple) }) },
              onMessage('M'),
              lasting('P1D'),
            ),
            end(),
            ...chain('start', 'event', 'end'),
          ),
          ...named('message', 'M'),
        ),
      );
      expect(told.one('event').waitsFor).toMatchObject([
        { for: 'timer', needs },
        { for: 'message', needs },
      ]);
    }
  });

  it('for data: what has no value yet', () => {
    const text = (type: string, content: string) => draw(type, {}, content);
    const told = after(
      diagramOf(
        start(),
        userTask(
          'task',
          {},
          draw('ioSpecification', {}, draw('dataInput', { id: 'i' }), draw('dataInput', { id: 'j' })),
          draw('dataInputAssociation', {}, text('sourceRef', 'a'), text('targetRef', 'i')),
          draw('dataInputAssociation', {}, text('sourceRef', 'b'), text('targetRef', 'j')),
        ),
        end(),
        ...chain('start', 'task', 'end'),
        draw('dataObject', { id: 'a' }),
        draw('dataObject', { id: 'b' }),
      ),
      (story) => story.do({ type: 'SetVariables', variables: { values: { b: 1 } } }),
    );
    expect(told.one('task').waitsFor).toEqual([{ for: 'data', names: ['a'] }]);
  });

  it('and shows where that began', () => {
    const told = after(everyKind);
    const began: Record<string, string> = {
      person: 'UserTaskOpened',
      worker: 'JobCreated',
      service: 'JobCreated',
      timer: 'JobCreated',
      message: 'Subscribed',
      signal: 'Subscribed',
      condition: 'Subscribed',
      called: 'CallRequested',
    };
    for (const [kind, type] of Object.entries(began)) {
      const [wait, ...others] = told.one(kind).waitsFor;
      expect(wait?.for).toBe(kind);
      expect(others).toEqual([]);
      expect(shown(told, wait)).toMatchObject({ type });
    }
    expect(told.one('condition').waitsFor).toMatchObject([{ name: 'x = 1', beside: false }]);
    expect(told.one('called').waitsFor).toMatchObject([{ instance: told.story.at('called').called }]);
    expect(told.one('timer').waitsFor).toMatchObject([
      { dueAt: told.story.job('timer').dueAt, beside: false },
    ]);
  });

  it('and around all places what may happen to the whole', () => {
    const told = after(everyKind);
    expect(told.around).toEqual([
      {
        for: 'message',
        subscription: told.story.subscriptions('E')[0]?.id,
        name: 'E',
        element: 's-x',
        beside: true,
        evidence: expect.anything() as unknown,
      },
    ]);
    expect(shown(told, told.around[0])).toMatchObject({ type: 'Subscribed' });
  });

  it('and what went wrong, with a job or without one, at the place where it did', () => {
    const told = after(everyKind, (story) =>
      story.do({ type: 'RaiseIncident', job: story.job('timer').id, code: 'broken', message: 'TEST' }),
    );
    const wait = told.one('timer').waitsFor.find((one) => one.for === 'incident');
    expect(wait).toMatchObject({ code: 'broken' });
    expect(shown(told, wait)).toMatchObject({ type: 'IncidentRaised' });
    const others = told.places.filter(({ element }) => (element as string) !== 'timer');
    expect(others.flatMap(({ waitsFor }) => waitsFor.filter((one) => one.for === 'incident'))).toEqual([]);
  });

  it('of a join: the flows that are missing, each with who may still come by it, in this scope only', () => {
    const inner = draw(
      'subProcess',
      { id: 'sub' },
      start('s'),
      draw('parallelGateway', { id: 'in' }),
      ...['c', 'd'].map((id) => userTask(id)),
      draw('parallelGateway', { id: 'out' }),
      end('e'),
      flow('s', 'in'),
      ...['c', 'd'].flatMap((id) => [flow('in', id), flow(id, 'out')]),
      flow('out', 'e'),
    );
    const told = after(
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'fork' }),
        ...['a', 'b'].map((id) => userTask(id)),
        draw('exclusiveGateway', { id: 'merge' }),
        draw('parallelGateway', { id: 'join' }),
        inner,
        end(),
        ...chain('start', 'fork', 'a', 'join', 'end'),
        ...chain('fork', 'b', 'merge'),
        ...chain('fork', 'sub', 'merge', 'join'),
      ),
      done('a'),
      done('c'),
    );
    expect(told.one('join').waitsFor).toEqual([
      {
        for: 'flow',
        flow: 'merge-join',
        mayCome: [told.story.at('b').id, told.one('sub').token],
      },
    ]);
    expect(told.one('out').waitsFor).toEqual([
      { for: 'flow', flow: 'd-out', mayCome: [told.story.at('d').id] },
    ]);
  });

  it('also when the definition is gone, by another of the same process', () => {
    const drawing = diagramOf(start(), userTask('a'), ...chain('start', 'a'));
    const { story, log } = after(drawing);
    const { places } = explain(new Map([['process:7' as never, story.definition]]), log);
    expect(places).toMatchObject([{ element: 'a', waitsFor: [{ for: 'person' }] }]);
    expect(explain(new Map(), log)).toEqual({ suspended: false, places: [], around: [] });
  });

  it('after it was restored, from where it had been before', () => {
    const before = diagramOf(start(), userTask('a'), ...chain('start', 'a'));
    const other = diagramOf(start(), userTask('b'), ...chain('start', 'b'));
    const told = after(before, (story) => story.migrate(other, [['a', 'b']]));
    const first = after(before);
    const log = [
      ...told.log,
      {
        ...(told.log[1] as (typeof told.log)[number]),
        sequence: 3,
        command: 'UndoMigration',
        events: [{ type: 'InstanceRestored' as const, instance: first.story.state }],
      },
    ];
    const definitions = new Map(
      [first.story, told.story].map(({ definition }) => [definition.id, definition]),
    );
    const { places } = explain(definitions, log);
    expect(places).toMatchObject([
      {
        element: 'a',
        since: told.log[0]?.at,
        path: [
          { element: 'a', came: { by: 'migration' } },
          { element: 'b' },
          { element: 'a' },
          { element: 'start' },
        ],
      },
    ]);
    expect(places[0]?.path[0]).not.toHaveProperty('definition');
    expect(places[0]?.path[1]).toMatchObject({ definition: 'process:2' });
  });
});
