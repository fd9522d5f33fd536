import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onError,
  onEscalation,
  process,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const external = {
  'camunda:type': 'external',
  'camunda:topic': 'test.topic',
  'camunda:taskPriority': '=urgency',
};

const withTask = (task: Part, ...more: Part[]) =>
  new Story(
    diagram(
      process(start(), task, end(), ...chain('start', 'task', 'end'), ...more),
      ...named('error', 'TestError'),
      ...named('escalation', 'TestEscalation'),
      ...named('message', 'TestMessage'),
    ),
  );

describe.each(['serviceTask', 'sendTask', 'businessRuleTask'])('%s with an external topic', (type) => {
  const story = (...more: Part[]) =>
    withTask(draw(type, { id: 'task', ...external }), ...more).start({ urgency: 7 });

  it('is a job that a worker fetches by topic, and goes on when the worker is done', () => {
    const told = story();
    expect(told.job('task')).toMatchObject({ kind: 'external', topic: 'test.topic', priority: 7 });
    told.work('task', { answer: 1 });
    told.expectOver();
    expect(told.variables()).toEqual({ urgency: 7, answer: 1 });
  });

  it('is not done twice, nor executed as a timer', () => {
    const told = story();
    const { id } = told.job('task');
    expect(told.attempt({ type: 'ExecuteJob', job: id })).toMatchObject({ code: 'job-not-found' });
    told.work('task');
    expect(told.attempt({ type: 'CompleteJob', job: id })).toMatchObject({ code: 'instance-not-active' });
  });

  it('forgets what the worker keeps to the task', () => {
    const told = story();
    told.do({
      type: 'CompleteJob',
      job: told.job('task').id,
      localVariables: { values: { scratch: 1 } },
    });
    expect(told.variables()).toEqual({ urgency: 7 });
  });

  it("throws a BPMN error to its border with the worker's variables", () => {
    const told = story(
      boundary(
        'caught',
        'task',
        draw('errorEventDefinition', {
          errorRef: 'TestError',
          'camunda:errorCodeVariable': 'code',
          'camunda:errorMessageVariable': 'message',
        }),
      ),
      userTask('repair'),
      ...chain('caught', 'repair', 'end'),
    );
    told.do({
      type: 'ThrowError',
      token: told.at('task').id,
      code: 'TestError',
      message: 'TEST cause',
      variables: { values: { seen: true } },
    });
    expect(told.where()).toEqual(['repair']);
    expect(told.variables()).toMatchObject({ code: 'TestError', message: 'TEST cause', seen: true });
    expect(told.state.jobs).toEqual({});
  });

  it('refuses an error that nothing catches, and stays as it was', () => {
    const told = story(boundary('other', 'task', onError('TestError')), flow('other', 'end'));
    expect(
      told.attempt({ type: 'ThrowError', token: told.at('task').id, code: 'AnotherError' }),
    ).toMatchObject({ code: 'error-not-caught' });
    expect(told.where()).toEqual(['task']);
  });

  it('escalates beside its work', () => {
    const told = story(
      boundary('heard', 'task', onEscalation('TestEscalation'), false),
      userTask('look'),
      ...chain('heard', 'look', 'end'),
    );
    told.do({ type: 'ThrowEscalation', token: told.at('task').id, code: 'TestEscalation' });
    expect(told.where()).toEqual(['look', 'task']);
  });
});

describe('work that failed', () => {
  it('becomes an incident once, which ends with the job', () => {
    const told = withTask(draw('serviceTask', { id: 'task', ...external })).start({ urgency: 1 });
    const raise = { type: 'RaiseIncident', job: told.job('task').id, code: 'test', message: 'TEST' } as const;
    told.do(raise).do(raise);
    expect(Object.values(told.state.incidents)).toMatchObject([{ code: 'test', element: 'task' }]);
    told.work('task');
    told.expectOver();
  });

  it('can be resolved by a person, once', () => {
    const told = withTask(draw('serviceTask', { id: 'task', ...external })).start({ urgency: 1 });
    told.do({ type: 'RaiseIncident', job: told.job('task').id, code: 'test', message: 'TEST' });
    const resolve = {
      type: 'ResolveIncident',
      incident: Object.keys(told.state.incidents)[0] as never,
    } as const;
    told.do(resolve);
    expect(told.attempt(resolve)).toMatchObject({ code: 'incident-not-found' });
    expect(told.where()).toEqual(['task']);
  });
});

describe('send task', () => {
  it('sends a message to a business key and goes on', () => {
    const send = draw(
      'koers:send',
      { businessKey: '=key' },
      draw('koers:payload', { source: '=key', target: 'id' }),
    );
    const told = withTask(draw('sendTask', { id: 'task', messageRef: 'TestMessage' }, send)).start({
      key: 'k',
    });
    expect(told.ofType('MessageThrown')).toMatchObject([
      { element: 'task', message: { name: 'TestMessage', businessKey: 'k', variables: { id: 'k' } } },
    ]);
    told.expectOver();
  });
});

describe('a service task with an expression', () => {
  const computing = (expression: string) =>
    withTask(
      draw('serviceTask', {
        id: 'task',
        'camunda:expression': expression,
        'camunda:resultVariable': 'answer',
      }),
    );

  it('keeps its value and goes on at once', () => {
    const told = computing('=x + 1').start({ x: 1 });
    told.expectOver();
    expect(told.variables()).toEqual({ x: 1, answer: 2 });
  });

  it('refuses the command when a variable in it is unknown', () => {
    expect(computing('=nobody').attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'unknown-variable',
      element: 'task',
    });
  });
});

describe('a receive task without a message', () => {
  it('waits until its token is triggered', () => {
    const told = withTask(draw('receiveTask', { id: 'task' })).start();
    expect(told.state.subscriptions).toEqual({});
    told.do({ type: 'Trigger', token: told.at('task').id, variables: { values: { heard: 1 } } });
    told.expectOver();
    expect(told.variables()).toEqual({ heard: 1 });
  });
});
