import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import {
  boundary,
  chain,
  diagram,
  draw,
  end,
  named,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  process,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const input = (name: string, text: string): Part => draw('camunda:inputParameter', { name }, text);
const output = (name: string, text: string): Part => draw('camunda:outputParameter', { name }, text);
const io = (...inside: Part[]): Part => draw('camunda:inputOutput', {}, ...inside);
const own = input('own', '=a');

const drawnAround = (...parts: Part[]) =>
  diagram(
    process(start(), ...parts, userTask('after'), ...chain('start', 'event', 'after')),
    ...named('message', 'TestMessage'),
    ...named('signal', 'TestSignal'),
    ...named('error', 'TestError'),
    ...named('escalation', 'TestEscalation'),
  );

const around = (...parts: Part[]) => new Story(drawnAround(...parts));

const heard = (story: Story) => story.ofType('SignalThrown').map(({ variables }) => variables);
const telling = (): Part =>
  draw(
    'signalEventDefinition',
    { signalRef: 'TestSignal' },
    draw('camunda:in', { source: 'own', target: 'told' }),
  );

describe('an event with parameters', () => {
  it('tells what its input parameters say, and keeps them to itself', () => {
    const story = around(draw('intermediateThrowEvent', { id: 'event' }, telling(), io(own))).start({ a: 1 });
    expect(heard(story)).toEqual([{ told: 1 }]);
    expect(story.variables()).toEqual({ a: 1 });
    expect(story.where()).toEqual(['after']);
  });

  it('waits inside its own scope, and hands on what its output parameters name of what it heard', () => {
    const catching = draw(
      'intermediateCatchEvent',
      { id: 'event' },
      onMessage('TestMessage'),
      io(input('heard', '=0'), output('kept', '=heard')),
    );
    const story = around(catching).start().deliver('TestMessage', { heard: 5 });
    expect(story.variables()).toEqual({ kept: 5 });
    story.complete('after');
    story.expectOver();
  });

  it('undoes what was done in the scope around it', () => {
    const story = around(
      userTask('task'),
      ...undoable('task'),
      draw('intermediateThrowEvent', { id: 'back' }, draw('compensateEventDefinition'), io(own)),
      draw('manualTask', { id: 'event' }),
      ...chain('after', 'task', 'back'),
    ).start({ a: 1 });
    story.complete('after').complete('task');
    expect(story.where()).toEqual(['undo-task']);
    story.complete('undo-task');
    story.expectOver();
  });

  it('may not be a link, which goes on elsewhere', () => {
    const drawing = drawnAround(
      draw('intermediateThrowEvent', { id: 'event' }, draw('linkEventDefinition', { name: 'l' }), io(own)),
      draw('intermediateCatchEvent', { id: 'other' }, draw('linkEventDefinition', { name: 'l' })),
    );
    const refused = compile(drawing, tinyEvaluator());
    expect(refused.ok ? [] : refused.reason.map(({ code, element }) => [code, element])).toContainEqual([
      'bad-mapping',
      'event',
    ]);
  });

  it.each(['startEvent', 'boundaryEvent', 'exclusiveGateway'])('may not be a %s', (type) => {
    const drawing = drawnAround(draw('manualTask', { id: 'event' }), draw(type, { id: 'x' }, io(own)));
    const refused = compile(drawing, tinyEvaluator());
    expect(refused.ok ? [] : refused.reason.map(({ code, element }) => [code, element])).toContainEqual([
      'unsupported-element',
      'x',
    ]);
  });
});

describe('an end event with parameters', () => {
  const ending = (event: Part | undefined, ...more: Part[]): Story =>
    around(
      draw(
        'subProcess',
        { id: 'event' },
        start('in'),
        draw('parallelGateway', { id: 'fork' }),
        userTask('other'),
        userTask('task'),
        end('ended', ...(event ? [event] : []), io(own)),
        ...chain('in', 'fork', 'task', 'ended'),
        ...chain('fork', 'other'),
      ),
      ...more,
    )
      .start({ a: 7 })
      .complete('task');

  it('ends like any other, with its parameters for itself', () => {
    const story = ending(telling());
    expect(heard(story)).toEqual([{ told: 7 }]);
    expect(story.where()).toEqual(['other']);
    story.complete('other').complete('after');
    expect(story.ended()?.variables).toEqual({ a: 7 });
    story.expectOver();
  });

  it('ends the scope around it when it terminates', () => {
    const story = ending(draw('terminateEventDefinition'));
    expect(story.where()).toEqual(['after']);
    expect(story.visited().filter((element) => element === 'ended')).toHaveLength(2);
    story.complete('after');
    story.expectOver();
  });

  it.each([
    ['an error', onError('TestError')],
    ['an escalation', onEscalation('TestEscalation')],
  ])('throws %s out of the scope around it', (_what, event) => {
    const story = ending(
      event,
      boundary('caught', 'event', event),
      userTask('side'),
      ...chain('caught', 'side'),
    );
    expect(story.where()).toEqual(['side']);
    story.complete('side');
    story.expectOver();
  });

  it('undoes what was done, and is over then', () => {
    const story = around(
      draw('manualTask', { id: 'event' }),
      ...undoable('after'),
      end('back', draw('compensateEventDefinition'), io(own)),
      ...chain('after', 'back'),
    ).start({ a: 1 });
    story.complete('after');
    expect(story.where()).toEqual(['undo-after']);
    story.complete('undo-after');
    story.expectOver();
  });

  it('has no output parameters', () => {
    const drawing = drawnAround(
      draw('manualTask', { id: 'event' }),
      end('x', onSignal('TestSignal'), io(output('out', '=1'))),
    );
    expect(compile(drawing, tinyEvaluator())).toMatchObject({
      ok: false,
      reason: [{ code: 'bad-mapping', element: 'x' }],
    });
  });
});
