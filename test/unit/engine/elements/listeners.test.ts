import { describe, expect, it } from '@jest/globals';
import type { TaskEffect } from '../../../../src/engine/expression.js';
import {
  after,
  boundary,
  chain,
  diagramOf,
  draw,
  end,
  flow,
  script,
  service,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const hear = (event: string, expression: string): Part =>
  draw('camunda:executionListener', { event, expression: `=${expression}` });
const hearTask = (event: string, expression: string, ...inside: Part[]): Part =>
  draw('camunda:taskListener', { event, expression: `=${expression}`, id: `on-${event}` }, ...inside);

const one = (part: Part, ...more: Part[]): Story =>
  new Story(diagramOf(start(), part, userTask('next'), ...chain('start', part.id ?? '', 'next'), ...more));

describe('an execution listener', () => {
  it('sets variables when an activity begins and ends', () => {
    const story = one(
      userTask('task', {}, hear('start', 'began := n + 1'), hear('end', 'ended := began + 1')),
    );
    story.start({ n: 1 });
    expect(story.variables()).toEqual({ n: 1, began: 2 });
    story.complete('task');
    expect(story.variables()).toEqual({ n: 1, began: 2, ended: 3 });
    expect(story.where()).toEqual(['next']);
  });

  it('hears in the order in which it is drawn, and knows what it hears', () => {
    const story = one(
      draw(
        'manualTask',
        { id: 'task' },
        hear('start', 'a := event'),
        hear('start', 'b := a'),
        hear('end', 'c := event'),
      ),
    ).start();
    expect(story.variables()).toEqual({ a: 'start', b: 'start', c: 'end' });
  });

  it('sees what is local to its activity, and leaves nothing of it behind', () => {
    const story = one(
      userTask(
        'task',
        {},
        hear('start', 'local mine := own'),
        hear('end', 'told := mine'),
        draw('camunda:inputOutput', {}, draw('camunda:inputParameter', { name: 'own' }, '=n + 1')),
      ),
    ).start({ n: 1 });
    expect(story.variables()).toEqual({ n: 1 });
    story.complete('task');
    expect(story.variables()).toEqual({ n: 1, told: 2 });
  });

  it('hears each run of a repeated activity, with its entry', () => {
    const story = one(
      draw(
        'manualTask',
        { id: 'each' },
        hear('end', 'sum := sum + entry'),
        draw('multiInstanceLoopCharacteristics', {
          isSequential: 'true',
          'camunda:collection': '=list',
          'camunda:elementVariable': 'entry',
        }),
      ),
    ).start({ list: [1, 2, 3], sum: 0 });
    expect(story.variables()).toMatchObject({ sum: 6 });
  });

  it('hears gateways and events, and before the way on is chosen', () => {
    const story = new Story(
      diagramOf(
        start('start', hear('start', 'x := 1')),
        draw('exclusiveGateway', { id: 'gw', default: 'gw-b' }, hear('end', 'x := x + 1')),
        userTask('a'),
        userTask('b'),
        flow('start', 'gw'),
        flow('gw', 'a', 'x = 2'),
        flow('gw', 'b'),
      ),
    ).start();
    expect(story.where()).toEqual(['a']);
  });

  it('hears that a flow is taken', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task'),
        draw(
          'sequenceFlow',
          { id: 'f', sourceRef: 'start', targetRef: 'task' },
          hear('take', 'way := event'),
        ),
      ),
    ).start();
    expect(story.variables()).toEqual({ way: 'take' });
  });

  it('hears the process begin before its start event, and end before it is told', () => {
    const story = new Story(
      diagramOf(
        hear('start', 'a := 1'),
        hear('end', 'b := a + n'),
        start(),
        script('count', 'n', 'a + 1'),
        end(),
        ...chain('start', 'count', 'end'),
      ),
    ).start();
    expect(story.ended()?.variables).toEqual({ a: 1, n: 2, b: 3 });
  });

  it('hears a sub-process and an event sub-process', () => {
    const story = one(
      draw(
        'subProcess',
        { id: 'sub' },
        hear('start', 'a := 1'),
        hear('end', 'b := 1'),
        start('in'),
        userTask('task'),
        ...chain('in', 'task'),
        draw(
          'subProcess',
          { id: 'beside', triggeredByEvent: 'true' },
          hear('start', 'c := 1'),
          hear('end', 'd := 1'),
          draw('startEvent', { id: 'late', isInterrupting: 'false' }, after('PT1H')),
          userTask('extra'),
          ...chain('late', 'extra'),
        ),
      ),
    ).start();
    story.wait(3_600_000).execute('late');
    expect(story.variables()).toEqual({ a: 1, c: 1 });
    story.complete('extra');
    expect(story.variables()).toEqual({ a: 1, c: 1, d: 1 });
    story.complete('task');
    expect(story.variables()).toEqual({ a: 1, b: 1, c: 1, d: 1 });
  });

  it('hears the end of what is interrupted, once, and not of what had not begun', () => {
    const story = one(
      userTask('task', {}, hear('end', 'n := n + 1')),
      boundary('late', 'task', after('PT1H')),
      userTask('side', { 'camunda:asyncBefore': 'true' }, hear('end', 'side := 1')),
      boundary('later', 'side', after('PT1H')),
      ...chain('late', 'side'),
    ).start({ n: 0 });
    story.wait(3_600_000).execute('late');
    expect(story.variables()).toEqual({ n: 1 });
    story.do({ type: 'Terminate' });
    expect(story.ended()?.variables).toEqual({ n: 1 });
  });

  it('is heard before a continuation behind its activity, and once', () => {
    const story = one(userTask('task', { 'camunda:asyncAfter': 'true' }, hear('end', 'n := n + 1')));
    story.start({ n: 0 }).complete('task');
    expect(story.variables()).toEqual({ n: 1 });
    story.execute('task');
    expect(story.variables()).toEqual({ n: 1 });
  });

  it('that cannot be evaluated refuses the command, but holds up no cancelling', () => {
    const story = one(userTask('task', {}, hear('end', 'x := missing'))).start();
    expect(
      story.attempt({ type: 'CompleteUserTask', token: story.at('task').id, variables: { values: {} } }),
    ).toMatchObject({ code: 'unknown-variable', element: 'task' });
    story.do({ type: 'Terminate' }).expectOver('terminated');
  });

  it('hears a service task whose worker comes later', () => {
    const story = one(service('work', {}, hear('start', 'a := 1'), hear('end', 'b := got'))).start();
    story.work('work', { got: 5 });
    expect(story.variables()).toMatchObject({ a: 1, b: 5 });
  });
});

