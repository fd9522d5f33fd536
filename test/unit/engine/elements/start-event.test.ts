import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import {
  after,
  chain,
  diagramOf,
  draw,
  diagram,
  end,
  flow,
  named,
  onMessage,
  onSignal,
  process,
  start,
  userTask,
} from '../../../support/engine/drawing.js';
import { defined, Story } from '../../../support/engine/story.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const threeWaysIn = () =>
  diagram(
    process(
      start('plain'),
      start('told', onMessage('TestMessage')),
      start('heard', onSignal('TestSignal')),
      start('later', after('P1D')),
      userTask('task'),
      end(),
      ...['plain', 'told', 'heard', 'later'].map((id) => flow(id, 'task')),
      flow('task', 'end'),
    ),
    ...named('message', 'TestMessage'),
    ...named('signal', 'TestSignal'),
  );

describe('start event', () => {
  it('begins at the none start event when nothing else is asked', () => {
    const story = new Story(threeWaysIn()).start();
    expect(story.visited()).toEqual(['plain']);
    expect(story.where()).toEqual(['task']);
  });

  it.each(['told', 'heard', 'later'])('begins at %s when that is asked', (id) => {
    const story = new Story(threeWaysIn()).start({}, { start: id });
    expect(story.visited()).toEqual([id]);
    expect(story.ofType('InstanceStarted')).toMatchObject([{ start: id }]);
  });

  it.each(['task', 'nowhere', '__proto__'])('does not begin at %s', (id) => {
    expect(
      new Story(threeWaysIn()).attempt({ type: 'StartProcess', instance: 'i' as never, start: id as never }),
    ).toMatchObject({ code: 'start-not-found' });
  });

  it('does not begin by itself when only an event can begin it', () => {
    const story = new Story(
      diagram(
        process(start('told', onMessage('TestMessage')), end(), flow('told', 'end')),
        ...named('message', 'TestMessage'),
      ),
    );
    expect(story.attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'start-not-found',
    });
  });

  it('tells at deployment what starts the process from outside', () => {
    expect(defined(threeWaysIn()).startTriggers).toEqual([
      { kind: 'message', element: 'told', name: 'TestMessage' },
      { kind: 'signal', element: 'heard', name: 'TestSignal' },
      {
        kind: 'timer',
        element: 'later',
        timer: { kind: 'duration', expression: { literal: 'P1D' } },
      },
    ]);
  });

  it('cannot start an instance twice', () => {
    const story = new Story(threeWaysIn()).start();
    expect(story.attempt({ type: 'StartProcess', instance: 'i' as never })).toMatchObject({
      code: 'instance-not-active',
    });
  });

  it('may start by a continuation, so that whoever starts it need not wait', () => {
    const story = new Story(
      diagramOf(
        draw('startEvent', { id: 'start', 'camunda:asyncBefore': 'true' }),
        end(),
        ...chain('start', 'end'),
      ),
    ).start();
    expect(story.where()).toEqual(['start']);
    story.execute('start');
    story.expectOver();
  });
});

describe('a signal that begins a process', () => {
  const begun = (name: string, attributes: Record<string, string> = {}) => {
    const tiny = tinyEvaluator();
    return compile(
      diagram(
        process(
          start('start', draw('signalEventDefinition', { signalRef: 'signal', ...attributes })),
          end(),
          ...chain('start', 'end'),
        ),
        draw('signal', { id: 'signal', name }),
      ),
      { check: tiny.check, evaluate: (...asked) => tiny.expression(...asked) },
    );
  };

  it('may have a name that is computed from nothing, and one that it is heard by a job of its own', () => {
    expect(begun('${"alert"}', { 'camunda:async': 'true' })).toMatchObject({
      ok: true,
      value: [{ startTriggers: [{ kind: 'signal', name: 'alert' }] }],
    });
  });

  it.each(['${nobody}', '${1}', '${""}'])('may not be named %s, which is no name', (name) => {
    expect(begun(name)).toMatchObject({ ok: false, reason: [{ code: 'computed-name' }] });
  });
});
