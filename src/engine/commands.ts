import type { TaskFacts } from './expression.js';
import type { Instant } from '../kernel/instant.js';
import type {
  ElementId,
  IncidentId,
  InstanceId,
  JobId,
  ScopeId,
  SubscriptionId,
  TokenId,
} from './instance.js';
import type { VariableSet } from './variables.js';

/** What somebody asks of an instance. Time comes in with the command; the core has no clock. */
export type EngineCommand =
  | StartProcess
  | {
      readonly type: 'CompleteUserTask';
      readonly at: Instant;
      readonly token: TokenId;
      readonly variables?: VariableSet;
      /** As the task is in the task list, for its listeners. */
      readonly task?: Omit<TaskFacts, 'id'>;
    }
  /** A task was changed in the task list, and its listeners are to hear of that. */
  | {
      readonly type: 'TellTask';
      readonly at: Instant;
      readonly token: TokenId;
      readonly events: readonly ('update' | 'assignment')[];
      readonly task: Omit<TaskFacts, 'id'>;
    }
  /** A worker finished an external job. */
  | {
      readonly type: 'CompleteJob';
      readonly at: Instant;
      readonly job: JobId;
      readonly variables?: VariableSet;
      readonly localVariables?: VariableSet;
    }
  /** A due timer fires, or an asynchronous continuation goes on. Refused as `not-due` before its time. */
  | { readonly type: 'ExecuteJob'; readonly at: Instant; readonly job: JobId; readonly force?: boolean }
  /** A message or signal reaches one subscription; who is reached is decided outside. */
  | {
      readonly type: 'DeliverEvent';
      readonly at: Instant;
      readonly subscription: SubscriptionId;
      readonly variables?: VariableSet;
      readonly localVariables?: VariableSet;
    }
  /** Moves on a receive task or another waiting token directly (Camunda's execution signal). */
  | {
      readonly type: 'Trigger';
      readonly at: Instant;
      readonly token: TokenId;
      readonly variables?: VariableSet;
    }
  /** The performer of a task or job reports a BPMN error. */
  | {
      readonly type: 'ThrowError';
      readonly at: Instant;
      readonly token: TokenId;
      readonly code: string;
      readonly message?: string;
      readonly variables?: VariableSet;
      /** Of the called instance it comes from; mapped by the call activity as when that one is over. */
      readonly called?: VariableSet;
      /** The model of a called instance threw it, and nobody who could hear that it is not caught. */
      readonly byModel?: true;
      /** A person ended the called instance: where nobody catches that, the visit of the call is cancelled. */
      readonly ended?: true;
    }
  | {
      readonly type: 'ThrowEscalation';
      readonly at: Instant;
      readonly token: TokenId;
      readonly code: string;
      readonly variables?: VariableSet;
      /** Of the called instance it comes from. */
      readonly called?: VariableSet;
    }
  /** The called instance ended normally; its variables are mapped by the call activity. */
  | {
      readonly type: 'CompleteCall';
      readonly at: Instant;
      readonly token: TokenId;
      readonly variables: VariableSet;
    }
  /** Somebody chooses what to do next in an ad-hoc sub-process. */
  | {
      readonly type: 'StartAdHocActivity';
      readonly at: Instant;
      readonly token: TokenId;
      readonly activity: ElementId;
      readonly variables?: VariableSet;
    }
  | {
      readonly type: 'SetVariables';
      readonly at: Instant;
      readonly scope?: ScopeId;
      readonly token?: TokenId;
      readonly local?: boolean;
      readonly variables: VariableSet;
      readonly remove?: readonly string[];
    }
  /** A job ran out of attempts. */
  | {
      readonly type: 'RaiseIncident';
      readonly at: Instant;
      readonly job: JobId;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: 'ResolveIncident'; readonly at: Instant; readonly incident: IncidentId }
  | { readonly type: 'Suspend'; readonly at: Instant }
  | { readonly type: 'Resume'; readonly at: Instant }
  | ModifyInstance
  /** Ends the instance with everything in it, by decision of a person or of its caller. */
  | { readonly type: 'Terminate'; readonly at: Instant; readonly reason?: string };

export interface StartProcess {
  readonly type: 'StartProcess';
  readonly at: Instant;
  readonly instance: InstanceId;
  readonly businessKey?: string;
  readonly variables?: VariableSet;
  /** The start event to begin at, or what else begins an instance; without it the one none start event. */
  readonly start?: ElementId;
  /** Of several things that event is about, the one that happened. */
  readonly part?: number;
  readonly parent?: { readonly instance: InstanceId; readonly token: TokenId };
  /** In place of a start event: where it begins, as a modification has it. */
  readonly instructions?: readonly StartInstruction[];
  readonly skipIoMappings?: boolean;
  readonly skipCustomListeners?: boolean;
}

/**
 * A person moves the instance by hand, as Camunda's process instance modification: all instructions in order, and
 * then everything goes on. Without any token left the instance is over.
 */
export interface ModifyInstance {
  readonly type: 'Modify';
  readonly at: Instant;
  readonly instructions: readonly ModifyInstruction[];
  /** Input and output parameters are left alone in all that follows from this. */
  readonly skipIoMappings?: boolean;
  /** Listeners drawn in the model hear nothing of what follows from this. */
  readonly skipCustomListeners?: boolean;
}

export type ModifyInstruction =
  | { readonly do: 'cancel'; readonly token: TokenId }
  /** Every visit of an element; with `#multiInstanceBody` behind it the repeated activity as a whole. */
  | { readonly do: 'cancelAll'; readonly element: string }
  | StartInstruction;

export interface StartInstruction {
  /** Before or after an element, or on a sequence flow. `#multiInstanceBody` starts all runs of a repeated one. */
  readonly do: 'startBefore' | 'startAfter' | 'startTransition';
  readonly element: string;
  /** The open scope in which it must happen; without it the one there is. */
  readonly ancestor?: ScopeId;
  readonly variables?: VariableSet;
  /** Kept in what this starts. */
  readonly localVariables?: VariableSet;
}

/** Why a command was refused. Nothing has changed when one of these comes back. */
export type EngineRefusalCode =
  | 'instance-not-active'
  | 'instance-suspended'
  | 'token-not-found'
  | 'token-not-waiting-for-this'
  | 'job-not-found'
  | 'job-not-due'
  | 'subscription-not-found'
  | 'incident-not-found'
  | 'start-not-found'
  | 'activity-not-enabled'
  | 'no-flow-to-take'
  | 'condition-not-boolean'
  | 'expression-failed'
  | 'unknown-variable'
  | 'decision-failed'
  | 'timer-not-readable'
  | 'collection-not-a-list'
  | 'data-not-as-drawn'
  | 'error-not-caught'
  | 'element-not-found'
  | 'ancestor-not-found'
  | 'ancestor-ambiguous'
  | 'cannot-start-here'
  | 'too-many-steps';

export interface EngineRefusal {
  readonly code: EngineRefusalCode;
  readonly message: string;
  readonly element?: ElementId;
}
