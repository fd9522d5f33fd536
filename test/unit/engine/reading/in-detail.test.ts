import { describe, expect, it } from '@jest/globals';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import { nextTry, readRetryPlan } from '../../../../src/engine/retry-plan.js';
import { languageOf } from '../../../../src/engine/reading/scripts.js';
import {
  after,
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  onError,
  onEscalation,
  onMessage,
  process,
  service,
  start,
  undoable,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { around, codesOf, nodeIn, read, through } from '../../../support/engine/reading.js';
import { noon } from '../../../support/engine/story.js';

describe('a file is read', () => {
  it('with its name and its version tag, and without them when there are none', () => {
    const whole = read(
      diagram(
        draw('process', { id: 'p', isExecutable: 'true', name: 'TEST', 'camunda:versionTag': 'v1' }, start()),
      ),
    );
    expect(whole.ok && whole.value[0]).toMatchObject({ name: 'TEST', versionTag: 'v1' });
    const bare = read(diagram(draw('process', { id: 'p', isExecutable: '1' }, start())));
    expect(bare.ok && Object.keys(bare.value[0] ?? {})).not.toEqual(
      expect.arrayContaining(['name', 'versionTag', 'historyTimeToLive']),
    );
    expect(bare.ok && bare.value[0]).not.toHaveProperty('name');
    expect(bare.ok && bare.value[0]).not.toHaveProperty('versionTag');
  });

  it('with several messages of one name, but not with several signals of one, unless it is deployed already', () => {
    const twice = (type: string): DrawnElement =>
      diagram(
        draw(type, { id: 'one', name: 'TEST' }),
        draw(type, { id: 'two', name: 'TEST' }),
        process(start()),
      );
    expect(codesOf(twice('message'))).toEqual([]);
    expect(codesOf(twice('error'))).toEqual([]);
    expect(codesOf(twice('signal'))).toEqual(['duplicate-trigger']);
    expect(codesOf(twice('signal'), false)).toEqual([]);
    const nameless = diagram(draw('signal', { id: 'a' }), draw('signal', { id: 'b' }), process(start()));
    expect(codesOf(nameless)).toEqual([]);
  });

  it('with event definitions that are drawn elsewhere and referred to', () => {
    const refers = draw('intermediateCatchEvent', { id: 'x' }, draw('eventDefinitionRef', {}, 'there'));
    const drawn = through(
      refers,
      draw(
        'intermediateCatchEvent',
        { id: 'y' },
        draw('messageEventDefinition', { id: 'there', messageRef: 'N' }),
      ),
    );
    expect(nodeIn(drawn)).toMatchObject({ event: { kind: 'message', name: { literal: 'N' } } });
    expect(
      codesOf(through(draw('intermediateCatchEvent', { id: 'x' }, draw('eventDefinitionRef')))),
    ).toContain('unknown-reference x');
  });
});

describe('a script is read', () => {
  it.each([
    ['feel', 'feel'],
    ['FEEL', 'feel'],
    ['https://www.omg.org/spec/DMN/20191111/FEEL/', 'feel'],
    ['http://www.omg.org/spec/FEEL', 'feel'],
    ['juel', 'juel'],
    ['javascript', 'javascript'],
    ['ecmascript', 'javascript'],
    ['JS', 'javascript'],
    ['text/javascript', 'javascript'],
    ['application/ecmascript', 'javascript'],
    ['groovy', undefined],
    ['image/javascript', undefined],
    ['x-text/javascript', undefined],
    ['http://www.omg.org/spec/FEEL/like', undefined],
    ['text/', undefined],
  ])('in %s', (format, language) => {
    expect(languageOf(format)).toBe(language);
  });

  it('but not from somewhere else', () => {
    const elsewhere = 'classpath://x.js';
    const task = draw(
      'scriptTask',
      { id: 'x', scriptFormat: 'feel', 'camunda:resource': elsewhere },
      draw('script', {}, '1'),
    );
    const inside = draw('camunda:script', { scriptFormat: 'feel', resource: elsewhere }, '1');
    const parameter = draw('camunda:inputParameter', { name: 'a' }, inside);
    const condition = draw('conditionExpression', { 'camunda:resource': elsewhere }, 'x = 1');
    expect(codesOf(through(task))).toEqual(['unsupported-language x']);
    expect(codesOf(through(userTask('x', {}, draw('camunda:inputOutput', {}, parameter))))).toEqual([
      'unsupported-language x',
    ]);
    const drawn = through(
      userTask('x'),
      draw('sequenceFlow', { id: 'c', sourceRef: 'x', targetRef: 'end' }, condition),
    );
    expect(codesOf(drawn)).toEqual(['unsupported-language c']);
  });
});

describe('a lane is read', () => {
  const lanes = (...sets: Part[]) => {
    const drawn = around(start(), userTask('x'), end(), ...chain('start', 'x', 'end'), ...sets);
    const computed = nodeIn(drawn)?.['computed'] as { candidateGroups?: unknown } | undefined;
    return computed?.candidateGroups;
  };
  const ref = draw('flowNodeRef', {}, 'x');
  const lane = (name: string, ...inside: Part[]) => draw('lane', { id: `l-${name.trim()}`, name }, ...inside);

  it('by its name without spaces around it, by its group before that, and by neither when it is empty', () => {
    expect(lanes(draw('laneSet', { id: 'ls' }, lane(' team ', ref)))).toEqual({ literal: 'team' });
    expect(
      lanes(draw('laneSet', { id: 'ls' }, lane('team', draw('koers:lane', { group: ' other ' }), ref))),
    ).toEqual({ literal: 'other' });
    expect(lanes(draw('laneSet', { id: 'ls' }, lane('', ref)))).toBeUndefined();
  });

  it('as the innermost of those that are inside one another, up to twenty', () => {
    const nested = (depth: number): Part =>
      draw(
        depth === 0 ? 'laneSet' : 'childLaneSet',
        { id: `s${depth}` },
        lane(`team${depth}`, depth === 0 ? ref : draw('flowNodeRef', {}, 'x'), nestedBelow(depth)),
      );
    const nestedBelow = (depth: number): Part => (depth < 25 ? nested(depth + 1) : draw('documentation'));
    expect(lanes(nested(0))).toEqual({ literal: 'team20' });
  });

  it('only where it is a lane of this process', () => {
    expect(
      lanes(draw('laneSet', { id: 'ls' }, draw('somethingElse', { name: 'team' }, ref))),
    ).toBeUndefined();
  });
});

describe('a retry plan is read', () => {
  it.each<[string, unknown]>([
    ['R5/PT10M', { times: 5, waits: ['PT10M'] }],
    [' R1/PT1S ', { times: 1, waits: ['PT1S'] }],
    ['PT1M, PT10M', { times: 3, waits: ['PT1M', 'PT10M'] }],
    ['R0/PT10M', undefined],
    ['R5/PT0S', undefined],
    ['R5/', undefined],
    ['R/PT1M', undefined],
    ['', undefined],
    ['PT1M,', undefined],
    ['soon', undefined],
    [Array.from({ length: 100 }, () => 'PT1M').join(','), { times: 101, waits: expect.anything() }],
    [Array.from({ length: 101 }, () => 'PT1M').join(','), undefined],
  ])('from %j', (text, plan) => {
    expect(readRetryPlan(text)).toEqual(plan);
  });

  it('with a wait for each failure, and the last one for all after it', () => {
    const plan = { times: 4, waits: ['PT1M', 'PT1H'] };
    expect([4, 3, 2, 1, 0].map((left) => nextTry(plan, left, noon)?.slice(11, 16))).toEqual([
      '12:01',
      '12:01',
      '13:00',
      '13:00',
      '13:00',
    ]);
    expect(nextTry({ times: 1, waits: [] }, 0, noon)).toBeUndefined();
  });
});

describe('a form is read', () => {
  it.each([{ 'camunda:formKey': 'FORM' }, { 'camunda:formRef': 'FORM', 'camunda:formRefBinding': 'latest' }])(
    'by %j, at a task and at a start',
    (named) => {
      expect(nodeIn(through(userTask('x', named)))).toMatchObject({
        computed: { formKey: { literal: 'FORM' } },
      });
      const drawn = around(draw('startEvent', { id: 'x', ...named }), end(), flow('x', 'end'));
      expect(nodeIn(drawn)).toMatchObject({ formKey: 'FORM' });
    },
  );

  it('and there is none where none is named', () => {
    expect(nodeIn(through(userTask('x')))?.['computed']).toMatchObject({ formKey: undefined });
    expect(nodeIn(around(start('x')))).not.toHaveProperty('formKey');
  });
});

describe('a repetition is read', () => {
  const repeated = (attributes: Record<string, string>, ...inside: Part[]) =>
    through(userTask('x', {}, draw('multiInstanceLoopCharacteristics', attributes, ...inside)));
  const three = draw('loopCardinality', {}, '3');

  it.each<[string, DrawnElement, string]>([
    [
      'two lists',
      repeated({ 'camunda:collection': 'a' }, draw('loopDataInputRef', {}, 'b')),
      'bad-multi-instance x',
    ],
    ['a number and a list', repeated({ 'camunda:collection': 'a' }, three), 'bad-multi-instance x'],
    ['neither', repeated({}), 'bad-multi-instance x'],
    ['entries of a number', repeated({ 'camunda:elementVariable': 'a' }, three), 'bad-multi-instance x'],
    [
      'an entry without a name',
      repeated({}, draw('loopDataInputRef', {}, 'b'), draw('inputDataItem')),
      'missing-name x',
    ],
    [
      'something that is not executed',
      repeated({}, three, draw('camunda:connector')),
      'unsupported-element x',
    ],
    ['something nobody knows', repeated({}, three, draw('somethingElse')), 'unsupported-element x'],
    [
      'an output without its items',
      repeated({}, three, draw('loopDataOutputRef', {}, 'made')),
      'bad-multi-instance x',
    ],
    [
      'items without their output',
      repeated({}, three, draw('outputDataItem', { name: 'one' })),
      'bad-multi-instance x',
    ],
    ['an empty number', repeated({}, draw('loopCardinality')), 'missing-expression x'],
    ['a behavior nobody knows', repeated({ behavior: 'Some' }, three), 'bad-attribute x'],
    [
      'an event nobody knows',
      repeated({ behavior: 'None', noneBehaviorEventRef: 'y' }, three),
      'bad-multi-instance x',
    ],
    [
      'an event of another behavior',
      repeated({ behavior: 'One', oneBehaviorEventRef: 'told', noneBehaviorEventRef: 'told' }, three),
      'bad-multi-instance x',
    ],
    [
      'an error without a code',
      repeated({ behavior: 'None', noneBehaviorEventRef: 'failed' }, three),
      'missing-code x',
    ],
    [
      'a message that a worker sends',
      repeated({ behavior: 'None', noneBehaviorEventRef: 'given-away' }, three),
      'bad-multi-instance x',
    ],
    ['nothing to tell', repeated({ behavior: 'Complex' }, three), 'bad-multi-instance x'],
    [
      'something to tell without a condition',
      repeated(
        { behavior: 'Complex' },
        three,
        draw('complexBehaviorDefinition', {}, draw('event', {}, draw('eventDefinitionRef', {}, 'told'))),
      ),
      'bad-multi-instance x',
    ],
  ])('and refused with %s', (_what, drawn, code) => {
    expect(codesOf(drawn)).toContain(code);
  });

  it('with all that may be drawn at it', () => {
    expect(
      codesOf(
        repeated(
          { isSequential: '1', 'camunda:exclusive': 'false', 'camunda:asyncBefore': 'true' },
          three,
          draw('documentation', {}, 'TEST'),
          draw('other:thing'),
        ),
      ),
    ).toEqual([]);
    const complex = repeated(
      { behavior: 'Complex' },
      three,
      draw(
        'complexBehaviorDefinition',
        {},
        draw('documentation'),
        draw('condition', {}, 'x = 1'),
        draw('implicitThrowEvent', {}, draw('eventDefinitionRef', {}, 'told')),
      ),
    );
    expect(nodeIn(complex)).toMatchObject({
      multiInstance: { tells: [{ when: { text: 'x = 1' }, events: [{ kind: 'message' }] }] },
    });
  });

  it.each([
    ['1', []],
    ['999', []],
    ['0', ['bad-attribute x']],
    ['1000', ['bad-attribute x']],
    ['a1', ['bad-attribute x']],
    ['1a', ['bad-attribute x']],
  ])('of at most %s rounds', (loopMaximum, codes) => {
    expect(codesOf(through(userTask('x', {}, draw('standardLoopCharacteristics', { loopMaximum }))))).toEqual(
      codes,
    );
  });
});

describe('parameters are read', () => {
  const io = (...inside: Part[]) => through(userTask('x', {}, draw('camunda:inputOutput', {}, ...inside)));
  const input = (...inside: (Part | string)[]) => draw('camunda:inputParameter', { name: 'a' }, ...inside);
  const nested = (depth: number): Part =>
    draw('camunda:map', {}, draw('camunda:entry', { key: 'k' }, ...(depth > 0 ? [nested(depth - 1)] : [])));

  it.each<[string, DrawnElement, string[]]>([
    [
      'two sets of them',
      through(userTask('x', {}, draw('camunda:inputOutput'), draw('camunda:inputOutput'))),
      ['several-mappings x'],
    ],
    ['something else among them', io(draw('camunda:connector')), ['unsupported-element x']],
    ['one without a name', io(draw('camunda:inputParameter', {}, '1')), ['bad-mapping x']],
    ['one with two values', io(input(draw('camunda:list'), draw('camunda:list'))), ['bad-mapping x']],
    ['one with something else', io(input(draw('camunda:thing'))), ['bad-mapping x']],
    ['maps in a map, many times', io(input(nested(30))), ['bad-mapping x']],
    ['maps in a map', io(input(nested(15))), []],
    [
      'something that is not an entry',
      io(input(draw('camunda:map', {}, draw('camunda:value', { key: 'k' })))),
      ['bad-mapping x'],
    ],
    [
      'a script without a text',
      io(input(draw('camunda:script', { scriptFormat: 'feel' }))),
      ['missing-expression x'],
    ],
    [
      'a list of a script without a text',
      io(input(draw('camunda:list', {}, draw('camunda:script')))),
      ['missing-expression x'],
    ],
  ])('or refused, with %s', (_what, drawn, codes) => {
    expect(codesOf(drawn)).toEqual(codes);
  });

  it('with lists of texts, lists and scripts, and leaving out what cannot be read', () => {
    const drawn = io(
      input(
        draw(
          'camunda:list',
          {},
          draw('camunda:value', {}, 'b'),
          draw('camunda:list', {}, draw('camunda:value', {}, 'c')),
          draw('camunda:script', { scriptFormat: 'feel' }, '1 + 1'),
        ),
      ),
      draw('camunda:outputParameter', { name: 'o' }, 'fixed'),
    );
    expect(nodeIn(drawn)?.['inputOutput']).toEqual({
      inputs: [
        {
          name: 'a',
          value: {
            list: [{ literal: 'b' }, { list: [{ literal: 'c' }] }, { language: 'feel', text: '1 + 1' }],
          },
        },
      ],
      outputs: [{ name: 'o', value: { literal: 'fixed' } }],
    });
  });

  it.each<[Record<string, string>, boolean]>([
    [{ source: 'a', target: 'b' }, true],
    [{ sourceExpression: '${a}', target: 'b' }, true],
    [{ variables: 'all' }, true],
    [{ variables: 'all', local: 'true' }, true],
    [{ source: 'a', target: 'b', local: 'true' }, true],
    [{ source: 'a', sourceExpression: '${a}', target: 'b' }, false],
    [{ source: 'a' }, false],
    [{ target: 'b' }, false],
    [{ variables: 'some' }, false],
    [{ variables: 'some', source: 'a', target: 'b' }, false],
  ])('between processes: %j is taken (%s)', (attributes, isTaken) => {
    const drawn = through(
      draw('callActivity', { id: 'x', calledElement: 'p' }, draw('camunda:in', attributes)),
    );
    expect(codesOf(drawn)).toEqual(isTaken ? [] : ['bad-mapping x']);
  });
});

describe('an event is read', () => {
  const catching = (...inside: Part[]) => through(draw('intermediateCatchEvent', { id: 'x' }, ...inside));
  const eventSub = (event: Part, ...more: Part[]) =>
    draw(
      'subProcess',
      { id: 'sub', triggeredByEvent: 'true' },
      draw('startEvent', { id: 'x' }, event),
      ...more,
    );

  it('about an error or an escalation with what it hands on', () => {
    const error = eventSub(
      draw('errorEventDefinition', {
        errorRef: 'E',
        'camunda:errorCodeVariable': 'code',
        'camunda:errorMessageVariable': 'words',
      }),
    );
    expect(nodeIn(through(userTask('y'), error))).toMatchObject({
      event: { kind: 'error', code: 'E', codeVariable: 'code', messageVariable: 'words' },
    });
    const escalation = eventSub(
      draw('escalationEventDefinition', { escalationRef: 'X', 'camunda:escalationCodeVariable': 'code' }),
    );
    expect(nodeIn(through(userTask('y'), escalation))).toMatchObject({
      event: { kind: 'escalation', code: 'X', codeVariable: 'code' },
    });
  });

  it.each<[string, DrawnElement, string[]]>([
    [
      'two times',
      catching(
        draw(
          'timerEventDefinition',
          {},
          draw('timeDate', {}, '2026-01-01T00:00:00Z'),
          draw('timeDuration', {}, 'PT1H'),
        ),
      ),
      ['bad-timer x'],
    ],
    ['no time', catching(draw('timerEventDefinition')), ['bad-timer x']],
    ['an empty time', catching(draw('timerEventDefinition', {}, draw('timeDate'))), ['bad-timer x']],
    [
      'a time and words about it',
      catching(
        draw('timerEventDefinition', {}, draw('documentation', {}, 'TEST'), draw('timeDuration', {}, 'PT1H')),
      ),
      [],
    ],
    [
      'something that is not executed',
      catching(draw('messageEventDefinition', { messageRef: 'M' }, draw('camunda:connector'))),
      ['unsupported-element x'],
    ],
    [
      'something nobody knows',
      catching(draw('messageEventDefinition', { messageRef: 'M' }, draw('somethingElse'))),
      ['unsupported-element x'],
    ],
    ['a condition that is not there', catching(draw('conditionalEventDefinition')), ['missing-expression x']],
    [
      'an error that is nowhere declared, as its own code',
      through(userTask('y'), boundary('x', 'y', onError('own')), flow('x', 'end')),
      [],
    ],
    [
      'an escalation that is nowhere declared',
      through(userTask('y'), boundary('x', 'y', onEscalation('own')), flow('x', 'end')),
      ['unknown-escalation x'],
    ],
    [
      'an error that does not interrupt',
      through(userTask('y'), boundary('x', 'y', onError('E'), false), flow('x', 'end')),
      ['bad-attribute x'],
    ],
    [
      'an error among others that does not interrupt',
      through(
        userTask('y'),
        draw(
          'boundaryEvent',
          { id: 'x', attachedToRef: 'y', cancelActivity: 'false' },
          onError('E'),
          onMessage('M'),
        ),
        flow('x', 'end'),
      ),
      ['bad-attribute x'],
    ],
    [
      'a border of a gateway',
      through(draw('parallelGateway', { id: 'y' }), boundary('x', 'y', after('PT1H')), flow('x', 'end')),
      ['missing-attached-to x'],
    ],
    [
      'a border of an event',
      through(
        draw('intermediateThrowEvent', { id: 'y' }),
        boundary('x', 'y', after('PT1H')),
        flow('x', 'end'),
      ),
      ['missing-attached-to x'],
    ],
  ])('or refused, with %s', (_what, drawn, codes) => {
    expect(codesOf(drawn)).toEqual(codes);
  });

  it.each(['parallelGateway', 'inclusiveGateway', 'exclusiveGateway', 'complexGateway'])(
    'and a %s cannot be repeated, counted or undone, nor have anything at its border',
    (type) => {
      for (const extra of [
        { startQuantity: '2' },
        { completionQuantity: '2' },
        { isForCompensation: 'true' },
      ] as Record<string, string>[])
        expect(codesOf(through(draw(type, { id: 'x', ...extra })))).toEqual(['unsupported-attribute x']);
      expect(
        codesOf(through(draw(type, { id: 'y' }), boundary('x', 'y', after('PT1H')), flow('x', 'end'))),
      ).toEqual(['missing-attached-to x']);
    },
  );

  it('with a message that belongs to whoever throws it, and to whoever sends it', () => {
    const payload = draw('koers:send', {}, draw('koers:payload', { source: '=1', target: 'a' }));
    for (const type of ['intermediateThrowEvent', 'endEvent'] as const) {
      const thrown = draw(type, { id: 'x' }, onMessage('M'), payload);
      const drawn = type === 'endEvent' ? around(start(), thrown, flow('start', 'x')) : through(thrown);
      expect(nodeIn(drawn)).toMatchObject({ event: { send: { payload: [{ target: 'a' }] } } });
      const twice = draw(type, { id: 'x' }, onMessage('M'), payload, draw('koers:send'));
      expect(
        codesOf(type === 'endEvent' ? around(start(), twice, flow('start', 'x')) : through(twice)),
      ).toEqual(['several-sends x']);
    }
  });

  it.each<[string, Part, string[]]>([
    [
      'repeats',
      draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '2')),
      ['bad-event-sub-process sub'],
    ],
    ['maps', draw('camunda:inputOutput'), ['bad-event-sub-process sub']],
    ['has words about it', draw('documentation', {}, 'TEST'), []],
  ])('by an event sub-process, which is refused when it %s', (_what, inside, codes) => {
    expect(codesOf(through(userTask('y'), eventSub(onMessage('M'), inside)))).toEqual(codes);
  });

  it.each(['camunda:asyncBefore', 'camunda:asyncAfter'])(
    'by an event sub-process that begins by its event alone, without %s',
    (name) => {
      const sub = eventSub(onMessage('M'));
      const later = { ...sub, attributes: { ...sub.attributes, [name]: 'true' } };
      expect(codesOf(through(userTask('y'), later))).toEqual(['bad-event-sub-process sub']);
    },
  );

  it.each(['eventBasedGateway', 'endEvent', 'complexGateway'])(
    'and nothing continues later behind a %s, where nothing is to be done any more',
    (type) => {
      const part = draw(type, { id: 'x', 'camunda:asyncAfter': 'true' });
      const caught = draw('intermediateCatchEvent', { id: 'm' }, onMessage('M'));
      const drawn =
        type === 'endEvent'
          ? around(start(), part, flow('start', 'x'))
          : around(start(), part, caught, end(), ...chain('start', 'x', 'm', 'end'));
      expect(codesOf(drawn)).toEqual(['unsupported-attribute x']);
    },
  );
});

