import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import {
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  flow,
  link,
  named,
  onError,
  onMessage,
  onSignal,
  process,
  script,
  service,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const codesOf = (drawn: DrawnElement): readonly string[] => {
  const compiled = compile(drawn, tinyEvaluator());
  return compiled.ok ? [] : compiled.reason.map(({ code, element }) => `${code} ${element ?? ''}`.trim());
};

const through = (element: Part, ...parts: Part[]): DrawnElement =>
  diagram(
    process(start(), element, end(), ...chain('start', element.id ?? '', 'end'), ...parts),
    ...named('message', 'TestMessage'),
    ...named('error', 'TestError'),
    ...named('signal', 'TestSignal'),
  );

const text = (type: string, inside: string): Part => draw(type, {}, inside);

describe('an element is read with all that may be drawn at it', () => {
  it.each([
    'name',
    'camunda:async',
    'camunda:asyncBefore',
    'camunda:asyncAfter',
    'camunda:exclusive',
    'camunda:modelerTemplate',
    'camunda:modelerTemplateVersion',
    'camunda:modelerTemplateIcon',
  ])('the attribute %s of every node', (name) => {
    const value = name.includes('async') ? 'false' : 'x';
    expect(codesOf(through(userTask('x', { [name]: value })))).toEqual([]);
    expect(codesOf(through(draw('intermediateThrowEvent', { id: 'x', [name]: value })))).toEqual([]);
  });

  it.each([
    ['implementation', 'x'],
    ['operationRef', 'x'],
    ['isForCompensation', 'false'],
    ['startQuantity', '1'],
    ['completionQuantity', '1'],
  ])('the attribute %s of every activity, and of nothing else', (name, value) => {
    expect(codesOf(through(userTask('x', { [name]: value })))).toEqual([]);
    expect(codesOf(through(draw('intermediateThrowEvent', { id: 'x', [name]: value })))).toEqual([
      'unsupported-attribute x',
    ]);
  });

  it.each(['parallelGateway', 'inclusiveGateway', 'exclusiveGateway', 'complexGateway', 'eventBasedGateway'])(
    'the direction of a %s, which is what its flows say anyway',
    (type) => {
      const gateway = draw(type, { id: 'x', gatewayDirection: 'Diverging' });
      const drawn =
        type === 'eventBasedGateway'
          ? diagram(
              process(
                start(),
                gateway,
                draw('intermediateCatchEvent', { id: 'heard' }, onMessage('TestMessage')),
                end(),
                ...chain('start', 'x', 'heard', 'end'),
              ),
              ...named('message', 'TestMessage'),
            )
          : through(gateway);
      expect(codesOf(drawn)).toEqual([]);
    },
  );

  it.each([
    'documentation',
    'extensionElements',
    'auditing',
    'monitoring',
    'categoryValueRef',
    'property',
    'ioSpecification',
    'dataInput',
    'dataOutput',
    'inputSet',
    'outputSet',
    'dataInputAssociation',
    'dataOutputAssociation',
    'camunda:properties',
  ])('a %s inside it', (type) => {
    expect(codesOf(through(userTask('x', {}, draw(type))))).toEqual([]);
    expect(codesOf(through(draw('intermediateThrowEvent', { id: 'x' }, draw(type))))).toEqual([]);
  });

  it('the flows it repeats', () => {
    expect(
      codesOf(through(userTask('x', {}, text('incoming', 'start-x'), text('outgoing', 'x-end')))),
    ).toEqual([]);
    expect(
      codesOf(through(userTask('x', {}, text('incoming', 'x-end'), text('outgoing', 'start-x')))),
    ).toEqual(['unknown-flow x', 'unknown-flow x']);
    expect(codesOf(through(userTask('x', {}, draw('incoming'))))).toEqual(['unknown-flow x']);
  });

  it.each([
    ['userTask', 'camunda:connector'],
    ['userTask', 'camunda:unknown'],
    ['userTask', 'somethingElse'],
    ['intermediateThrowEvent', 'multiInstanceLoopCharacteristics'],
    ['intermediateThrowEvent', 'standardLoopCharacteristics'],
  ])('but not a %s with a %s', (type, inside) => {
    expect(codesOf(through(draw(type, { id: 'x' }, draw(inside))))).toEqual(['unsupported-element x']);
  });

  it('and what belongs to others is left alone', () => {
    expect(codesOf(through(userTask('x', { 'other:thing': '1' }, draw('other:thing', { a: 'b' }))))).toEqual(
      [],
    );
    expect(codesOf(through(userTask('x', { 'camunda:thing': '1' })))).toEqual(['unsupported-attribute x']);
    expect(codesOf(through(draw('intermediateThrowEvent', { id: 'x' }, draw('other:thing'))))).toEqual([]);
    expect(
      codesOf(
        through(
          draw(
            'intermediateCatchEvent',
            { id: 'x' },
            draw('signalEventDefinition', { signalRef: 'TestSignal' }, draw('other:thing')),
          ),
        ),
      ),
    ).toEqual([]);
  });
});

describe('a definition holds', () => {
  const nodeOf = (drawn: DrawnElement, id = 'x') => {
    const compiled = compile(drawn, tinyEvaluator());
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.reason));
    return compiled.value[0]?.nodes.get(id as never);
  };

  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('whether a command ends before and behind it, written %s', (written, asynchronous) => {
    const node = nodeOf(
      through(userTask('x', { 'camunda:asyncBefore': written, 'camunda:asyncAfter': written })),
    );
    expect([node?.asyncBefore, node?.asyncAfter]).toEqual([asynchronous, asynchronous]);
    expect(nodeOf(through(userTask('x', { 'camunda:async': written })))).toMatchObject({
      asyncBefore: asynchronous,
      asyncAfter: false,
    });
  });

  it('nothing that was not drawn', () => {
    expect(nodeOf(through(draw('manualTask', { id: 'x' })))).toStrictEqual({
      type: 'manualTask',
      id: 'x',
      line: expect.any(Number),
      parent: 'process',
      incoming: [{ id: 'start-x', source: 'start', target: 'x' }],
      outgoing: [{ id: 'x-end', source: 'x', target: 'end' }],
      boundary: [],
      asyncBefore: false,
      asyncAfter: false,
      extensions: [],
    });
    expect(nodeOf(through(draw('intermediateThrowEvent', { id: 'x' })))).toMatchObject({
      event: { kind: 'none' },
    });
  });

  it('flows with names and conditions', () => {
    const drawn = diagramOf(
      start(),
      draw('exclusiveGateway', { id: 'x', default: 'other' }),
      end(),
      ...chain('start', 'x'),
      draw(
        'sequenceFlow',
        { id: 'one', name: 'Een', sourceRef: 'x', targetRef: 'end' },
        draw('conditionExpression', { language: 'FEEL' }, 'a = 1'),
      ),
      draw('sequenceFlow', { id: 'other', sourceRef: 'x', targetRef: 'end' }),
    );
    expect(nodeOf(drawn)?.outgoing).toStrictEqual([
      { id: 'one', name: 'Een', source: 'x', target: 'end', condition: { language: 'feel', text: 'a = 1' } },
      { id: 'other', source: 'x', target: 'end' },
    ]);
    expect(nodeOf(drawn)?.defaultFlow).toBe('other');
  });

  it.each([
    ['feel', true],
    ['FEEL', true],
    ['juel', true],
    ['https://www.omg.org/spec/DMN/20191111/FEEL/', true],
    ['http://x/feel', true],
    ['feelings', false],
    ['myfeel', false],
    ['javascript', true],
    ['groovy', false],
    ['juel2', false],
  ])('a condition in %s: %s', (language, isRead) => {
    const drawn = diagramOf(
      start(),
      draw('exclusiveGateway', { id: 'x', default: 'x-other' }),
      end(),
      end('other'),
      ...chain('start', 'x'),
      draw(
        'sequenceFlow',
        { id: 'one', sourceRef: 'x', targetRef: 'end' },
        draw('conditionExpression', { language }, 'a = 1'),
      ),
      flow('x', 'other'),
    );
    expect(codesOf(drawn)).toEqual(isRead ? [] : ['unsupported-language one', 'missing-condition x']);
  });
});

