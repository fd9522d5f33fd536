import type { Instant } from '../kernel/instant.js';
import type { Json } from '../kernel/json.js';
import type { Outcome } from '../kernel/outcome.js';
import type { ModelProblem } from './drawn.js';
import type { VariableSet } from './variables.js';

/**
 * `feel` is BPMN's usual choice here; `juel` stands for `${…}` and `#{…}` of Camunda 7 models; `javascript` is for
 * scripts only.
 */
export type ExpressionLanguage = 'feel' | 'juel' | 'javascript';

export interface Expression {
  readonly language: ExpressionLanguage;
  /** Without the wrapping `=` or `${…}` when the whole text is one expression. */
  readonly text: string;
}

/** An attribute that may be computed: text as it stands, or an expression. */
export type Template = { readonly literal: string } | Expression;

const whole = /^[$#]\{([^}]*)\}$/s;

/** Reads the text of an attribute: `=…` is FEEL, `${…}` and `#{…}` are JUEL, the rest stands as it is. */
export const templateOf = (text: string): Template => {
  if (text.startsWith('=')) return { language: 'feel', text: text.slice(1).trim() };
  if (!/[$#]\{/.test(text)) return { literal: text };
  return { language: 'juel', text: whole.exec(text)?.[1]?.trim() ?? text };
};

/** Reads what must be an expression, as a condition or a script: without a mark it is FEEL. */
export const expressionOf = (text: string): Expression => {
  const template = templateOf(text.trim());
  return 'literal' in template ? { language: 'feel', text: template.literal } : template;
};

export type EvaluationFailureCode =
  | 'unknown-variable'
  | 'expression-invalid'
  | 'expression-failed'
  | 'expression-too-expensive'
  | 'decision-not-found'
  | 'decision-failed';

/** Why an expression or a decision gave no answer. */
export interface EvaluationFailure {
  readonly code: EvaluationFailureCode;
  /** For a developer: names the variable or the place, never a variable's value. */
  readonly message: string;
}

/** What a decision answered, and how: kept in history, so that a proposal can always be explained. */
export interface DecisionAnswer {
  readonly decision: string;
  readonly version: number;
  /** One row per matched rule, each a map of output name to value, after the hit policy. */
  readonly result: Json;
  /** The numbers (from 1) and ids of the rules that matched. */
  readonly matched: readonly { readonly rule: string; readonly index: number }[];
}

/** What an expression may know of the place it is evaluated at, beside variables: `execution` and `task` in Camunda. */
export interface Circumstances {
  readonly at: Instant;
  readonly instance: string;
  readonly definition: string;
  readonly businessKey?: string;
  readonly element: string;
  readonly elementName?: string;
  /** Which event a listener hears. */
  readonly event?: string;
  /** The task a task listener is about. */
  readonly task?: TaskFacts;
}

/** A user task as it is in the task list. */
export interface TaskFacts {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly assignee?: string;
  readonly owner?: string;
  readonly priority?: number;
  readonly dueDate?: string;
  readonly followUpDate?: string;
}

export type TaskField = Exclude<keyof TaskFacts, 'id'>;

/** Something an expression asks for; it changes nothing itself. */
export type Effect =
  | { readonly on: 'variable'; readonly name: string; readonly value: Json; readonly local: boolean }
  | { readonly on: 'removal'; readonly name: string; readonly local: boolean }
  | { readonly on: 'task'; readonly field: TaskField; readonly value: string | number | null }
  | {
      readonly on: 'candidate';
      readonly kind: 'user' | 'group';
      readonly name: string;
      readonly isOne: boolean;
    };

/** What an expression asks to change in the task it is about. */
export type TaskEffect = Extract<Effect, { readonly on: 'task' | 'candidate' }>;

export interface Performed {
  readonly value: Json;
  /** In the order in which they were asked for. */
  readonly effects: readonly Effect[];
}

/**
 * Evaluates expressions and decisions for the engine; bounded in time, pure, and failing closed:
 * a variable that does not exist is a failure, not `null`.
 */
export interface Evaluate {
  expression(
    expression: Expression,
    variables: VariableSet,
    circumstances?: Circumstances,
  ): Outcome<Json, EvaluationFailure>;
  /** The same for what may also set variables: listeners, scripts and the expressions of service tasks. */
  perform(
    expression: Expression,
    variables: VariableSet,
    circumstances?: Circumstances,
  ): Outcome<Performed, EvaluationFailure>;
  decision(reference: DecisionReference, variables: VariableSet): Outcome<DecisionAnswer, EvaluationFailure>;
  /** Checks at deployment that an expression can be parsed and stays within its limits. */
  check(expression: Expression): Outcome<true, Pick<ModelProblem, 'code' | 'message'>>;
}

/** What a model is held against at deployment. */
export interface ExpressionCheck extends Pick<Evaluate, 'check'> {
  /** Evaluates what is computed from nothing; without it nothing is. */
  readonly evaluate?: Evaluate['expression'];
}

export interface DecisionReference {
  /** The decision's id, as in `camunda:decisionRef`. */
  readonly key: string;
  readonly binding: 'latest' | 'deployment' | 'version' | 'versionTag';
  readonly version?: string;
}
