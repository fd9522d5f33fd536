import type { Json } from '../kernel/json.js';
import type { DecisionAnswer, TaskEffect } from './expression.js';
import type {
  Compensation,
  CompensationId,
  DefinitionId,
  ElementId,
  EngineJob,
  Incident,
  IncidentId,
  InstanceId,
  InstanceState,
  JobId,
  LoopProgress,
  ProcessInstance,
  Scope,
  ScopeId,
  Subscription,
  SubscriptionId,
  Token,
  TokenId,
  Waiting,
} from './instance.js';
import type { Variables, VariableTypes } from './variables.js';

/**
 * What happened to an instance, in order. Folding these (see `evolve`) is the only way its state changes.
 *
 * Stored for ever and never reinterpreted: a change of meaning is a new event beside the old one.
 */
export type EngineEvent =
  | {
      readonly type: 'InstanceStarted';
      readonly instance: InstanceId;
      readonly definition: DefinitionId;
      readonly businessKey?: string;
      readonly start: ElementId;
      readonly parent?: { readonly instance: InstanceId; readonly token: TokenId };
    }
  | { readonly type: 'ScopeOpened'; readonly scope: Scope }
  | { readonly type: 'ScopeClosed'; readonly scope: ScopeId; readonly how: 'completed' | 'cancelled' }
  /** A token came to an element under a new name. `waiting` says what it will wait for if it stays. */
  | { readonly type: 'TokenArrived'; readonly token: Token }
  /** The same token now waits for something else, or holds a scope or a called instance. */
  | {
      readonly type: 'TokenChanged';
      readonly token: TokenId;
      readonly waiting?: Token['waiting'];
      readonly inner?: ScopeId;
      readonly called?: InstanceId;
    }
  /** The token's visit of its element is over; the token is gone. */
  | {
      readonly type: 'TokenLeft';
      readonly token: TokenId;
      readonly element: ElementId;
      readonly how: 'completed' | 'cancelled';
    }
  /** A flow was taken. The arrival at its target is an event of its own. */
  | { readonly type: 'FlowTaken'; readonly flow: ElementId; readonly from: ElementId; readonly to: ElementId }
  /** An outgoing conditional flow was looked at and not taken: kept to explain why not. */
  | { readonly type: 'FlowNotTaken'; readonly flow: ElementId; readonly from: ElementId }
  | {
      readonly type: 'VariablesSet';
      readonly scope: ScopeId;
      readonly variables: Variables;
      readonly types?: VariableTypes;
    }
  | { readonly type: 'VariablesRemoved'; readonly scope: ScopeId; readonly names: readonly string[] }
  /** How far a multi-instance body is; the list it goes through stays as it was. */
  | {
      readonly type: 'LoopProgressed';
      readonly scope: ScopeId;
      readonly loop: Omit<LoopProgress, 'items'>;
    }
  | { readonly type: 'UserTaskOpened'; readonly token: TokenId; readonly task: UserTaskDetails }
  /** Listeners of an open task ask to change it; the task list does. */
  | {
      readonly type: 'UserTaskChanged';
      readonly token: TokenId;
      readonly changes: readonly TaskEffect[];
    }
  | { readonly type: 'UserTaskClosed'; readonly token: TokenId; readonly how: 'completed' | 'cancelled' }
  | { readonly type: 'JobCreated'; readonly job: EngineJob }
  | { readonly type: 'JobRemoved'; readonly job: JobId; readonly how: 'done' | 'cancelled' }
  | { readonly type: 'Subscribed'; readonly subscription: Subscription }
  | {
      readonly type: 'Unsubscribed';
      readonly subscription: SubscriptionId;
      readonly how: 'delivered' | 'cancelled';
    }
  /** A business rule task asked a decision: the proposal and the rows it rests on. */
  | {
      readonly type: 'DecisionEvaluated';
      readonly element: ElementId;
      readonly token: TokenId;
      readonly answer: DecisionAnswer;
    }
  /** For the world outside: start this instance and tell me when it ends. */
  | {
      readonly type: 'CallRequested';
      readonly called: InstanceId;
      readonly token: TokenId;
      readonly element: ElementId;
      readonly call: CallRequest;
    }
  /** For the world outside: the called instance must end, nobody waits for it any more. */
  | { readonly type: 'CallCancelled'; readonly token: TokenId; readonly called: InstanceId }
  /** For the world outside: deliver this message once to whoever it correlates with. */
  | { readonly type: 'MessageThrown'; readonly element: ElementId; readonly message: ThrownMessage }
  | {
      readonly type: 'SignalThrown';
      readonly element: ElementId;
      readonly name: string;
      readonly variables: Variables;
    }
  /** For history and explanation: an error or escalation, where it came from and who caught it. */
  | {
      readonly type: 'ErrorThrown';
      readonly element: ElementId;
      readonly code: string;
      readonly caughtBy?: ElementId;
    }
  | {
      readonly type: 'EscalationThrown';
      readonly element: ElementId;
      readonly code: string;
      readonly caughtBy?: ElementId;
    }
  /** Something was done that can be undone. */
  | { readonly type: 'CompensationKept'; readonly compensation: Compensation }
  /** It is being undone, and not a second time. */
  | { readonly type: 'CompensationTaken'; readonly compensation: CompensationId }
  | { readonly type: 'IncidentRaised'; readonly incident: Incident }
  | { readonly type: 'IncidentResolved'; readonly incident: IncidentId }
  | { readonly type: 'InstanceStateChanged'; readonly state: 'active' | 'suspended' }
  | InstanceMigrated
  /** A migration was undone: everything is as it was before, names included. */
  | { readonly type: 'InstanceRestored'; readonly instance: ProcessInstance }
  /**
   * The end. When it was called, its caller hears `completed` with the variables, or `failed` with the error
   * that nobody caught here; `escalation`s pass on separately (`EscalationThrown` without `caughtBy`).
   */
  | {
      readonly type: 'InstanceEnded';
      readonly state: Extract<InstanceState, 'completed' | 'terminated' | 'failed'>;
      readonly variables: Variables;
      readonly types?: VariableTypes;
      readonly error?: {
        readonly code: string;
        readonly message?: string;
        /** Whoever does the work said so; the model itself threw no error. */
        readonly reported?: true;
      };
    };