describe('what undoes something is read', () => {
  const throwing = (activityRef: string) =>
    draw('intermediateThrowEvent', { id: 'x' }, draw('compensateEventDefinition', { activityRef }));

  it.each<[string, Part[], string[]]>([
    ['an activity that has a handler', [userTask('a'), ...undoable('a')], []],
    ['a sub-process', [draw('subProcess', { id: 'a' }, start('s'))], []],
    ['a plain task', [userTask('a')], ['bad-compensation x']],
    ['nothing', [], ['bad-compensation x']],
  ])('when it is about %s', (_what, parts, codes) => {
    expect(codesOf(through(throwing('a'), ...parts))).toEqual(codes);
  });

  it('and stands apart: no flows to it, from it, or at its border', () => {
    const undo = userTask('undo-a', { isForCompensation: 'true' });
    const drawn = (...more: Part[]) => codesOf(through(userTask('a'), ...undoable('a', undo), ...more));
    expect(drawn()).toEqual([]);
    expect(drawn(flow('start', 'undo-a'))).toContain('bad-compensation undo-a');
    expect(drawn(flow('undo-a', 'end'))).toContain('bad-compensation undo-a');
    expect(drawn(flow('undone-a', 'end'))).toContain('bad-compensation undone-a');
    expect(drawn(boundary('b', 'undo-a', after('PT1H')), flow('b', 'end'))).toContain(
      'bad-compensation undo-a',
    );
  });
});

