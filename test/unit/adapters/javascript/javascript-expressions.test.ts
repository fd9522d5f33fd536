import { describe, expect, it } from '@jest/globals';
import { javascriptExpressions } from '../../../../src/adapters/javascript/javascript-expressions.js';
import type { Circumstances } from '../../../../src/engine/expression.js';
import type { Variables } from '../../../../src/engine/variables.js';
import type { Instant } from '../../../../src/kernel/instant.js';

const javascript = javascriptExpressions();
const about: Circumstances = {
  at: '2026-03-02T12:00:00.000Z' as Instant,
  instance: 'i-1',
  definition: 'p:1:d',
  businessKey: 'K-1',
  element: 'work',
  elementName: 'Work',
  event: 'create',
  task: { id: 'i-1.3', assignee: 'TEST-a', priority: 50 },
};

const performed = (text: string, values: Variables = {}) => {
  const outcome = javascript.perform({ language: 'javascript', text }, { values }, about);
  return outcome.ok ? outcome.value : outcome.reason;
};
const answer = (text: string, values: Variables = {}): unknown => {
  const found = performed(text, values);
  return 'value' in found ? found.value : found;
};
const codeOf = (text: string, values: Variables = {}): string => {
  const found = performed(text, values);
  return 'code' in found ? found.code : `answered ${JSON.stringify(found.value)}`;
};