/**
 * The instance goes on under another definition. What is named here has moved in the diagram; everything else stayed
 * where it was. What came and went with it are events of their own.
 */
export interface InstanceMigrated {
  readonly type: 'InstanceMigrated';
  readonly from: DefinitionId;
  readonly to: DefinitionId;
  readonly tokens: readonly (Pick<Token, 'id' | 'element' | 'scope' | 'via'> & {
    readonly waiting?: Waiting;
  })[];
  readonly scopes: readonly Pick<Scope, 'id' | 'element' | 'parent' | 'kind'>[];
  readonly jobs: readonly Pick<EngineJob, 'id' | 'element' | 'scope' | 'token' | 'dueAt' | 'cycle'>[];
  readonly subscriptions: readonly Pick<Subscription, 'id' | 'element' | 'scope' | 'token' | 'name'>[];
  readonly incidents: readonly Pick<Incident, 'id' | 'element'>[];
  readonly compensations: readonly Omit<Compensation, 'variables'>[];
}

/** What the diagram says of a user task, its expressions evaluated. Assigning and claiming are the task list's. */
export interface UserTaskDetails {
  readonly element: ElementId;
  readonly name?: string;
  readonly description?: string;
  readonly assignee?: string;
  readonly owner?: string;
  readonly candidateUsers?: readonly string[];
  readonly candidateGroups?: readonly string[];
  readonly formKey?: string;
  readonly priority?: number;
  readonly dueDate?: string;
  readonly followUpDate?: string;
}

export interface CallRequest {
  /** The key of the process to call. */
  readonly calledElement: string;
  readonly binding: 'latest' | 'deployment' | 'version' | 'versionTag';
  readonly version?: string;
  readonly businessKey?: string;
  readonly variables: Variables;
  readonly types?: VariableTypes;
}

export interface ThrownMessage {
  readonly name: string;
  /** The business key of the receiver; messages to running instances and message starts correlate by it. */
  readonly businessKey?: string;
  readonly correlationKeys?: Readonly<Record<string, Json>>;
  readonly variables: Variables;
  readonly types?: VariableTypes;
}