describe('a transaction is read', () => {
  const transaction = (ending: Part[], ...more: Part[]) =>
    codesOf(
      through(
        draw(
          'transaction',
          { id: 'x' },
          start('s'),
          draw('endEvent', { id: 'e' }, ...ending),
          flow('s', 'e'),
        ),
        ...more,
      ),
    );
  const cancelled = draw('cancelEventDefinition');
  const border = [boundary('b', 'x', cancelled), flow('b', 'end')];

  it('with a way on for when it is cancelled, and only one', () => {
    expect(transaction([cancelled], ...border)).toEqual([]);
    expect(transaction([cancelled])).toEqual(['bad-cancel x']);
    expect(transaction([])).toEqual([]);
    expect(transaction([cancelled], ...border, boundary('c', 'x', cancelled), flow('c', 'end'))).toEqual([
      'bad-cancel x',
    ]);
  });

  it('without what is drawn outside it', () => {
    const other = draw(
      'transaction',
      { id: 'y' },
      start('s2'),
      draw('endEvent', { id: 'e2' }, cancelled),
      flow('s2', 'e2'),
    );
    expect(transaction([], other)).toEqual(['bad-cancel y']);
    expect(codesOf(through(service('x'), boundary('b', 'x', cancelled), flow('b', 'end')))).toEqual([
      'bad-cancel x',
    ]);
  });
});

