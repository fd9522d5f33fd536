import { describe, expect, it } from '@jest/globals';
import { juelExpressions } from '../../../../src/adapters/juel/juel-expressions.js';
import type { Circumstances } from '../../../../src/engine/expression.js';
import type { Variables } from '../../../../src/engine/variables.js';
import type { Instant } from '../../../../src/kernel/instant.js';
import type { Json } from '../../../../src/kernel/json.js';

const juel = juelExpressions();

const answer = (text: string, values: Variables = {}): Json => {
  const evaluated = juel.evaluate({ language: 'juel', text }, { values });
  if (!evaluated.ok) throw new Error(`${evaluated.reason.code}: ${evaluated.reason.message}`);
  return evaluated.value;
};

const failure = (text: string, values: Variables = {}): string => {
  const evaluated = juel.evaluate({ language: 'juel', text }, { values });
  return evaluated.ok ? `no failure, but ${JSON.stringify(evaluated.value)}` : evaluated.reason.code;
};

describe('JUEL', () => {
  it.each<[string, Variables, Json]>([
    ['true', {}, true],
    ['input == 1', { input: 1 }, true],
    ['input == 1', { input: '1' }, true],
    ['valid == false', { valid: false }, true],
    ['not confirmed', { confirmed: false }, true],
    ['nrOfCompletedInstances/nrOfInstances >= 0.6 ', { nrOfCompletedInstances: 3, nrOfInstances: 5 }, true],
    ['1 + 2 * 3 - 4 / 2', {}, 5],
    ['-(7 mod 4) + 7 % 4', {}, 0],
    ['10 div 4', {}, 2.5],
    ['a lt b and b ge a or false', { a: 1, b: 2 }, true],
    ['a eq b || a ne b && !(a gt b)', { a: 1, b: 2 }, true],
    ['x le 1 ? "yes" : \'no\'', { x: 2 }, 'no'],
    ['empty list', { list: [] }, true],
    ['not empty text', { text: 'a' }, true],
    ['empty nothing', { nothing: null }, true],
    ['nothing == null', { nothing: null }, true],
    ['order.lines[1].price', { order: { lines: [{ price: 1 }, { price: 2 }] } }, 2],
    ["order['first-name']", { order: { 'first-name': 'TEST' } }, 'TEST'],
    ['list.contains(x) && list.size() == 2', { list: ['a', 'b'], x: 'b' }, true],
    ['"abc".startsWith("ab") && text.length() > 2', { text: 'abc' }, true],
    ["map.containsKey('k')", { map: { k: 1 } }, true],
    ["'it\\'s'", {}, "it's"],
    ['false && missing', {}, false],
    ['"b" > "a"', {}, true],
  ])('answers %s', (text, values, expected) => {
    expect(answer(text, values)).toEqual(expected);
  });

  it('puts values into a text, and keeps the kind of a value that stands alone', () => {
    expect(answer('case ${id} of #{n + 1}', { id: 'TEST-1', n: 1 })).toBe('case TEST-1 of 2');
    expect(answer("${'a}b'}")).toBe('a}b');
    expect(answer('${n}${n}', { n: 1 })).toBe('11');
    expect(answer('[${nothing}]', { nothing: null })).toBe('[]');
  });

  it.each(['missing', 'missing == null', '!missing', 'a ${missing}', 'constructor', '__proto__', 'toString'])(
    'fails on the unknown variable in %s',
    (text) => {
      expect(failure(text)).toBe('unknown-variable');
    },
  );

  it.each<[string, Variables]>([
    ['map.missing', { map: {} }],
    ['map.constructor', { map: {} }],
    ["map['__proto__']", { map: {} }],
    ['text.constructor', { text: 'a' }],
    ['list[5]', { list: [1] }],
    ['list[-1]', { list: [1] }],
    ['list.length', { list: [1] }],
    ['x + 1', { x: null }],
    ['x + 1', { x: 'a' }],
    ['x > 1', { x: null }],
    ['x && true', { x: 'true' }],
    ['x ? 1 : 2', { x: 1 }],
    ['1 / 0', {}],
    ['"a" + "b"', {}],
    ['a ${map}', { map: {} }],
    ['x.size()', { x: 1 }],
  ])('fails on %s instead of guessing', (text, values) => {
    expect(failure(text, values)).toBe('expression-failed');
  });

  it.each([
    '',
    '1 +',
    '(1',
    'a b',
    '${1',
    "'open",
    'x = 1',
    'currentUser()',
    'execution.getEngine()',
    'task.delete()',
    'execution.__proto__',
    'bean.run()',
    "''.constructor()",
    'x instanceof y',
    'a.b.__proto__()',
    '[1, 2]',
    'x -> x',
    '1; 2',
  ])('refuses %s at deployment', (text) => {
    const checked = juel.check({ language: 'juel', text });
    expect(checked.ok ? 'taken' : checked.reason.code).toBe('expression-invalid');
  });

  it.each([
    ['5,000 brackets', `${'('.repeat(4_900)}1${')'.repeat(4_900)}`],
    ['5,000 signs', `${'!'.repeat(5_000)}true`],
    ['a very long text', `'${'a'.repeat(20_000)}'`],
    ['a chain of choices', `${'true ? 1 : '.repeat(500)}1`],
  ])('refuses %s', (_, text) => {
    expect(failure(text)).toBe('expression-too-expensive');
  });

  it('reads thousands of operators one after the other', () => {
    expect(answer(Array.from({ length: 4_000 }, () => '1').join('+'))).toBe(4_000);
  });
});

