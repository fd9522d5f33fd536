/**
 * Runs scripts of models in QuickJS, a JavaScript engine of its own inside WebAssembly, on a thread of its own. A file
 * that Node loads as it is, since a thread begins with one; `sandbox.ts` is the side that asks.
 *
 * Each evaluation has a runtime of its own: nothing is left of the one before. What goes in and comes out is JSON text;
 * no function of this side can be called from inside.
 */
import { workerData } from 'node:worker_threads';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';

/**
 * The memory of the whole engine, which the host itself refuses to enlarge: QuickJS counts its allocations but, as it is
 * built here, not their sizes.
 */
const pages = 65_536;
const wasmMemory = new WebAssembly.Memory({
  initial: (16 * 1024 * 1024) / pages,
  maximum: (24 * 1024 * 1024) / pages,
});
const maxStackSizeBytes = 256 * 1024;
/** QuickJS asks after every 10,000 jumps, whatever the machine: the same script always ends at the same place. */
const mostPolls = 1_000;

/**
 * What a script finds beside the variables: `execution` and, in a task listener, `task`, which note what it asks to
 * change. Time stands still at the moment of the command and there is no chance, so that the same is always answered.
 * Works on what the language had before the script could touch it.
 */
const prelude = `(function (text) {
  'use strict';
  const { parse, stringify } = JSON;
  const { hasOwn, defineProperty, keys, create } = Object;
  const { apply, construct } = Reflect;
  const RealDate = Date;
  const { variables, about } = parse(text);
  const changed = create(null);
  const effects = [];
  let count = 0;
  const note = (effect) => {
    if (count >= 1000) throw new RangeError('too many changes');
    effects[count] = effect;
    count += 1;
  };
  const named = (name) => {
    if (typeof name !== 'string' || name === '') throw new TypeError('a variable needs a name');
    return name;
  };
  const copied = (value) => (value === undefined ? null : parse(stringify(value) ?? 'null'));
  const find = (name) => (hasOwn(changed, name) ? changed[name] : hasOwn(variables, name) ? variables[name] : undefined);
  const hosts = {
    getVariable: (name) => find(named(name)) ?? null,
    hasVariable: (name) => find(named(name)) !== undefined,
    getVariables: () => {
      const all = create(null);
      for (const name of keys(variables)) all[name] = variables[name];
      for (const name of keys(changed))
        if (changed[name] === undefined) delete all[name];
        else all[name] = changed[name];
      return copied(all);
    },
    setVariable: (name, value) => set(named(name), copied(value), false),
    setVariableLocal: (name, value) => set(named(name), copied(value), true),
    removeVariable: (name) => remove(named(name), false),
    removeVariableLocal: (name) => remove(named(name), true),
  };
  const define = (target, name, value) =>
    defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
  const set = (name, value, local) => {
    note({ on: 'variable', name, value, local });
    changed[name] = value;
  };
  const remove = (name, local) => {
    note({ on: 'removal', name, local });
    changed[name] = undefined;
  };
  const facts = (target, values) => {
    for (const name of keys(values)) {
      target[name] = values[name];
      define(target, 'get' + name.charAt(0).toUpperCase() + name.slice(1), () => values[name]);
    }
    return target;
  };
  const execution = facts({ ...hosts }, about.execution);
  define(globalThis, 'execution', execution);
  if (about.task) {
    const task = facts({ ...hosts }, about.task);
    for (const field of ['name', 'description', 'assignee', 'owner', 'priority', 'dueDate', 'followUpDate'])
      define(task, 'set' + field.charAt(0).toUpperCase() + field.slice(1), (value) =>
        note({ on: 'task', field, value: copied(value) }));
    for (const kind of ['user', 'group']) {
      const word = kind === 'user' ? 'User' : 'Group';
      define(task, 'addCandidate' + word, (name) => note({ on: 'candidate', kind, name: named(name), isOne: true }));
      define(task, 'deleteCandidate' + word, (name) => note({ on: 'candidate', kind, name: named(name), isOne: false }));
    }
    task.execution = execution;
    define(globalThis, 'task', task);
  }
  const at = about.now;
  const moment = (parts) => (parts.length > 1 ? [RealDate.UTC(...parts)] : parts.length === 1 ? parts : [at]);
  const Moment = function Date(...parts) {
    return new.target ? construct(RealDate, moment(parts), new.target) : new RealDate(at).toISOString();
  };
  const dates = RealDate.prototype;
  for (const part of ['Date', 'Day', 'FullYear', 'Hours', 'Minutes', 'Month', 'Seconds', 'Milliseconds']) {
    define(dates, 'get' + part, dates['getUTC' + part]);
    if (part !== 'Day') define(dates, 'set' + part, dates['setUTC' + part]);
  }
  define(dates, 'getTimezoneOffset', () => 0);
  for (const name of ['toString', 'toLocaleString']) define(dates, name, dates.toISOString);
  define(dates, 'constructor', Moment);
  Moment.prototype = dates;
  define(Moment, 'now', () => at);
  define(Moment, 'UTC', RealDate.UTC);
  define(Moment, 'parse', RealDate.parse);
  define(globalThis, 'Date', Moment);
  delete Math.random;
  for (const name of keys(variables))
    if (!hasOwn(globalThis, name)) defineProperty(globalThis, name, { value: variables[name], writable: true, enumerable: true, configurable: true });
  return (value) => stringify({ value: value === undefined ? null : value, effects });
})`;

const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
const { signal, longestAnswer, port } = workerData;

const failureOf = (context, handle) => {
  const dumped = context.dump(handle);
  handle.dispose();
  const name = typeof dumped === 'object' && dumped !== null ? String(dumped.name) : 'Error';
  return {
    failed: name,
    message: typeof dumped === 'object' && dumped !== null ? String(dumped.message) : '',
  };
};

/** The answer as JSON text, or why there is none. */
const answerIn = (context, { script, input }) => {
  const prepared = context.evalCode(prelude, 'prelude.js');
  if (prepared.error) return failureOf(context, prepared.error);
  const argument = context.newString(input);
  const finish = context.callFunction(prepared.value, context.undefined, argument);
  prepared.value.dispose();
  argument.dispose();
  if (finish.error) return failureOf(context, finish.error);
  const result = context.evalCode(script, 'script.js', { type: 'global' });
  if (result.error) {
    finish.value.dispose();
    return failureOf(context, result.error);
  }
  const written = context.callFunction(finish.value, context.undefined, result.value);
  finish.value.dispose();
  result.value.dispose();
  if (written.error) return failureOf(context, written.error);
  const text = context.getString(written.value);
  written.value.dispose();
  return text.length > longestAnswer ? { failed: 'InternalError', message: 'answer too long' } : { text };
};

const checked = (context, { script }) => {
  const result = context.evalCode(script, 'script.js', { type: 'global', compileOnly: true });
  if (result.error) return failureOf(context, result.error);
  result.value.dispose();
  return { text: 'true' };
};

const answer = (question) => {
  let polls = 0;
  const interruptHandler = () => (polls += 1) > mostPolls;
  const runtime = quickjs.newRuntime({ maxStackSizeBytes, interruptHandler });
  const context = runtime.newContext();
  try {
    return question.input === undefined ? checked(context, question) : answerIn(context, question);
  } finally {
    context.dispose();
    runtime.dispose();
  }
};

const tell = () => {
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
};

port.on('message', (question) => {
  let told;
  try {
    told = answer(question);
  } catch {
    // The engine itself gave up: whoever asked begins with a new thread.
    told = { failed: 'InternalError', message: 'the sandbox gave up', broken: true };
  }
  port.postMessage(told);
  tell();
});
tell();