describe('a drawing is refused', () => {
  const outOf = (id: string, ...parts: Part[]): DrawnElement =>
    diagram(
      process(start(), userTask('a'), end(), ...chain('start', 'a', 'end'), ...parts),
      ...named('message', 'TestMessage'),
    );

  it.each<readonly [string, DrawnElement, readonly string[]]>([
    [
      'with a flow from nowhere',
      outOf('a', draw('sequenceFlow', { id: 'f', targetRef: 'a' })),
      ['missing-source f'],
    ],
    [
      'with a flow to nowhere',
      outOf('a', draw('sequenceFlow', { id: 'f', sourceRef: 'a' })),
      ['missing-target f'],
    ],
    ['with a flow from what is not there', outOf('a', flow('nobody', 'a')), ['missing-source nobody-a']],
    ['with a flow out of an end', outOf('a', flow('end', 'a')), ['flow-not-allowed end-a']],
    ['with a flow into a start', outOf('a', flow('a', 'start')), ['flow-not-allowed a-start']],
    [
      'with a flow into a border',
      outOf('a', boundary('b', 'a', onMessage('TestMessage')), flow('b', 'end'), flow('a', 'b')),
      ['flow-not-allowed a-b'],
    ],
    [
      'with flows around links',
      outOf(
        'a',
        draw('intermediateThrowEvent', { id: 'from' }, link('L')),
        draw('intermediateCatchEvent', { id: 'to' }, link('L')),
        flow('from', 'end'),
        flow('a', 'to'),
      ),
      ['flow-not-allowed from-end', 'flow-not-allowed a-to'],
    ],
    [
      'with what is not BPMN beside the process',
      diagram(process(start()), draw('choreography', { id: 'c' })),
      ['unsupported-element c'],
    ],
    [
      'with such a thing without an id',
      diagram(process(start()), draw('choreography')),
      ['unsupported-element'],
    ],
    [
      'without a start',
      diagram(draw('process', { id: 'process', isExecutable: 'true' }, userTask('a'))),
      ['missing-start process'],
    ],
    ['with two plain starts', diagramOf(start('one'), start('two')), ['several-starts process']],
    [
      'with two starts in a sub-process',
      through(draw('subProcess', { id: 'x' }, start('one'), start('two'))),
      ['several-starts x'],
    ],
    [
      'with no start in a sub-process',
      through(draw('subProcess', { id: 'x' }, userTask('inside'))),
      ['missing-start x'],
    ],
    ['with a script that is empty', through(script('x', 'r', '')), ['missing-expression x']],
    [
      'with an external task without a topic',
      through(draw('serviceTask', { id: 'x', 'camunda:type': 'external' })),
      ['missing-topic x'],
    ],
    [
      'with a topic that nobody fetches',
      through(draw('serviceTask', { id: 'x', 'camunda:topic': 't' })),
      ['missing-topic x'],
    ],
    [
      'with a decision and a topic',
      through(
        draw('businessRuleTask', {
          id: 'x',
          'camunda:decisionRef': 'd',
          'camunda:type': 'external',
          'camunda:topic': 't',
        }),
      ),
      ['bad-attribute x'],
    ],
    [
      'with something behind an end',
      diagramOf(
        start(),
        end('x', draw('documentation')),
        flow('start', 'x'),
        draw('endEvent', { id: 'later', 'camunda:asyncAfter': 'true' }),
        flow('start', 'later'),
      ),
      ['unsupported-attribute later'],
    ],
    ['with a task that needs no token', through(userTask('x', { startQuantity: '0' })), ['bad-attribute x']],
    ['with a task that needs a word', through(userTask('x', { startQuantity: '2x' })), ['bad-attribute x']],
    [
      'with outputs of what is repeated',
      through(
        userTask(
          'x',
          {},
          draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2')),
          draw('camunda:inputOutput', {}, draw('camunda:outputParameter', { name: 'o' }, '=1')),
        ),
      ),
      ['bad-mapping x'],
    ],
    [
      'with an event that has no kind here',
      through(draw('intermediateCatchEvent', { id: 'x' }, onError('TestError'))),
      ['unsupported-event x'],
    ],
    [
      'with an event that waits for nothing',
      through(draw('intermediateCatchEvent', { id: 'x' })),
      ['unsupported-event x'],
    ],
    [
      'with a signal of no name',
      through(draw('intermediateCatchEvent', { id: 'x' }, onSignal('nobody'))),
      ['unknown-signal x'],
    ],
    [
      'with something unread in an event',
      through(
        draw(
          'intermediateCatchEvent',
          { id: 'x' },
          draw('signalEventDefinition', { signalRef: 'TestSignal' }, draw('strange')),
        ),
      ),
      ['unsupported-element x'],
    ],
    [
      'with an attribute of no meaning in an event',
      through(
        draw(
          'intermediateCatchEvent',
          { id: 'x' },
          draw('signalEventDefinition', { signalRef: 'TestSignal', activityRef: 'x' }),
        ),
      ),
      ['unsupported-attribute x'],
    ],
    [
      'with two times for one timer',
      through(
        draw(
          'intermediateCatchEvent',
          { id: 'x' },
          draw(
            'timerEventDefinition',
            {},
            text('timeDate', '2026-01-01T00:00Z'),
            text('timeDuration', 'PT1H'),
          ),
        ),
      ),
      ['bad-timer x'],
    ],
    [
      'with a cycle to wait for that cannot be read',
      through(
        draw(
          'intermediateCatchEvent',
          { id: 'x' },
          draw('timerEventDefinition', {}, text('timeDuration', 'one hour')),
        ),
      ),
      ['bad-timer x'],
    ],
    [
      'with a link without a name',
      through(draw('intermediateCatchEvent', { id: 'x' }, draw('linkEventDefinition'))),
      ['missing-name x'],
    ],
    [
      'with a border of nobody',
      through(userTask('x'), boundary('b', 'nobody', onMessage('TestMessage')), flow('b', 'end')),
      ['missing-attached-to b'],
    ],
    [
      'with a border of a gateway',
      through(
        draw('parallelGateway', { id: 'x' }),
        boundary('b', 'x', onMessage('TestMessage')),
        flow('b', 'end'),
      ),
      ['missing-attached-to b'],
    ],
    [
      'with a default that leaves another',
      through(userTask('x', { default: 'start-x' })),
      ['unknown-flow x'],
    ],
    [
      'with a choice of nothing',
      diagramOf(start(), draw('exclusiveGateway', { id: 'x' }), flow('start', 'x')),
      ['missing-outgoing x'],
    ],
    [
      'with a choice that is none',
      diagramOf(
        start(),
        draw('exclusiveGateway', { id: 'x' }),
        end(),
        end('other'),
        flow('start', 'x'),
        flow('x', 'end'),
        flow('x', 'other'),
      ),
      ['missing-condition x'],
    ],
    [
      'with conditions where all goes on',
      diagramOf(
        start(),
        draw('parallelGateway', { id: 'x' }),
        end(),
        flow('start', 'x'),
        flow('x', 'end', 'a = 1'),
      ),
      ['condition-not-allowed x'],
    ],
    [
      'with a condition that is empty',
      diagramOf(
        start(),
        draw('inclusiveGateway', { id: 'x' }),
        end(),
        flow('start', 'x'),
        flow('x', 'end', ''),
      ),
      ['missing-expression x-end'],
    ],
  ])('%s', (_what, drawn, codes) => {
    expect(codesOf(drawn).filter((code, index, all) => all.indexOf(code) === index)).toEqual(
      expect.arrayContaining([...codes]),
    );
  });

  it('unless it is sound', () => {
    expect(codesOf(through(service('x', { 'camunda:taskPriority': '3' })))).toEqual([]);
    expect(codesOf(through(script('x', 'r', 'a + 1')))).toEqual([]);
    expect(codesOf(through(userTask('x', { default: 'x-end' })))).toEqual([]);
    expect(
      codesOf(
        diagramOf(
          start(),
          draw('exclusiveGateway', { id: 'x' }),
          end(),
          flow('start', 'x'),
          flow('x', 'end'),
        ),
      ),
    ).toEqual([]);
  });
});
