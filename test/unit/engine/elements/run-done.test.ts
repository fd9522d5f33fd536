import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import {
  boundary,
  chain,
  diagram,
  draw,
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
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const times = (text: string): Part => draw('loopCardinality', {}, text);

const loop = (attributes: Record<string, string>, ...inside: Part[]): Part =>
  draw('multiInstanceLoopCharacteristics', attributes, times('3'), ...inside);

const complex = (condition: string, ...events: Part[]): Part =>
  draw('complexBehaviorDefinition', {}, draw('condition', {}, condition), draw('event', {}, ...events));

const drawing = (loops: Part, border: Part, interrupting: boolean) =>
  diagram(
    process(
      start(),
      userTask('task', {}, loops),
      boundary('border', 'task', border, interrupting),
      userTask('side'),
      userTask('after'),
      ...chain('start', 'task', 'after'),
      flow('border', 'side'),
    ),
    draw('escalationEventDefinition', { id: 'worse', escalationRef: 'Worse' }),
    draw(
      'signalEventDefinition',
      { id: 'loud', signalRef: 'Loud' },
      draw('camunda:in', { source: 'loopCounter', target: 'done' }),
    ),
    draw('errorEventDefinition', { id: 'wrong', errorRef: 'Wrong' }),
    draw('timerEventDefinition', { id: 'timer' }, draw('timeDuration', {}, 'P1D')),
    ...named('escalation', 'Worse'),
    ...named('signal', 'Loud'),
    ...named('message', 'One'),
    ...named('error', 'Wrong'),
  );

const told = (loops: Part, border: Part, interrupting = false) =>
  new Story(drawing(loops, border, interrupting)).start();

describe('multi-instance behavior', () => {
  it('None tells with each run that is done', () => {
    const story = told(loop({ behavior: 'None', noneBehaviorEventRef: 'worse' }), onEscalation('Worse'));
    expect(story.complete('task').where()).toEqual(['side', 'task', 'task']);
    expect(story.complete('task').complete('task').where()).toEqual(['after', 'side', 'side', 'side']);
  });

  it('One tells with the first run that is done', () => {
    const story = told(loop({ behavior: 'One', oneBehaviorEventRef: 'worse' }), onEscalation('Worse'));
    expect(story.complete('task').complete('task').where()).toEqual(['side', 'task']);
  });

  it('All tells nothing', () => {
    const story = told(loop({ behavior: 'All' }), onEscalation('Worse'));
    expect(story.complete('task').complete('task').complete('task').where()).toEqual(['after']);
    expect(story.ofType('EscalationThrown')).toEqual([]);
  });

  it('Complex tells when its condition holds after a run, each definition for itself', () => {
    const story = told(
      loop(
        { behavior: 'Complex', isSequential: 'true' },
        complex('nrOfCompletedInstances = 2', onEscalation('Worse')),
        complex('nrOfCompletedInstances > 1', onSignal('Loud'), onMessage('One')),
      ),
      onEscalation('Worse'),
    );
    expect(story.complete('task').where()).toEqual(['task']);
    expect(story.complete('task').where()).toEqual(['side', 'task']);
    expect(story.complete('task').where()).toEqual(['after', 'side']);
    expect(story.ofType('SignalThrown')).toMatchObject([{ name: 'Loud' }, { name: 'Loud' }]);
    expect(story.ofType('MessageThrown')).toHaveLength(2);
  });

  it('is heard at the border before anybody else, with what it says', () => {
    const story = told(loop({ behavior: 'One', oneBehaviorEventRef: 'loud' }), onSignal('Loud'));
    expect(story.complete('task').where()).toEqual(['side', 'task', 'task']);
    expect(story.ofType('SignalThrown')).toEqual([]);
    expect(story.variables()).toEqual({ done: 0 });
  });

  it.each<[string, Part, Part]>([
    ['an error', loop({ behavior: 'One', oneBehaviorEventRef: 'wrong' }), onError('Wrong')],
    ['an escalation', loop({ behavior: 'One', oneBehaviorEventRef: 'worse' }), onEscalation('Worse')],
    ['a signal', loop({ behavior: 'One', oneBehaviorEventRef: 'loud' }), onSignal('Loud')],
    [
      'a message',
      loop({ behavior: 'Complex' }, complex('nrOfCompletedInstances = 1', onMessage('One'))),
      onMessage('One'),
    ],
  ])('ends the other runs when %s interrupts', (_what, loops, border) => {
    const story = told(loops, border, true).complete('task');
    expect(story.where()).toEqual(['side']);
    story.complete('side').expectOver();
  });

  it('ends the instance with an error that nobody catches', () => {
    const story = told(loop({ behavior: 'One', oneBehaviorEventRef: 'wrong' }), onEscalation('Worse'));
    story.complete('task').expectOver('failed');
  });

  it.each<[string, Part, string]>([
    ['a word that is none', loop({ behavior: 'Some' }), 'bad-attribute'],
    ['None without an event', loop({ behavior: 'None' }), 'bad-multi-instance'],
    [
      'an event of another behavior',
      loop({ behavior: 'All', oneBehaviorEventRef: 'worse' }),
      'bad-multi-instance',
    ],
    ['Complex without a definition', loop({ behavior: 'Complex' }), 'bad-multi-instance'],
    ['Complex without an event', loop({ behavior: 'Complex' }, complex('true')), 'bad-multi-instance'],
    [
      'an event that is waited for',
      loop({ behavior: 'One', oneBehaviorEventRef: 'timer' }),
      'unsupported-event',
    ],
  ])('is refused with %s', (_what, loops, code) => {
    const compiled = compile(drawing(loops, onEscalation('Worse'), false), tinyEvaluator());
    expect(compiled.ok ? [] : compiled.reason.map((problem) => problem.code)).toContain(code);
  });
});
