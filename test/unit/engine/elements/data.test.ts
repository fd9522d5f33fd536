import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import type { Variables } from '../../../../src/engine/variables.js';
import {
  boundary,
  after,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onMessage,
  onSignal,
  process,
  script,
  service,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { defined, Story } from '../../../support/engine/story.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const text = (type: string, content: string): Part => draw(type, {}, content);
const object = (id: string, attributes: Record<string, string> = {}): Part =>
  draw('dataObject', { id, ...attributes });
const association =
  (kind: 'Input' | 'Output') =>
  (source: string | undefined, target: string, ...inside: Part[]): Part =>
    draw(
      `data${kind}Association`,
      {},
      source !== undefined && text('sourceRef', source),
      text('targetRef', target),
      ...inside,
    );
const into = association('Input');
const outOf = association('Output');
const assign = (from: string, to: string): Part => draw('assignment', {}, text('from', from), text('to', to));
const dataInput = (id: string, name = id): Part => draw('dataInput', { id, name });
const dataOutput = (id: string, name = id): Part => draw('dataOutput', { id, name });
const io = (...inside: Part[]): Part => draw('ioSpecification', {}, ...inside);
const set = (kind: 'input' | 'output', refs: readonly string[], optional: readonly string[] = []): Part => {
  const word = kind === 'input' ? 'Input' : 'Output';
  return draw(
    `${kind}Set`,
    {},
    ...refs.map((ref) => text(`data${word}Refs`, ref)),
    ...optional.map((ref) => text(`optional${word}Refs`, ref)),
  );
};
const items = [
  draw('itemDefinition', { id: 'Text', structureRef: 'xsd:string' }),
  draw('itemDefinition', { id: 'Count', structureRef: 'java.lang.Integer' }),
  draw('itemDefinition', { id: 'Amount', structureRef: 'xsd:decimal' }),
  draw('itemDefinition', { id: 'Yes', structureRef: 'xsd:boolean' }),
  draw('itemDefinition', { id: 'Texts', structureRef: 'xsd:string', isCollection: 'true' }),
  draw('itemDefinition', { id: 'Form', structureRef: 'tns:formType' }),
];

const drawing = (activity: Part, ...more: Part[]): DrawnElement =>
  diagram(
    process(start(), activity, userTask('after'), end(), ...chain('start', 'x', 'after', 'end'), ...more),
    ...items,
    ...named('message', 'TestMessage'),
    ...named('signal', 'TestSignal'),
  );
const row = (activity: Part, ...more: Part[]): Story => new Story(drawing(activity, ...more));

/** What a task at work sees that is its own. */
const ownOf = (story: Story, element = 'x'): Variables | undefined =>
  Object.values(story.state.scopes).find(
    (scope) => scope.kind === 'activity' && (scope.element as string) === element,
  )?.variables;

const codesOf = (drawn: DrawnElement): readonly string[] => {
  const compiled = compile(drawn, tinyEvaluator());
  return compiled.ok ? [] : compiled.reason.map(({ code, element }) => `${code} ${element ?? ''}`);
};

describe('data that goes into an activity', () => {
  const taking = userTask('x', {}, io(dataInput('i', 'order')), into('object', 'i'));

  it('is a copy of its own', () => {
    const story = row(taking, object('object', { name: 'parcel' })).start({ parcel: 'p1' });
    expect(ownOf(story)).toEqual({ order: 'p1' });
    story.complete('x', { order: 'p2' });
    expect(story.variables()).toEqual({ parcel: 'p1' });
    story.complete('after');
    story.expectOver();
  });

  it('is waited for, and nothing of the activity begins before', () => {
    const story = row(
      taking,
      object('object', { name: 'parcel' }),
      boundary('late', 'x', after('P1D')),
      userTask('side'),
      flow('late', 'side'),
    ).start();
    expect(story.at('x').waiting).toBe('data');
    expect([story.ofType('UserTaskOpened'), Object.keys(story.state.jobs)]).toEqual([[], []]);
    story.do({ type: 'SetVariables', variables: { values: { other: 1 } } });
    expect(story.at('x').waiting).toBe('data');
    story.do({ type: 'SetVariables', variables: { values: { parcel: 'p1' } } });
    expect(story.at('x').waiting).toBe('userTask');
    expect(ownOf(story)).toEqual({ order: 'p1' });
    expect(Object.keys(story.state.jobs)).toHaveLength(1);
  });

  it('comes from another branch, which makes it go on', () => {
    const story = row(
      draw('parallelGateway', { id: 'x' }),
      userTask('giving', {}, io(dataOutput('o', 'made')), outOf('o', 'reference')),
      { ...taking, id: 'taking' },
      object('object'),
      draw('dataObjectReference', { id: 'reference', dataObjectRef: 'object', name: 'parcel' }),
      ...chain('x', 'giving'),
      ...chain('x', 'taking'),
    ).start();
    expect(story.at('taking').waiting).toBe('data');
    story.complete('giving', { made: 'p3' });
    expect(story.variables()).toEqual({ parcel: 'p3' });
    expect(ownOf(story, 'taking')).toEqual({ order: 'p3' });
  });

  it('is named by what expressions can say, or else by its id', () => {
    for (const [attributes, variable] of [
      [{ name: 'parcel' }, 'parcel'],
      [{ name: 'the parcel' }, 'object'],
      [{}, 'object'],
      [{ name: '__hidden' }, 'object'],
    ] as const)
      expect(ownOf(row(taking, object('object', attributes)).start({ [variable]: 1 }))).toEqual({ order: 1 });
  });

  it('is computed by a transformation or by assignments, which need their sources first', () => {
    const computed = (...inside: Part[]) =>
      row(userTask('x', {}, io(dataInput('i')), into('a', 'i', ...inside)), object('a')).start({ a: 2 });
    expect(ownOf(computed(text('transformation', '=a + 1')))).toEqual({ i: 3 });
    expect(ownOf(computed(assign('=a + 2', 'i')))).toEqual({ i: 4 });
    expect(ownOf(computed(assign('=a', 'i.first'), assign('"b"', 'i.deep.second')))).toEqual({
      i: { first: 2, deep: { second: 'b' } },
    });
    const waiting = row(
      userTask('x', {}, io(dataInput('i')), into('a', 'i', text('transformation', '=a + 1'))),
      object('a'),
    ).start();
    expect(waiting.at('x').waiting).toBe('data');
  });

  it('is taken from the first set that is complete, and the others stay empty', () => {
    const either = userTask(
      'x',
      {},
      io(
        dataInput('one'),
        dataInput('two'),
        dataInput('three'),
        set('input', ['one', 'two'], ['two']),
        set('input', ['three']),
      ),
      into('a', 'one'),
      into('b', 'two'),
      into('c', 'three'),
    );
    const story = (variables: Variables) =>
      row(either, object('a'), object('b'), object('c')).start(variables);
    expect(ownOf(story({ a: 1, c: 3 }))).toEqual({ one: 1, two: null, three: null });
    expect(ownOf(story({ a: 1, b: 2, c: 3 }))).toEqual({ one: 1, two: 2, three: null });
    expect(ownOf(story({ b: 2, c: 3 }))).toEqual({ one: null, two: null, three: 3 });
    expect(story({ b: 2 }).at('x').waiting).toBe('data');
  });

  it('may be a property, which is not waited for', () => {
    const story = row(
      userTask('x', {}, draw('property', { id: 'p', name: 'mine' }), into('a', 'p')),
      object('a'),
    );
    expect(ownOf(story.start())).toEqual({ mine: null });
  });

  it('keeps its declared type', () => {
    const story = row(taking, object('object', { name: 'parcel' }));
    story.do({
      type: 'StartProcess',
      instance: 'i' as never,
      variables: { values: { parcel: '2026-03-02' }, types: { parcel: 'Date' } },
    });
    expect(Object.values(story.state.scopes).find(({ kind }) => kind === 'activity')?.types).toEqual({
      order: 'Date',
    });
  });

  it('is what a throwing event and a send task say', () => {
    const story = row(
      draw(
        'intermediateThrowEvent',
        { id: 'x' },
        onSignal('TestSignal'),
        dataInput('i', 'told'),
        into('a', 'i'),
      ),
      object('a'),
    ).start({ a: 7, secret: 1 });
    expect(story.ofType('SignalThrown').map(({ variables }) => variables)).toEqual([{ told: 7 }]);
    const sending = row(
      draw(
        'sendTask',
        { id: 'x', messageRef: 'TestMessage' },
        draw('koers:send'),
        io(dataInput('i', 'told')),
        into('a', 'i'),
      ),
      object('a'),
    ).start({ a: 7 });
    expect(sending.ofType('MessageThrown').map(({ message }) => message.variables)).toEqual([{ told: 7 }]);
  });

  it('cannot be passed by moving the instance to a version that does not need it, but that goes on then', () => {
    const story = row(taking, object('object')).start();
    story.migrate(drawing(userTask('x')));
    expect(story.at('x').waiting).toBe('userTask');
  });
});

describe('data that comes out of an activity', () => {
  const giving = (type: string, ...more: Part[]) =>
    row(
      userTask('x', {}, io(dataOutput('o', 'made'), ...more), outOf('o', 'object')),
      object('object', { name: 'parcel', itemSubjectRef: type }),
    ).start();

  it('is copied to the data object when the activity is done, and nothing else of its own is left', () => {
    const story = giving('Form').complete('x', { made: { any: 1 } });
    expect(story.variables()).toEqual({ parcel: { any: 1 } });
  });

  it('is needed to end', () => {
    const story = giving('Form');
    expect(story.attempt({ type: 'CompleteUserTask', token: story.at('x').id })).toMatchObject({
      code: 'data-not-as-drawn',
      element: 'x',
    });
    expect(story.where()).toEqual(['x']);
  });

  it('need not be there when one set of it is complete without', () => {
    const story = giving('Form', set('output', ['o'], ['o'])).complete('x');
    expect(story.variables()).toEqual({});
  });

  it.each([
    ['Text', 'word', 1],
    ['Count', 3, 1.5],
    ['Amount', 1.5, '1.5'],
    ['Yes', false, 'false'],
    ['Texts', ['a'], 'a'],
    ['Texts', [], [1]],
  ])('is held against %s: %j fits, %j does not', (type, fitting, other) => {
    expect(giving(type).complete('x', { made: fitting }).variables()).toEqual({ parcel: fitting });
    const story = giving(type);
    expect(
      story.attempt({
        type: 'CompleteUserTask',
        token: story.at('x').id,
        variables: { values: { made: other as never } },
      }),
    ).toMatchObject({ code: 'data-not-as-drawn' });
  });

  it('sets a field in what is there', () => {
    const story = row(
      userTask('x', {}, io(dataOutput('o', 'made')), outOf('o', 'object', assign('=made', 'object.part'))),
      object('object'),
    ).start({ object: { part: 1, kept: 2 } });
    expect(story.complete('x', { made: 9 }).variables()).toEqual({ object: { part: 9, kept: 2 } });
  });

  it('is what a worker, a script and a decision make', () => {
    const made = (task: Part): Part => ({
      ...task,
      children: [...task.children, io(dataOutput('o', 'made')), outOf('o', 'object')],
    });
    expect(
      row(made(service('x')), object('object'))
        .start()
        .work('x', { made: 1 })
        .variables(),
    ).toEqual({
      object: 1,
    });
    expect(
      row(made(script('x', 'made', '4')), object('object'))
        .start()
        .variables(),
    ).toEqual({ object: 4 });
  });

  it('is what a catching event heard', () => {
    const story = row(
      draw(
        'intermediateCatchEvent',
        { id: 'x' },
        onMessage('TestMessage'),
        dataOutput('o', 'heard'),
        outOf('o', 'object'),
      ),
      object('object'),
    ).start();
    expect(story.deliver('TestMessage', { heard: 5 }).variables()).toEqual({ heard: 5, object: 5 });
  });
});

describe('data in a sub-process', () => {
  const inside = (...more: Part[]): Part =>
    draw(
      'subProcess',
      { id: 'x' },
      start('in'),
      userTask('task', {}, io(dataOutput('o', 'made')), outOf('o', 'object')),
      userTask('next', {}, io(dataInput('i', 'taken')), into('object', 'i')),
      ...chain('in', 'task', 'next'),
      object('object', { name: 'parcel' }),
      ...more,
    );

  it('lives as long as the sub-process', () => {
    const story = row(inside()).start().complete('task', { made: 'p' });
    expect(ownOf(story, 'next')).toEqual({ taken: 'p' });
    expect(story.complete('next').variables()).toEqual({});
  });

  it('is its own in each run of a sub-process that repeats', () => {
    const each = draw('multiInstanceLoopCharacteristics', {}, text('loopCardinality', '2'));
    const story = row(inside(each)).start();
    story.complete('task', { made: 'p' }).complete('task', { made: 'q' });
    expect(
      Object.values(story.state.scopes).flatMap(({ kind, variables }) =>
        kind === 'activity' ? [variables['taken']] : [],
      ),
    ).toEqual(['p', 'q']);
  });

  it('may be an input of the whole', () => {
    const story = row(
      draw(
        'subProcess',
        { id: 'x' },
        io(dataInput('given', 'given')),
        into('outer', 'given'),
        start('in'),
        userTask('task', {}, io(dataInput('i', 'taken')), into('given', 'i')),
        flow('in', 'task'),
      ),
      object('outer'),
    ).start({ outer: 1 });
    expect(ownOf(story, 'task')).toEqual({ taken: 1 });
  });

  it('of the process are its variables', () => {
    const story = row(
      userTask(
        'x',
        {},
        io(dataInput('i', 'taken'), dataOutput('o', 'made')),
        into('wanted', 'i'),
        outOf('o', 'result'),
      ),
      io(dataInput('wanted'), dataOutput('result')),
    ).start({ wanted: 1 });
    expect(ownOf(story)).toEqual({ taken: 1, made: null });
    expect(story.complete('x', { made: 2 }).variables()).toEqual({ wanted: 1, result: 2 });
  });
});

describe('an activity that repeats over data', () => {
  const looping = (...inside: Part[]): Part => draw('multiInstanceLoopCharacteristics', {}, ...inside);
  const over = [text('loopDataInputRef', 'list'), draw('inputDataItem', { id: 'item', name: 'person' })];
  const making = [
    text('loopDataOutputRef', 'answers'),
    draw('outputDataItem', { id: 'made', name: 'answer' }),
  ];

  it('goes through its input, and gives the list of what its runs made', () => {
    const story = row(
      userTask(
        'x',
        { 'camunda:assignee': '=person' },
        io(dataInput('list', 'people'), dataOutput('answers', 'replies')),
        into('team', 'list'),
        outOf('answers', 'result'),
        looping(...over, ...making),
      ),
      object('team'),
      object('result'),
    ).start({ team: ['p1', 'p2'] });
    expect(story.ofType('UserTaskOpened').map(({ task }) => task.assignee)).toEqual(['p1', 'p2']);
    const [, second] = story.tokensAt('x').filter(({ waiting }) => waiting === 'userTask');
    story.do({
      type: 'CompleteUserTask',
      token: second?.id as never,
      variables: { values: { answer: 'two' } },
    });
    story.complete('x', { answer: 'one' });
    expect(story.variables()).toEqual({ team: ['p1', 'p2'], result: ['one', 'two'] });
    story.complete('after');
    story.expectOver();
  });

  it('needs no associations to make a list, and makes an empty one of an empty one', () => {
    const task = userTask('x', {}, looping(...over, ...making));
    const story = row(task).start({ list: ['p1', 'p2'] });
    story.complete('x', { answer: 1 }).complete('x');
    expect(story.variables()).toEqual({ list: ['p1', 'p2'], answers: [1, null] });
    expect(row(task).start({ list: [] }).variables()).toEqual({ list: [], answers: [] });
  });

  it('leaves empty what a run did not make that was cut short', () => {
    const enough = text('completionCondition', 'nrOfCompletedInstances >= 1');
    const story = row(userTask('x', {}, looping(...over, ...making, enough))).start({ list: ['p1', 'p2'] });
    expect(story.complete('x', { answer: 1 }).variables()['answers']).toEqual([1, null]);
  });

  it('says both where its list goes and what is in it', () => {
    const half = looping(...over, text('loopDataOutputRef', 'answers'));
    expect(codesOf(drawing(userTask('x', {}, half)))).toEqual(['bad-multi-instance x']);
  });
});

describe('data that nothing is associated with', () => {
  /** As Camunda's modeler draws arrows to and from a task. */
  const arrows = [
    draw('property', { id: 'p', name: '__targetRef_placeholder' }),
    into('reference', 'p'),
    draw('dataOutputAssociation', {}, text('targetRef', 'reference')),
  ];
  const objects = [
    object('object'),
    draw('dataObjectReference', { id: 'reference', dataObjectRef: 'object', name: 'parcel' }),
    draw('dataStoreReference', { id: 'store' }),
    draw('property', { id: 'free', name: 'free' }),
  ];

  it('is a drawing', () => {
    const drawn = drawing(userTask('x', {}, ...arrows, io(dataInput('i'), set('input', ['i']))), ...objects);
    const { nodes } = defined(drawn);
    expect([...nodes.values()].filter(({ data, holds, ownScope }) => data ?? holds ?? ownScope)).toEqual([]);
    const story = new Story(drawn).start();
    expect(story.where()).toEqual(['x']);
    expect(story.variables()).toEqual({});
  });

  it('is a drawing in a sub-process too, where other data is executed', () => {
    const story = row(
      draw(
        'subProcess',
        { id: 'x' },
        start('in'),
        userTask('task', {}, io(dataInput('i')), into('a', 'i')),
        flow('in', 'task'),
        object('a'),
        object('b'),
      ),
    ).start({ a: 1 });
    const held = Object.values(story.state.scopes).find(({ kind }) => kind === 'subProcess');
    expect(held?.variables).toEqual({ a: null });
  });
});

describe('data that cannot be executed', () => {
  const taking = (...inside: Part[]): Part => userTask('x', {}, io(dataInput('i')), ...inside);

  it.each([
    ['comes from a data store', taking(into('store', 'i')), ['unsupported-element x']],
    ['comes from nowhere', taking(into('nowhere', 'i')), ['bad-data-association x']],
    ['comes from elsewhere', taking(into('elsewhere', 'i')), ['bad-data-association x']],
    [
      'comes from two places without a word about how',
      taking(
        draw(
          'dataInputAssociation',
          {},
          text('sourceRef', 'a'),
          text('sourceRef', 'b'),
          text('targetRef', 'i'),
        ),
      ),
      ['bad-data-association x'],
    ],
    [
      'is computed for nobody',
      taking(into('a', 'nobody', assign('=a', 'nobody'))),
      ['bad-data-association x'],
    ],
    [
      'is assigned to something else',
      taking(into('a', 'i', assign('=a', 'other'))),
      ['bad-data-association x'],
    ],
    [
      'is assigned nothing',
      taking(into('a', 'i', draw('assignment', {}, text('to', 'i')))),
      ['missing-expression x'],
    ],
    ['is transformed by nothing', taking(into('a', 'i', draw('transformation'))), ['missing-expression x']],
    [
      'comes while the activity goes on',
      userTask(
        'x',
        {},
        io(
          dataInput('i'),
          draw('inputSet', {}, text('dataInputRefs', 'i'), text('whileExecutingInputRefs', 'i')),
        ),
        into('a', 'i'),
      ),
      ['unsupported-element x'],
    ],
  ])('is refused when it %s', (_what, task, codes) => {
    const elsewhere = draw('subProcess', { id: 'other' }, start('in'), object('elsewhere'));
    const drawn = drawing(
      task,
      object('a'),
      object('b'),
      draw('dataStoreReference', { id: 'store' }),
      elsewhere,
      flow('after', 'other'),
    );
    expect(codesOf(drawn)).toEqual(codes);
    // What was deployed before stays what it was: a drawing.
    expect(compile(drawn, tinyEvaluator(), false).ok).toBe(true);
  });

  it('is refused when two of it have one name', () => {
    const drawn = drawing(
      userTask('x', {}, io(dataInput('i'), dataInput('j')), into('a', 'i'), into('b', 'j')),
      object('a', { name: 'same' }),
      object('b', { name: 'same' }),
    );
    expect(codesOf(drawn)).toEqual(['duplicate-data b']);
  });
});
