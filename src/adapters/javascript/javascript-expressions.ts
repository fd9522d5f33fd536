import type { Circumstances, Effect, EvaluationFailure, Performed } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import { toEpochMs } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Expressions } from '../../ports/expressions.js';
import { openSandbox, type Told } from './sandbox.js';

const longestScript = 100_000;
const longestInput = 4_000_000;
const longestAnswer = 1_000_000;
/** As deep as a request may bring values in. */
const deepestAnswer = 100;

/**
 * Scripts of Camunda 7 models in JavaScript, in a sandbox without any way out: variables are globals, `execution` reads
 * and sets them, the value of the last expression is the answer. Bounded in steps, memory, depth and size; without a
 * clock but the moment of the command, and without chance.
 */
export const javascriptExpressions = (): Expressions => {
  const ask = openSandbox(longestAnswer);
  const perform: Expressions['perform'] = ({ text }, { values }, circumstances) => {
    if (text.length > longestScript)
      return tooExpensive(`a script of at most ${longestScript} characters, but it is longer`);
    const input = JSON.stringify({ variables: values, about: aboutOf(circumstances) });
    if (input.length > longestInput)
      return tooExpensive(`variables of at most ${longestInput} characters, but they are longer`);
    const told = ask({ script: text, input });
    return 'text' in told ? performedIn(told.text) : refused(failureOf(told));
  };
  return {
    perform,
    evaluate(expression, variables: VariableSet, circumstances) {
      const performed = perform(expression, variables, circumstances);
      if (!performed.ok) return performed;
      return performed.value.effects.length === 0
        ? ok(performed.value.value)
        : failed('a script that changes nothing, but it does');
    },
    check({ text }) {
      if (text.length > longestScript)
        return tooExpensive(`a script of at most ${longestScript} characters, but it is longer`);
      const told = ask({ script: text });
      return 'text' in told ? ok(true) : refused(failureOf(told));
    },
  };
};

const failure = (code: EvaluationFailure['code'], expected: string): EvaluationFailure => ({
  code,
  message: `Expected ${expected}`,
});
const failed = (expected: string) => refused(failure('expression-failed', expected));
const tooExpensive = (expected: string) => refused(failure('expression-too-expensive', expected));

const aboutOf = (circumstances: Circumstances | undefined): Json => {
  if (!circumstances) return { now: 0, execution: {} };
  const { at, instance, definition, businessKey = null, element, elementName = null } = circumstances;
  const { event = null, task } = circumstances;
  const place = { processInstanceId: instance, processDefinitionId: definition, eventName: event };
  const execution = {
    ...place,
    id: instance,
    businessKey,
    processBusinessKey: businessKey,
    currentActivityId: element,
    currentActivityName: elementName,
  };
  const facts = task && { ...place, ...task, taskDefinitionKey: element };
  return { now: toEpochMs(at), execution, ...(facts && { task: facts as unknown as Json }) };
};

/** Messages of the engine inside name names; what a script throws itself could hold anything, and is not repeated. */
const ofEngine: ReadonlySet<string> = new Set([
  'SyntaxError',
  'ReferenceError',
  'TypeError',
  'InternalError',
]);

const failureOf = ({
  failed: name,
  message,
}: Extract<Told, { readonly failed: string }>): EvaluationFailure => {
  const said = ofEngine.has(name) ? `${name}: ${message.slice(0, 200)}` : name.slice(0, 100);
  if (name === 'SyntaxError') return failure('expression-invalid', `a script that can be read, but ${said}`);
  if (name === 'ReferenceError')
    return failure('unknown-variable', `a script that names what is there, but ${said}`);
  return name === 'InternalError'
    ? failure('expression-too-expensive', `a script that stays within its bounds, but ${said}`)
    : failure('expression-failed', `a script that comes to its end, but ${said}`);
};

const performedIn = (text: string): Outcome<Performed, EvaluationFailure> => {
  const answer = readAnswer(text);
  if (!answer) return failed('an answer as JSON, but it is none');
  return isDeeper(answer, deepestAnswer)
    ? tooExpensive(`an answer of at most ${deepestAnswer} levels, but it is deeper`)
    : ok(answer);
};

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

/** A script can change what the sandbox writes with; whatever comes out is taken only when it has the known shape. */
const readAnswer = (text: string): Performed | undefined => {
  try {
    const answer = JSON.parse(text) as Partial<Performed> | number | string | null;
    if (typeof answer !== 'object' || answer === null) return undefined;
    const { value = null, effects } = answer;
    return Array.isArray(effects) && (effects as readonly unknown[]).every(isEffect)
      ? { value, effects: effects as readonly Effect[] }
      : undefined;
  } catch {
    return undefined;
  }
};

type Fields = Readonly<Record<string, unknown>>;

const isEffect = (effect: unknown): boolean => {
  if (typeof effect !== 'object' || effect === null) return false;
  const fields = effect as Fields;
  const check = typeof fields['on'] === 'string' ? shapes.get(fields['on']) : undefined;
  return check?.(fields) ?? false;
};

const isName = (name: unknown): boolean => typeof name === 'string' && name !== '' && name.length <= 1_000;

const taskTexts: ReadonlySet<unknown> = new Set([
  'name',
  'description',
  'assignee',
  'owner',
  'dueDate',
  'followUpDate',
]);

const shapes: ReadonlyMap<string, (fields: Fields) => boolean> = new Map([
  ['variable', ({ name, value, local }) => isName(name) && value !== undefined && typeof local === 'boolean'],
  ['removal', ({ name, local }) => isName(name) && typeof local === 'boolean'],
  [
    'task',
    ({ field, value }) => {
      if (value === null) return field === 'priority' || taskTexts.has(field);
      return field === 'priority'
        ? typeof value === 'number'
        : taskTexts.has(field) && typeof value === 'string';
    },
  ],
  [
    'candidate',
    ({ kind, name, isOne }) =>
      (kind === 'user' || kind === 'group') && isName(name) && typeof isOne === 'boolean',
  ],
]);
