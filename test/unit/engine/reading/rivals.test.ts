import { describe, expect, it } from '@jest/globals';
import { compile } from '../../../../src/engine/compile.js';
import {
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onEscalation,
  onMessage,
  onSignal,
  process,
  start,
  undoable,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const roots = [
  ...named('message', 'M', 'N'),
  ...named('signal', 'S'),
  ...named('escalation', 'E', 'F'),
] as const;

const problemsOf = (
  parts: readonly Part[],
  more: readonly Part[] = roots,
  isNew = true,
): readonly string[] => {
  const compiled = compile(diagram(process(...parts), ...more), tinyEvaluator(), isNew);
  return compiled.ok ? [] : compiled.reason.map(({ code, element }) => `${code} ${element ?? ''}`);
};

const sub = (id: string, ...inside: Part[]): Part => draw('subProcess', { id }, ...inside);
const around = (host: Part, ...more: Part[]): Part[] => [
  start(),
  host,
  end(),
  ...chain('start', host.id ?? '', 'end'),
  ...more,
];
const borders = (host: string, one: Part, other: Part): Part[] => [
  boundary('one', host, one),
  boundary('other', host, other),
  flow('one', 'end'),
  flow('other', 'end'),
];
const whenever = (id: string, event: Part): Part =>
  draw(
    'subProcess',
    { id, triggeredByEvent: 'true' },
    start(`${id}-start`, event),
    end(`${id}-end`),
    flow(`${id}-start`, `${id}-end`),
  );
const inner = [start('in'), end('out'), flow('in', 'out')];

describe('two events for the same thing at one place', () => {
  it.each([
    ['messages at a border', onMessage('M'), onMessage('M')],
    ['signals at a border', onSignal('S'), onSignal('S')],
    ['escalations with one code', onEscalation('E'), onEscalation('E')],
    ['escalations of which one has no code', onEscalation('E'), onEscalation()],
  ])('are refused: %s', (_name, one, other) => {
    expect(problemsOf(around(userTask('task'), ...borders('task', one, other)))).toEqual([
      'duplicate-trigger other',
    ]);
  });

  it.each([
    ['different messages', onMessage('M'), onMessage('N')],
    ['different codes', onEscalation('E'), onEscalation('F')],
    ['different kinds', onMessage('M'), onSignal('S')],
  ])('are no rivals when they are %s', (_name, one, other) => {
    expect(problemsOf(around(userTask('task'), ...borders('task', one, other)))).toEqual([]);
  });

  it('are refused in two event sub-processes, and in one and at the border', () => {
    const inside = [...inner, whenever('a', onMessage('M')), whenever('b', onMessage('M'))];
    expect(problemsOf(around(sub('sub', ...inside)))).toEqual(['duplicate-trigger b-start']);
    const border = [boundary('one', 'sub', onMessage('M')), flow('one', 'end')];
    const once = sub('sub', ...inner, whenever('a', onMessage('M')));
    expect(problemsOf(around(once, ...border))).toEqual(['duplicate-trigger one']);
  });

  it('are told apart where an event sub-process hears an escalation before the border', () => {
    const inside = sub('sub', ...inner, whenever('a', onEscalation('E')));
    const border = [boundary('one', 'sub', onEscalation('E')), flow('one', 'end')];
    expect(problemsOf(around(inside, ...border))).toEqual([]);
  });

  it('are refused behind one event gateway', () => {
    const caught = (id: string): Part => draw('intermediateCatchEvent', { id }, onMessage('M'));
    const parts = [start(), draw('eventBasedGateway', { id: 'gate' }), caught('a'), caught('b'), end()];
    const flows = [...chain('start', 'gate', 'a', 'end'), ...chain('gate', 'b', 'end')];
    expect(problemsOf([...parts, ...flows])).toEqual(['duplicate-trigger b']);
  });

  it('are refused as conditions that start a process, and may both hold inside it', () => {
    const begins = [
      start('a', when('=x')),
      start('b', when('=x')),
      end(),
      flow('a', 'end'),
      flow('b', 'end'),
    ];
    expect(problemsOf(begins)).toEqual(['duplicate-trigger b']);
    expect(problemsOf(around(userTask('task'), ...borders('task', when('=x'), when('=x'))))).toEqual([]);
  });

  it('stay what they are in a model that is deployed already', () => {
    const parts = around(userTask('task'), ...borders('task', onMessage('M'), onMessage('M')));
    expect(problemsOf(parts, roots, false)).toEqual([]);
  });
});

describe('what is named beside the processes', () => {
  it('has an id, and each signal a name of its own', () => {
    const beside = [
      draw('error', { errorCode: 'x' }),
      ...named('signal', 'S'),
      draw('signal', { id: 'T', name: 'S' }),
    ];
    expect(problemsOf(around(userTask('task')), beside)).toEqual(['missing-id ', 'duplicate-trigger ']);
  });
});

describe('an event out of reach', () => {
  const undo = (id: string, activityRef: string): Part =>
    draw('intermediateThrowEvent', { id }, draw('compensateEventDefinition', { activityRef }));

  it('may not compensate what is further in or further out', () => {
    const further = sub(
      'sub',
      start('in'),
      userTask('deep'),
      ...undoable('deep'),
      end('out'),
      ...chain('in', 'deep', 'out'),
    );
    const outside = [start(), further, undo('undo', 'deep'), end(), ...chain('start', 'sub', 'undo', 'end')];
    expect(problemsOf(outside)).toEqual(['bad-compensation undo']);
    const within = sub('sub', start('in'), undo('undo', 'task'), end('out'), ...chain('in', 'undo', 'out'));
    const inside = [
      start(),
      userTask('task'),
      ...undoable('task'),
      within,
      end(),
      ...chain('start', 'task', 'sub', 'end'),
    ];
    expect(problemsOf(inside)).toEqual(['bad-compensation undo']);
  });

  it('may not be a second way in which a sub-process undoes itself', () => {
    const self = (id: string): Part => whenever(id, draw('compensateEventDefinition'));
    expect(problemsOf(around(sub('sub', ...inner, self('a'), self('b'))))).toEqual([
      'bad-compensation b-start',
    ]);
  });

  it('may not wait for an escalation of a task that never escalates', () => {
    const heard = [boundary('one', 'task', onEscalation('E')), flow('one', 'end')];
    expect(problemsOf(around(draw('manualTask', { id: 'task' }), ...heard))).toEqual([
      'unsupported-event one',
    ]);
    expect(problemsOf(around(userTask('task'), ...heard))).toEqual([]);
  });
});
