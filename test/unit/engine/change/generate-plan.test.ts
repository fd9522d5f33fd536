import { describe, expect, it } from '@jest/globals';
import type { DefinitionId } from '../../../../src/engine/instance.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import { generatePlan } from '../../../../src/engine/migration/generate-plan.js';
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
  start,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { defined } from '../../../support/engine/story.js';

const whole = (...more: Part[]): DrawnElement =>
  diagram(
    process(
      start(),
      draw('parallelGateway', { id: 'and' }),
      draw('inclusiveGateway', { id: 'or' }),
      draw('exclusiveGateway', { id: 'xor' }),
      draw('manualTask', { id: 'manual' }),
      draw('intermediateThrowEvent', { id: 'told' }),
      draw('intermediateThrowEvent', { id: 'later', 'camunda:asyncBefore': 'true' }),
      userTask('task'),
      boundary('border', 'task', after('PT1H'), false),
      draw('intermediateCatchEvent', { id: 'message' }, onMessage('M')),
      draw('intermediateCatchEvent', { id: 'signal' }, onSignal('S')),
      draw('intermediateCatchEvent', { id: 'timer' }, after('PT1H')),
      draw('intermediateCatchEvent', { id: 'condition' }, when('x = 1')),
      draw('eventBasedGateway', { id: 'race' }),
      draw('intermediateCatchEvent', { id: 'raced' }, onMessage('N')),
      draw('subProcess', { id: 'sub' }, start('inside'), userTask('deep'), flow('inside', 'deep')),
      draw(
        'subProcess',
        { id: 'handler', triggeredByEvent: 'true' },
        start('unasked', onMessage('U')),
        userTask('note'),
        flow('unasked', 'note'),
      ),
      ...more,
      end(),
      ...chain('start', 'and', 'or', 'xor', 'manual', 'told', 'later', 'task', 'message', 'signal', 'timer'),
      ...chain('timer', 'condition', 'race', 'raced', 'sub', 'end'),
      flow('border', 'end'),
    ),
    ...named('message', 'M', 'N', 'U'),
    ...named('signal', 'S'),
  );

const version = (drawing: DrawnElement, id: string) => ({ ...defined(drawing), id: id as DefinitionId });
const planned = (from: DrawnElement, to: DrawnElement, updateEventTriggers?: boolean) =>
  generatePlan(
    { source: version(from, 'process:1'), target: version(to, 'process:2') },
    { updateEventTriggers },
  );
const names = (plan: ReturnType<typeof planned>): readonly string[] => plan.map(({ source }) => source);

const each = (...inside: Part[]): Part => userTask('each', {}, ...inside);
const three = draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '3'));

describe('a plan that is made', () => {
  it('names every element at which an instance can be found, at every depth, and no other', () => {
    const plan = planned(whole(), whole());
    expect([...names(plan)].sort()).toEqual(
      [
        ...[
          'and',
          'or',
          'manual',
          'later',
          'task',
          'border',
          'message',
          'signal',
          'timer',
          'condition',
          'race',
          'raced',
        ],
        ...['sub', 'deep', 'handler', 'unasked', 'note'],
      ].sort(),
    );
    for (const { source, target } of plan) expect(target).toBe(source);
  });

  it('reads anew what must be, and what is asked for', () => {
    const anew = (plan: ReturnType<typeof planned>) =>
      plan
        .filter(({ updateEventTrigger }) => updateEventTrigger)
        .map(({ source }) => source)
        .sort();
    expect(anew(planned(whole(), whole()))).toEqual(['condition']);
    expect(anew(planned(whole(), whole(), true))).toEqual([
      'border',
      'condition',
      'message',
      'raced',
      'signal',
      'timer',
      'unasked',
    ]);
    for (const one of planned(whole(), whole()).filter(({ source }) => source !== 'condition'))
      expect(one).toStrictEqual({ source: one.source, target: one.target });
  });

  it('maps the whole of what is repeated, when it is repeated in both', () => {
    const of = (from: Part, to: Part) => planned(single(from), single(to));
    const single = (part: Part) => diagram(process(start(), part, end(), ...chain('start', 'each', 'end')));
    expect(of(each(three), each(three))).toEqual([
      { source: 'each#multiInstanceBody', target: 'each#multiInstanceBody' },
      { source: 'each', target: 'each' },
    ]);
    expect(of(each(three), each())).toEqual([{ source: 'each', target: 'each' }]);
    expect(of(each(), each())).toEqual([{ source: 'each', target: 'each' }]);
    expect(of(each(), each(three))).toEqual([]);
  });

  it('leaves out what is gone, what is elsewhere, and what is of another kind', () => {
    const before = whole(userTask('gone'), userTask('moved'), userTask('turned'));
    const moved = draw('subProcess', { id: 'around' }, start('s'), userTask('moved'), flow('s', 'moved'));
    const plan = planned(before, whole(moved, draw('receiveTask', { id: 'turned', messageRef: 'M' })));
    for (const name of ['gone', 'moved', 'turned']) expect(names(plan)).not.toContain(name);
    expect(names(plan)).toContain('task');
  });
});