describe('a listener is read', () => {
  const hearing = (attributes: Record<string, string>, ...inside: Part[]) =>
    codesOf(through(userTask('x', {}, draw('camunda:executionListener', attributes, ...inside))));
  const onTask = (...inside: Part[]) =>
    codesOf(
      through(
        userTask('x', {}, draw('camunda:taskListener', { event: 'timeout', expression: '${1}' }, ...inside)),
      ),
    );

  it('with an expression or a script', () => {
    expect(hearing({ event: 'start', expression: '${1}' })).toEqual([]);
    expect(hearing({ event: 'end' }, draw('camunda:script', { scriptFormat: 'feel' }, '1'))).toEqual([]);
    expect(onTask(after('PT1H'))).toEqual([]);
  });

  it.each<[string, readonly string[], string]>([
    ['no event', hearing({ expression: '${1}' }), 'bad-listener x'],
    ['an event that it cannot hear', hearing({ event: 'take', expression: '${1}' }), 'bad-listener x'],
    ['nothing to do', hearing({ event: 'start' }), 'bad-listener x'],
    ['a text', hearing({ event: 'start', expression: 'text' }), 'bad-listener x'],
    ['something else inside', hearing({ event: 'start' }, draw('camunda:field')), 'bad-listener x'],
    ['a class', hearing({ event: 'start', class: 'a.B' }), 'unsupported-listener x'],
    ['a bean', hearing({ event: 'start', delegateExpression: '${b}' }), 'unsupported-listener x'],
    ['no time', onTask(), 'bad-listener x'],
    ['another event than a time', onTask(when('x = 1')), 'bad-listener x'],
  ])('or refused, with %s', (_what, codes, code) => {
    expect(codes).toContain(code);
  });
});