describe('a task listener', () => {
  it('changes a task before anybody sees it', () => {
    const story = one(
      userTask(
        'task',
        {},
        hearTask('create', 'task.assignee := who'),
        hearTask('assignment', 'given := assignee'),
        hearTask('create', 'task.priority := 80'),
      ),
    ).start({ who: 'TEST-a' });
    expect(story.ofType('UserTaskOpened').map(({ task }) => task)).toMatchObject([
      { assignee: 'TEST-a', priority: 80 },
    ]);
    expect(story.variables()).toMatchObject({ given: 'TEST-a' });
  });

  it('hears no assignment of a task that nobody has', () => {
    const story = one(userTask('task', {}, hearTask('assignment', 'given := assignee'))).start();
    expect(story.variables()).toEqual({});
  });

  it('hears who completes it, after its variables are set', () => {
    const story = one(
      userTask('task', {}, hearTask('complete', 'by := assignee'), hearTask('complete', 'm := n')),
    );
    story.start().do({
      type: 'CompleteUserTask',
      token: story.at('task').id,
      variables: { values: { n: 1 } },
      task: { assignee: 'TEST-a' },
    });
    expect(story.variables()).toEqual({ n: 1, by: 'TEST-a', m: 1 });
  });

  it('hears what the task list tells, and asks for changes by an event', () => {
    const story = one(
      userTask(
        'task',
        {},
        hearTask('update', 'seen := assignee'),
        hearTask('assignment', 'task.owner := assignee'),
      ),
    ).start();
    story.do({
      type: 'TellTask',
      token: story.at('task').id,
      events: ['update', 'assignment'],
      task: { assignee: 'TEST-b' },
    });
    const changes: readonly TaskEffect[] = [{ on: 'task', field: 'owner', value: 'TEST-b' }];
    expect(story.ofType('UserTaskChanged')).toMatchObject([{ token: story.at('task').id, changes }]);
    expect(story.variables()).toEqual({ seen: 'TEST-b' });
  });

  it('hears that its task is taken away, whatever that gives', () => {
    const story = one(
      userTask('task', {}, hearTask('delete', 'gone := missing'), hearTask('delete', 'gone := event')),
      boundary('late', 'task', after('PT1H')),
    ).start();
    story.wait(3_600_000).execute('late');
    expect(story.ofType('VariablesSet').at(-1)).toMatchObject({ variables: { gone: 'delete' } });
  });

  it('hears a time pass while its task stays open, and again when that repeats', () => {
    const every = draw('timerEventDefinition', {}, draw('timeCycle', {}, 'R2/PT1H'));
    const story = one(userTask('task', {}, hearTask('timeout', 'late := late + 1', every))).start({
      late: 0,
    });
    expect(story.job('task')).toMatchObject({ kind: 'timer', listener: 'on-timeout' });
    story.wait(3_600_000).execute('task');
    expect([story.where(), story.variables()]).toEqual([['task'], { late: 1 }]);
    story.wait(3_600_000).execute('task');
    expect(story.variables()).toEqual({ late: 2 });
    expect(story.state.jobs).toEqual({});
    story.complete('task');
    expect(story.where()).toEqual(['next']);
  });

  it('has no timer left when its task is done', () => {
    const story = one(userTask('task', {}, hearTask('timeout', 'late := 1', after('PT1H')))).start();
    story.complete('task');
    expect(story.state.jobs).toEqual({});
  });
});

describe('parameters', () => {
  it('may be lists, maps and scripts, inside one another', () => {
    const story = one(
      userTask(
        'task',
        {},
        draw(
          'camunda:inputOutput',
          {},
          draw(
            'camunda:inputParameter',
            { name: 'all' },
            draw(
              'camunda:map',
              {},
              draw('camunda:entry', { key: 'text' }, 'as it is'),
              draw('camunda:entry', { key: 'sum' }, '=n + 1'),
              draw(
                'camunda:entry',
                { key: 'list' },
                draw(
                  'camunda:list',
                  {},
                  draw('camunda:value', {}, 'a'),
                  draw('camunda:script', { scriptFormat: 'feel' }, 'n'),
                ),
              ),
            ),
          ),
          draw(
            'camunda:outputParameter',
            { name: 'out' },
            draw('camunda:script', { scriptFormat: 'feel' }, 'all.sum'),
          ),
        ),
      ),
    ).start({ n: 1 });
    story.complete('task');
    expect(story.variables()).toEqual({ n: 1, out: 2 });
    const inner = story.ofType('VariablesSet').find(({ variables }) => 'all' in variables);
    expect(inner?.variables).toEqual({ all: { text: 'as it is', sum: 2, list: ['a', 1] } });
  });
});
