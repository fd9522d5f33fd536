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
  onMessage,
  onSignal,
  process,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const roots = [
  ...named('message', 'TestMessage'),
  ...named('signal', 'TestSignal'),
  ...named('error', 'TestError'),
  ...named('escalation', 'TestEscalation'),
];

/** A task beside an ending, in the process or in a sub-process with what is drawn on its border. */
const beside = (...event: Part[]): Part[] => [
  start('in'),
  draw('parallelGateway', { id: 'fork' }),
  userTask('other'),
  userTask('ending'),
  end('done'),
  end('ended', ...event),
  ...chain('in', 'fork', 'other', 'done'),
  ...chain('fork', 'ending', 'ended'),
];

const inProcess = (...event: Part[]) => diagram(process(...beside(...event)), ...roots);

const inSubProcess = (event: Part, ...onBorder: Part[]) =>
  diagram(
    process(
      start(),
      draw('subProcess', { id: 'sub' }, ...beside(event)),
      userTask('after'),
      userTask('caught'),
      end(),
      ...chain('start', 'sub', 'after', 'end'),
      ...onBorder,
      flow(onBorder[0]?.id ?? 'after', 'caught'),
      flow('caught', 'end'),
    ),
    ...roots,
  );

describe('end event', () => {
  it('ends the process only when nothing else goes on', () => {
    const story = new Story(inProcess()).start().complete('ending');
    expect(story.state.state).toBe('active');
    story.complete('other');
    story.expectOver();
  });

  it('sends its message to the business key, with its payload and nothing else', () => {
    const send = draw(
      'koers:send',
      { businessKey: '=trajectoryId' },
      draw('koers:payload', { source: '=number+1', target: 'next' }),
      draw('koers:payload', { source: 'fixed', target: 'word' }),
    );
    const story = new Story(inProcess(onMessage('TestMessage'), send)).start({
      trajectoryId: 't-1',
      number: 1,
    });
    story.complete('ending');
    expect(story.ofType('MessageThrown')).toEqual([
      {
        type: 'MessageThrown',
        element: 'ended',
        message: { name: 'TestMessage', businessKey: 't-1', variables: { next: 2, word: 'fixed' } },
      },
    ]);
    story.complete('other');
    story.expectOver();
  });

  it('leaves its message to a worker when it says so', () => {
    const event = draw('messageEventDefinition', {
      messageRef: 'TestMessage',
      'camunda:type': 'external',
      'camunda:topic': 'send-it',
    });
    const story = new Story(inProcess(event)).start().complete('ending');
    expect(story.job('ended')).toMatchObject({ kind: 'external', topic: 'send-it' });
    story.work('ended').complete('other');
    story.expectOver();
    expect(story.ofType('MessageThrown')).toEqual([]);
  });

  it('tells its signal', () => {
    const story = new Story(inProcess(onSignal('TestSignal'))).start().complete('ending');
    expect(story.ofType('SignalThrown')).toEqual([
      { type: 'SignalThrown', element: 'ended', name: 'TestSignal', variables: {} },
    ]);
  });

  it('terminates the process with everything in it, as an end the model foresees', () => {
    const story = new Story(inProcess(draw('terminateEventDefinition')))
      .start({ kept: 1 })
      .complete('ending');
    story.expectOver('completed');
    expect(story.visited()).toContain('ended');
    expect(story.ended()).toMatchObject({ variables: { kept: 1 } });
    expect(story.ofType('UserTaskClosed')).toMatchObject([{ how: 'completed' }, { how: 'cancelled' }]);
  });

  it('terminates a sub-process only, and the process goes on behind it', () => {
    const story = new Story(
      inSubProcess(draw('terminateEventDefinition'), boundary('never', 'sub', onError('TestError'))),
    ).start();
    story.complete('ending');
    expect(story.where()).toEqual(['after']);
    story.complete('after');
    story.expectOver();
  });

  it('throws an error to the border of the sub-process, which it interrupts', () => {
    const story = new Story(
      inSubProcess(onError('TestError'), boundary('onError', 'sub', onError('TestError'))),
    ).start();
    story.complete('ending');
    expect(story.where()).toEqual(['caught']);
    expect(story.visited()).toContain('ended');
    expect(story.ofType('ErrorThrown')).toEqual([
      { type: 'ErrorThrown', element: 'ended', code: 'TestError', caughtBy: 'onError' },
    ]);
    story.complete('caught');
    story.expectOver();
  });

  it('ends the whole instance, as failed, with an error that nothing in the process catches', () => {
    const story = new Story(inProcess(onError('TestError'))).start();
    story.complete('ending');
    story.expectOver('failed');
    expect(story.ended()).toMatchObject({ error: { code: 'TestError' } });
  });

  it('takes an error that is nowhere declared for its own code', () => {
    const story = new Story(
      inSubProcess(onError('nowhere'), boundary('onError', 'sub', onError('nowhere'))),
    ).start();
    story.complete('ending');
    expect(story.where()).toEqual(['caught']);
    expect(story.ofType('ErrorThrown')).toMatchObject([{ code: 'nowhere', caughtBy: 'onError' }]);
  });

  it('fails with its error when it was called, so that the caller can catch it', () => {
    const story = new Story(inProcess(onError('TestError'))).start({}, { called: true }).complete('ending');
    story.expectOver('failed');
    expect(story.ended()).toMatchObject({ error: { code: 'TestError' } });
  });

  it('throws an escalation that need not interrupt anything', () => {
    const story = new Story(
      inSubProcess(
        onEscalation('TestEscalation'),
        boundary('heard', 'sub', onEscalation('TestEscalation'), false),
      ),
    ).start();
    story.complete('ending');
    expect(story.where()).toEqual(['caught', 'other']);
    story.complete('other').complete('caught').complete('after');
    story.expectOver();
  });

  it('throws an escalation that interrupts what it left', () => {
    const story = new Story(
      inSubProcess(onEscalation('TestEscalation'), boundary('heard', 'sub', onEscalation())),
    ).start();
    story.complete('ending');
    expect(story.where()).toEqual(['caught']);
  });

  it('tells an escalation that nobody catches, and ends all the same', () => {
    const story = new Story(inProcess(onEscalation('TestEscalation')))
      .start()
      .complete('ending')
      .complete('other');
    story.expectOver();
    expect(story.ofType('EscalationThrown')).toEqual([
      { type: 'EscalationThrown', element: 'ended', code: 'TestEscalation' },
    ]);
  });
});
