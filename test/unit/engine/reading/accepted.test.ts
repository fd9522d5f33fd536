import { describe, expect, it } from '@jest/globals';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import {
  boundary,
  chain,
  draw,
  end,
  flow,
  link,
  onEscalation,
  onMessage,
  onSignal,
  service,
  start,
  undoable,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { around, codesOf, nodeIn, through } from '../../../support/engine/reading.js';

const adHoc = (attributes: Record<string, string>, ...inside: Part[]): DrawnElement =>
  through(draw('adHocSubProcess', { id: 'x', ...attributes }, ...inside));

describe('what is said as it is anyway is taken', () => {
  it.each<[string, DrawnElement]>([
    ['the order of an ad-hoc sub-process', adHoc({ ordering: 'Parallel' }, userTask('a'))],
    [
      'the kind of an event-based gateway',
      around(
        start(),
        draw('eventBasedGateway', { id: 'x', eventGatewayType: 'Exclusive', instantiate: 'false' }),
        draw('intermediateCatchEvent', { id: 'm' }, onMessage('M')),
        end(),
        ...chain('start', 'x', 'm', 'end'),
      ),
    ],
    [
      'the language of a script',
      through(draw('scriptTask', { id: 'x', scriptFormat: 'feel' }, draw('script', {}, '1'))),
    ],
    [
      'words about an event',
      through(draw('intermediateThrowEvent', { id: 'x' }, onSignal('S'), draw('documentation', {}, 'TEST'))),
    ],
    [
      'both ends of a link',
      around(
        start(),
        draw(
          'intermediateThrowEvent',
          { id: 'x' },
          draw('linkEventDefinition', { name: 'L' }, draw('target', {}, 'y')),
        ),
        draw(
          'intermediateCatchEvent',
          { id: 'y' },
          draw('linkEventDefinition', { name: 'L' }, draw('source', {}, 'x')),
        ),
        end(),
        flow('start', 'x'),
        flow('y', 'end'),
      ),
    ],
    ['a form at a task', through(userTask('x', {}, draw('camunda:formData')))],
    [
      'how often a job is tried',
      through(service('x', {}, draw('camunda:failedJobRetryTimeCycle', {}, 'R3/PT1M'))),
    ],
  ])('%s', (_what, drawn) => {
    expect(codesOf(drawn)).toEqual([]);
  });

  it('but a form is not where nobody fills one in', () => {
    expect(codesOf(through(service('x', {}, draw('camunda:formData'))))).toEqual(['unsupported-element x']);
  });
});

describe('what belongs to the engine is not handed on as words of others', () => {
  it.each(['camunda:executionListener', 'camunda:failedJobRetryTimeCycle', 'camunda:inputOutput'])(
    '%s',
    (type) => {
      const inside =
        type === 'camunda:executionListener'
          ? draw(type, { event: 'start', expression: '${1}' })
          : draw(type, {}, ...(type === 'camunda:inputOutput' ? [] : ['R3/PT1M']));
      const node = nodeIn(through(userTask('x', {}, inside, draw('camunda:properties'))));
      expect((node?.['extensions'] as Part[]).map((one) => one.type)).toEqual(['camunda:properties']);
    },
  );

  it('a node has its name and its own words, and none when there are none', () => {
    expect(
      nodeIn(
        through(
          userTask('x', { name: 'TEST' }, draw('other:thing', {}, 'no'), draw('documentation', {}, 'yes')),
        ),
      ),
    ).toMatchObject({ name: 'TEST', documentation: 'yes' });
    expect(nodeIn(through(userTask('x')))).not.toHaveProperty('documentation');
  });
});

describe('an ad-hoc sub-process is read', () => {
  it('with what can be chosen: activities of every kind that no flow leads to and that undo nothing', () => {
    const drawn = adHoc(
      {},
      userTask('a'),
      draw('task', { id: 'b' }),
      draw('callActivity', { id: 'c', calledElement: 'p' }),
      draw('subProcess', { id: 'd' }, start('s')),
      draw('transaction', { id: 'e' }, start('s2')),
      draw('adHocSubProcess', { id: 'f' }, userTask('inner')),
      draw(
        'subProcess',
        { id: 'g', triggeredByEvent: 'true' },
        draw('startEvent', { id: 's3' }, onMessage('M')),
      ),
      userTask('after'),
      flow('a', 'after'),
      draw('parallelGateway', { id: 'gateway' }),
      draw('dataObject', { id: 'data' }),
      ...undoable('a'),
    );
    expect(nodeIn(drawn)).toMatchObject({ startable: ['a', 'b', 'c', 'd', 'e', 'f'] });
  });

  it.each<[string, DrawnElement, string[]]>([
    ['an event that begins it', adHoc({ triggeredByEvent: 'true' }, userTask('a')), ['bad-ad-hoc x']],
    ['a start', adHoc({}, userTask('a'), start('s'), flow('s', 'a')), ['bad-ad-hoc x', 'bad-ad-hoc x']],
    ['an end', adHoc({}, userTask('a'), end('e'), flow('a', 'e')), ['bad-ad-hoc x']],
    ['nothing to choose', adHoc({}, draw('parallelGateway', { id: 'a' })), ['bad-ad-hoc x']],
    [
      'two ways to choose',
      adHoc({}, userTask('a'), draw('koers:adHoc'), draw('koers:adHoc')),
      ['bad-ad-hoc x'],
    ],
    ['an order nobody knows', adHoc({ ordering: 'Random' }, userTask('a')), ['bad-attribute x']],
  ])('or refused, with %s', (_what, drawn, codes) => {
    expect(codesOf(drawn)).toEqual(expect.arrayContaining(codes));
  });
});

describe('several events together are read', () => {
  const multiple = (type: string, attributes: Record<string, string>, ...events: Part[]): DrawnElement => {
    const part = draw(type, { id: 'x', ...attributes }, ...events);
    if (type === 'boundaryEvent') return through(userTask('y'), part, flow('x', 'end'));
    return type === 'endEvent' ? around(start(), part, flow('start', 'x')) : through(part);
  };
  const compensate = draw('compensateEventDefinition');
  const cancels = draw('terminateEventDefinition');

  it.each<[string, DrawnElement, string[]]>([
    ['a message and a signal', multiple('intermediateCatchEvent', {}, onMessage('M'), onSignal('S')), []],
    ['two messages', multiple('intermediateCatchEvent', {}, onMessage('M'), onMessage('N')), []],
    [
      'a message twice',
      multiple('intermediateCatchEvent', {}, onMessage('M'), onMessage('M')),
      ['bad-multiple-event x'],
    ],
    [
      'a signal twice',
      multiple('boundaryEvent', { attachedToRef: 'y' }, onSignal('S'), onSignal('S')),
      ['bad-multiple-event x'],
    ],
    [
      'an escalation twice',
      multiple('boundaryEvent', { attachedToRef: 'y' }, onEscalation('X'), onEscalation('X')),
      [],
    ],
    [
      'a link and a message',
      multiple('intermediateThrowEvent', {}, link('L'), onSignal('S')),
      ['bad-multiple-event x'],
    ],
    [
      'what undoes and a message',
      multiple('boundaryEvent', { attachedToRef: 'y' }, compensate, onMessage('M')),
      ['bad-multiple-event x'],
    ],
    [
      'all of an escalation and a message',
      multiple(
        'boundaryEvent',
        { attachedToRef: 'y', parallelMultiple: 'true' },
        onEscalation('X'),
        onMessage('M'),
      ),
      ['bad-multiple-event x'],
    ],
    ['a signal and an end to everything', multiple('endEvent', {}, onSignal('S'), cancels), []],
    [
      'two ends',
      multiple('endEvent', {}, draw('errorEventDefinition', { errorRef: 'E' }), cancels),
      ['bad-multiple-event x'],
    ],
  ])('%s', (_what, drawn, codes) => {
    expect(codesOf(drawn)).toEqual(expect.arrayContaining(codes));
    if (codes.length === 0) expect(codesOf(drawn)).toEqual([]);
  });
});

describe('what undoes an activity is found by its tie, whichever way that is drawn', () => {
  const tied = (
    sourceRef: string,
    targetRef: string,
    handler = userTask('undo', { isForCompensation: 'true' }),
  ) =>
    codesOf(
      through(
        userTask('a'),
        boundary('b', 'a', draw('compensateEventDefinition')),
        handler,
        draw('association', { id: 'tie', sourceRef, targetRef }),
      ),
    );

  it('from the border or to it', () => {
    expect(tied('b', 'undo')).toEqual([]);
    expect(tied('undo', 'b')).toEqual([]);
  });

  it('and not to what undoes nothing, to nothing, or into a sub-process', () => {
    expect(tied('b', 'undo', userTask('undo'))).toContain('bad-compensation b');
    expect(tied('b', 'nowhere')).toContain('bad-compensation b');
    expect(tied('a', 'undo')).toContain('bad-compensation b');
    const inside = draw(
      'subProcess',
      { id: 'sub' },
      start('s'),
      userTask('undo', { isForCompensation: 'true' }),
    );
    expect(tied('b', 'undo', inside)).toContain('bad-compensation b');
  });
});

describe('whoever throws compensation can reach what it names', () => {
  const throwing = (activityRef: string) =>
    draw('intermediateThrowEvent', { id: 'x' }, draw('compensateEventDefinition', { activityRef }));

  it('beside it, and not in another sub-process', () => {
    const inside = draw(
      'subProcess',
      { id: 'sub' },
      start('s'),
      userTask('a'),
      ...undoable('a'),
      flow('s', 'a'),
    );
    expect(codesOf(through(throwing('a'), inside))).toEqual(['bad-compensation x']);
    expect(codesOf(through(throwing('a'), userTask('a'), ...undoable('a')))).toEqual([]);
  });

  it('also from an event sub-process, which undoes what it is drawn beside', () => {
    const handler = draw(
      'subProcess',
      { id: 'handler', triggeredByEvent: 'true' },
      draw('startEvent', { id: 's' }, onMessage('M')),
      throwing('a'),
      flow('s', 'x'),
    );
    expect(codesOf(through(userTask('a'), ...undoable('a'), handler))).toEqual([]);
  });

  it('and an ad-hoc sub-process and a task of a person can escalate, a gateway task cannot', () => {
    const bordered = (host: Part) =>
      codesOf(through(host, boundary('b', host.id ?? '', onEscalation('X')), flow('b', 'end')));
    expect(bordered(draw('adHocSubProcess', { id: 'x' }, userTask('a')))).toEqual([]);
    expect(bordered(userTask('x'))).toEqual([]);
    expect(bordered(service('x'))).toEqual([]);
    expect(bordered(draw('manualTask', { id: 'x' }))).not.toEqual([]);
  });
});