describe('a script in JavaScript', () => {
  it.each<[string, Variables, unknown]>([
    ['x * 2', { x: 21 }, 42],
    ['const total = items.reduce((sum, { n }) => sum + n, 0); total', { items: [{ n: 1 }, { n: 2 }] }, 3],
    ['"a" + x', { x: null }, 'anull'],
    ['({ a: [1, { b: true }], c: null })', {}, { a: [1, { b: true }], c: null }],
    ['let y = 1; y += 1; x = y; x', { x: 9 }, 2],
    ['undefined', {}, null],
    ['() => 1', {}, null],
    ['NaN', {}, null],
    ['new Date(2026, 0, 31)', {}, '2026-01-31T00:00:00.000Z'],
    ['var x = 5; x', { x: 1 }, 5],
    ['typeof JSON.parse', { JSON: 1 }, 'function'],
  ])('%s over %j is %j', (text, values, expected) => {
    expect(answer(text, values)).toEqual(expected);
  });

  it('has variables as copies', () => {
    const items = [1];
    expect(answer('items.push(2); items.length', { items })).toBe(2);
    expect(items).toEqual([1]);
  });

  it('reads and asks to set variables by its execution, and sees what it set', () => {
    const text = `
      execution.setVariable('sum', execution.getVariable('x') + 1);
      execution.setVariableLocal('near', { a: 1 });
      execution.removeVariable('x');
      [execution.getVariable('sum'), execution.hasVariable('x'), execution.getVariable('missing'), execution.getVariables()]`;
    expect(performed(text, { x: 1 })).toEqual({
      value: [2, false, null, { sum: 2, near: { a: 1 } }],
      effects: [
        { on: 'variable', name: 'sum', value: 2, local: false },
        { on: 'variable', name: 'near', value: { a: 1 }, local: true },
        { on: 'removal', name: 'x', local: false },
      ],
    });
  });

  it('asks for what was, not for what became of it', () => {
    const text = "const a = { n: 1 }; execution.setVariable('a', a); a.n = 2; execution.getVariable('a').n";
    expect(performed(text)).toEqual({
      value: 1,
      effects: [{ on: 'variable', name: 'a', value: { n: 1 }, local: false }],
    });
  });

  it('knows where it runs, and its task', () => {
    expect(
      answer(
        '[execution.processInstanceId, execution.getProcessBusinessKey(), execution.currentActivityId, task.getAssignee(), task.priority, task.eventName]',
      ),
    ).toEqual(['i-1', 'K-1', 'work', 'TEST-a', 50, 'create']);
    expect(
      performed("task.setAssignee('TEST-b'); task.setPriority(80); task.addCandidateGroup('g'); 1"),
    ).toMatchObject({
      effects: [
        { on: 'task', field: 'assignee', value: 'TEST-b' },
        { on: 'task', field: 'priority', value: 80 },
        { on: 'candidate', kind: 'group', name: 'g', isOne: true },
      ],
    });
  });

  it('has the moment of the command for a clock, and no chance', () => {
    expect(answer('[new Date().toISOString(), Date.now(), Date()]')).toEqual([
      '2026-03-02T12:00:00.000Z',
      Date.UTC(2026, 2, 2, 12),
      '2026-03-02T12:00:00.000Z',
    ]);
    expect(answer('new Date(new Date().constructor.now()).getTime() === Date.now()')).toBe(true);
    expect(answer('new Date().getHours() + new Date().getTimezoneOffset()')).toBe(12);
    expect(codeOf('Math.random()')).toBe('expression-failed');
  });

  it.each([
    ['for (;;);', 'expression-too-expensive'],
    ['while (true) { try { for (;;); } catch {} }', 'expression-too-expensive'],
    ['const a = []; for (;;) a.push("x".repeat(100000))', 'expression-too-expensive'],
    ['new Uint8Array(1e9)', 'expression-too-expensive'],
    ['"x".repeat(1e9)', 'expression-too-expensive'],
    ['function f() { return f() + 1 } f()', 'expression-too-expensive'],
    ['let o = {}; for (let i = 0; i < 5000; i++) o = { o }; o', 'expression-too-expensive'],
    ['let o = []; for (let i = 0; i < 101; i++) o = [o]; o', 'expression-too-expensive'],
    ['/(a+)+$/.test("a".repeat(40) + "b")', 'expression-too-expensive'],
    ['"x".repeat(1000001)', 'expression-too-expensive'],
    ['for (let i = 0; i < 1001; i++) execution.setVariable("a", i)', 'expression-failed'],
    ['missing + 1', 'unknown-variable'],
    ['1 +', 'expression-invalid'],
    ['throw new Error("x")', 'expression-failed'],
    ['throw null', 'expression-failed'],
    ['10n', 'expression-failed'],
    ['const o = {}; o.o = o; o', 'expression-failed'],
    ['execution.setVariable("", 1)', 'expression-failed'],
    ['execution.setVariable(3, 1)', 'expression-failed'],
    ['task.setPriority("high")', 'expression-failed'],
    ['JSON.stringify = () => "x"; Object.prototype.toJSON = () => 5; 1', 'expression-failed'],
    ['Array.prototype.toJSON = () => "x"; execution.setVariable("a", 1); 1', 'expression-failed'],
  ])('refuses %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is ended from outside when one step of it takes for ever, and the next one runs', () => {
    expect(codeOf('const a = []; a.length = 4294967295; a.join(",").length')).toBe(
      'expression-too-expensive',
    );
    expect(answer('1 + 1')).toBe(2);
  });

  it.each([
    'process.exit(1)',
    'require("node:fs")',
    'fetch("http://127.0.0.1")',
    'WebAssembly.compile',
    'setTimeout(() => 1)',
    'console.log(1)',
    'std.exit(1)',
    'os.exec(["ls"])',
    'globalThis.constructor.constructor("return process")()',
    '(function () {}).constructor("return process.env")()',
    'new (async () => {}).constructor("return require")()().then',
    'execution.getVariable.constructor("return process")()',
  ])('reaches nothing outside with %s', (text) => {
    expect(['unknown-variable', 'expression-failed']).toContain(codeOf(text));
  });

  it('cannot import', () => {
    expect(answer('import("node:fs").then(() => 1); 1')).toBe(1);
    expect(codeOf('import fs from "node:fs"')).toBe('expression-invalid');
  });

  it('leaves nothing for the next', () => {
    expect(
      answer(
        'globalThis.left = 1; Object.prototype.left = 2; Array.prototype.map = null; execution.getVariable = null; 1',
      ),
    ).toBe(1);
    expect(answer('[typeof left, typeof [].map, typeof execution.getVariable]')).toEqual([
      'undefined',
      'function',
      'function',
    ]);
  });

  it('takes names as they are', () => {
    const values = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2, "x-y": 3}') as Variables;
    expect(answer('[execution.getVariable("x-y"), ({}).polluted ?? null]', values)).toEqual([3, null]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const { effects } = performed('execution.setVariable("__proto__", { polluted: 1 }); 1') as {
      effects: readonly object[];
    };
    expect(effects).toMatchObject([{ name: '__proto__' }]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('does not repeat what a script throws, which could hold anything', () => {
    expect(JSON.stringify(performed('throw new Error("TEST-secret")'))).not.toContain('TEST-secret');
  });

  it('may change nothing where a value is asked', () => {
    const evaluated = (text: string) =>
      javascript.evaluate({ language: 'javascript', text }, { values: { x: 2 } });
    expect(evaluated('x > 1')).toEqual({ ok: true, value: true });
    expect(evaluated('execution.setVariable("x", 1); true')).toMatchObject({
      reason: { code: 'expression-failed' },
    });
  });

  it('is read at deployment without being run', () => {
    const checked = (text: string) => javascript.check({ language: 'javascript', text });
    expect(checked('for (;;);')).toEqual({ ok: true, value: true });
    expect(checked('const a = ;')).toMatchObject({ reason: { code: 'expression-invalid' } });
    expect(checked('x'.repeat(100_001))).toMatchObject({ reason: { code: 'expression-too-expensive' } });
  });

  it('answers the same however often it is asked', () => {
    const text = 'const out = []; for (const key in o) out.push(key, o[key]); out';
    const all = [1, 2, 3].map(() => JSON.stringify(answer(text, { o: { b: 1, a: 2 } })));
    expect(new Set(all).size).toBe(1);
  });
});
