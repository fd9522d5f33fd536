import type { Brand } from '../kernel/brand.js';
import type { Instant } from '../kernel/instant.js';
import type { Json } from '../kernel/json.js';
import type { Cycle } from './timers.js';
import type { RetryPlan } from './retry-plan.js';
import type { VariableTypes, Variables } from './variables.js';

export type DefinitionId = Brand<string, 'DefinitionId'>;
/** Unique over all instances; handed in with `StartProcess`. */
export type InstanceId = Brand<string, 'InstanceId'>;
/** The id of an element in the diagram, or of its process. */
export type ElementId = Brand<string, 'ElementId'>;

/**
 * Names inside one instance come from its counter (`1`, `2`, …), so that a replay names everything alike.
 * Outside they are written `<instance>.<name>`; see `globalName`.
 */
export type TokenId = Brand<string, 'TokenId'>;
export type ScopeId = Brand<string, 'ScopeId'>;
export type JobId = Brand<string, 'JobId'>;
export type SubscriptionId = Brand<string, 'SubscriptionId'>;
export type IncidentId = Brand<string, 'IncidentId'>;
export type CompensationId = Brand<string, 'CompensationId'>;

export const globalName = (instance: InstanceId, local: string): string => `${instance}.${local}`;

/** Splits a global name; `undefined` when the text is not one. */
export const localName = (global: string): { instance: InstanceId; local: string } | undefined => {
  const dot = global.lastIndexOf('.');
  if (dot < 1 || dot === global.length - 1) return undefined;
  return { instance: global.slice(0, dot) as InstanceId, local: global.slice(dot + 1) };
};

/** What a token is waiting for, and so who can move it. */
export type Waiting =
  | 'userTask'
  | 'job'
  | 'event'
  | 'join'
  /** Used by a complex gateway that has gone on, and kept until the rest has come. */
  | 'reset'
  | 'scope'
  | 'call'
  /** For somebody to choose what to do next in an ad-hoc sub-process, or for it to be over. */
  | 'adHoc'
  | 'continuation'
  /** Until one set of what it needs is there (BPMN 2.0 §10.4.2); nothing of it has begun. */
  | 'data'
  /** On its way; no token rests like this when a command is done. */
  | 'passing';

/** One place where an instance is. Renamed at every arrival, so an old name never acts on a new place. */
export interface Token {
  readonly id: TokenId;
  readonly element: ElementId;
  readonly scope: ScopeId;
  readonly waiting: Waiting;
  /** The sequence flow it came by; a join counts these. */
  readonly via?: ElementId;
  /** The scope this token holds open (sub-process, multi-instance body, activity with local variables). */
  readonly inner?: ScopeId;
  /** The instance a call activity waits for. */
  readonly called?: InstanceId;
}

/** What owns variables and is cancelled as a whole. */
export interface Scope {
  readonly id: ScopeId;
  readonly element: ElementId;
  readonly kind:
    | 'process'
    | 'subProcess'
    | 'eventSubProcess'
    | 'multiInstance'
    | 'iteration'
    | 'activity'
    /** Holds what is being undone, each with its variables as they were. */
    | 'compensation';
  readonly parent?: ScopeId;
  /** The token in the parent scope that waits for this scope to end. */
  readonly token?: TokenId;
  readonly variables: Variables;
  readonly types?: VariableTypes;
  /** Multi-instance body: how far it is. */
  readonly loop?: LoopProgress;
}

export interface LoopProgress {
  readonly total: number;
  readonly started: number;
  readonly completed: number;
  /** What is gone through one by one, as it was at the start. */
  readonly items?: readonly Json[];
}

export type EngineJobKind = 'timer' | 'continuation' | 'external';

/** Work for a machine that an instance waits for. Leases and attempts are the store's, not the engine's. */
export interface EngineJob {
  readonly id: JobId;
  readonly kind: EngineJobKind;
  /** The element that waits: for a boundary timer the boundary event, not the activity. */
  readonly element: ElementId;
  /** The token that goes on (or, for boundary events and event sub-processes, is cancelled or joined). */
  readonly token?: TokenId;
  readonly scope: ScopeId;
  readonly dueAt?: Instant;
  readonly topic?: string;
  readonly priority?: number;
  /** Which of several things its element is about; absent where it is about one. */
  readonly part?: number;
  /** How often it is tried and when again, where its element says so. */
  readonly retry?: RetryPlan;
  /** A continuation behind its element (`asyncAfter`) instead of before it. */
  readonly after?: true;
  /** Heard by a listener of the task that waits, which stays open. */
  readonly listener?: string;
  /** A repeating timer: how it goes on after this one. */
  readonly cycle?: Cycle;
}

/** What an instance listens for; a condition is its own business, and has no name. */
export interface Subscription {
  readonly id: SubscriptionId;
  readonly kind: 'message' | 'signal' | 'conditional';
  readonly name: string;
  readonly element: ElementId;
  readonly token?: TokenId;
  readonly scope: ScopeId;
  /** Variables a message's correlation keys are compared with live in scope; this is an extra, fixed key. */
  readonly correlationKey?: string;
  /** Which of several things its element is about; absent where it is about one. */
  readonly part?: number;
}

/** Something that is done and can be undone for as long as the scope around it is open. */
export interface Compensation {
  readonly id: CompensationId;
  readonly activity: ElementId;
  /** Completed sub-processes it was done in, the innermost first. */
  readonly within: readonly ElementId[];
  readonly handler: ElementId;
  readonly scope: ScopeId;
  /** What was visible only where it was done. */
  readonly variables: Variables;
  /** For a sub-process that undoes itself by an event sub-process: what that one finds done. */
  readonly inside?: readonly Omit<Compensation, 'id' | 'scope'>[];
}

/** A token that cannot move until a person acts. */
export interface Incident {
  readonly id: IncidentId;
  readonly code: string;
  readonly message: string;
  readonly element: ElementId;
  readonly token?: TokenId;
  readonly job?: JobId;
}

export type InstanceState = 'active' | 'suspended' | 'completed' | 'terminated' | 'failed';

/** One run of a process definition: the fold of its events, small and plain enough to store as JSON. */
export interface ProcessInstance {
  readonly id: InstanceId;
  readonly definition: DefinitionId;
  readonly businessKey?: string;
  /** The call activity that started it. */
  readonly parent?: { readonly instance: InstanceId; readonly token: TokenId };
  readonly state: InstanceState;
  /** The last local name handed out. */
  readonly counter: number;
  readonly scopes: Readonly<Record<ScopeId, Scope>>;
  readonly tokens: Readonly<Record<TokenId, Token>>;
  readonly jobs: Readonly<Record<JobId, EngineJob>>;
  readonly subscriptions: Readonly<Record<SubscriptionId, Subscription>>;
  readonly incidents: Readonly<Record<IncidentId, Incident>>;
  /** Absent until something can be undone. */
  readonly compensations?: Readonly<Record<CompensationId, Compensation>>;
}