const circumstances: Circumstances = {
  at: '2026-03-02T12:00:00.000Z' as Instant,
  instance: 'i-1',
  definition: 'p:1:d',
  businessKey: 'K-1',
  element: 'work',
  event: 'create',
  task: { id: 'i-1.3', assignee: 'TEST-a' },
};

const performed = (text: string, values: Variables = {}) => {
  const outcome = juel.perform({ language: 'juel', text }, { values }, circumstances);
  return outcome.ok ? outcome.value : outcome.reason;
};

describe('JUEL over an execution', () => {
  it.each<[string, Variables, Json]>([
    ['execution.processInstanceId', {}, 'i-1'],
    ['execution.getProcessBusinessKey()', {}, 'K-1'],
    ['execution.currentActivityId', {}, 'work'],
    ['execution.eventName', {}, 'create'],
    ['execution.getVariable("x") + 1', { x: 1 }, 2],
    ['execution.getVariable("missing")', {}, null],
    ['execution.hasVariable("x") && not execution.hasVariable("y")', { x: null }, true],
    ['execution.variables.x', { x: 3 }, 3],
    ['execution.getVariables().size()', { x: 3, y: 4 }, 2],
    ['task.assignee', {}, 'TEST-a'],
    ['task.getPriority()', {}, 50],
    ['task.execution.businessKey', {}, 'K-1'],
    ['task.assignee', { task: { assignee: 'of the variable' } }, 'of the variable'],
    ['execution', { execution: 7 }, 7],
    ['now()', {}, '2026-03-02T12:00:00.000Z'],
    ['dateTime().plusDays(3).minusHours(1).toDate()', {}, '2026-03-05T11:00:00.000Z'],
    ['dateTime().plusMonths(12).plusWeeks(1)', {}, '2027-03-09T12:00:00.000Z'],
    ['dateTime().getMillis() - 1000', {}, Date.UTC(2026, 2, 2, 12) - 1000],
    ['Due: ${dateTime().plusDays(1)}', {}, 'Due: 2026-03-03T12:00:00.000Z'],
  ])('%s over %j is %j', (text, values, expected) => {
    expect(performed(text, values)).toEqual({ value: expected, effects: [] });
  });

  it('asks to set variables and sees what it set, in its order', () => {
    const text =
      '${execution.setVariable("a", 1)}${execution.getVariable("a") + a}${execution.removeVariable("x")}${execution.hasVariable("x")}';
    expect(performed(text, { x: 1, a: 0 })).toEqual({
      value: '2false',
      effects: [
        { on: 'variable', name: 'a', value: 1, local: false },
        { on: 'removal', name: 'x', local: false },
      ],
    });
    expect(performed('execution.setVariableLocal("a", x)', { x: [1] })).toEqual({
      value: null,
      effects: [{ on: 'variable', name: 'a', value: [1], local: true }],
    });
  });

  it('asks to change a task', () => {
    const text =
      '${task.setAssignee("TEST-b")}${task.setPriority(80)}${task.setDueDate(dateTime().plusDays(1).toDate())}${task.addCandidateGroup("g")}${task.deleteCandidateUser("u")}${task.setOwner(null)}';
    expect(performed(text)).toMatchObject({
      effects: [
        { on: 'task', field: 'assignee', value: 'TEST-b' },
        { on: 'task', field: 'priority', value: 80 },
        { on: 'task', field: 'dueDate', value: '2026-03-03T12:00:00.000Z' },
        { on: 'candidate', kind: 'group', name: 'g', isOne: true },
        { on: 'candidate', kind: 'user', name: 'u', isOne: false },
        { on: 'task', field: 'owner', value: null },
      ],
    });
  });

  it.each([
    'execution.setVariable("a")',
    'execution.setVariable(1, 2)',
    'execution.setVariable("", 2)',
    'task.setPriority("high")',
    'task.setAssignee(4)',
    '"text".plusDays(1)',
    'now().plusDays(1.5)',
    'now().plusYears(9000)',
    'now(1)',
  ])('refuses %s', (text) => {
    expect(performed(text)).toMatchObject({ code: 'expression-failed' });
  });

  it.each(['execution.setVariable("a", 1)', 'now()', 'execution.id', 'task.assignee'])(
    'refuses %s where a value alone is asked and nobody says where',
    (text) => {
      expect(failure(text)).toBe('expression-failed');
    },
  );
});
