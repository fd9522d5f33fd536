import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { EngineEvent } from '../events.js';
import type {
  DefinitionId,
  ElementId,
  IncidentId,
  InstanceId,
  JobId,
  SubscriptionId,
  TokenId,
  Waiting,
} from '../instance.js';

/** One command as it is on record: what was asked, by whom, and what happened. */
export interface Recorded {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: string;
  readonly command: string;
  readonly events: readonly EngineEvent[];
}

/** Where a clause can be checked: the event with this number (from 0) of the command with this sequence. */
export interface Evidence {
  readonly sequence: number;
  readonly event: number;
}

/** Why an instance stands where it stands: nothing in it is told that its events do not show. */
export interface Explanation {
  readonly suspended: boolean;
  /** One for every token, those that wait for others inside included. */
  readonly places: readonly PlaceExplained[];
  /** What may happen to the instance as a whole, or to a sub-process: the starts of its event sub-processes. */
  readonly around: readonly Wait[];
}

export interface PlaceExplained {
  readonly token: TokenId;
  readonly element: ElementId;
  readonly waiting: Waiting;
  readonly since: Instant;
  readonly waitsFor: readonly Wait[];
  /** How it came here, backwards: the first is this place, the last where it began or as far as is told. */
  readonly path: readonly Passage[];
  /** Whether the path is longer than what is told of it. */
  readonly cut: boolean;
}

/** One visit of an element on the way. */
export interface Passage {
  readonly token: TokenId;
  readonly element: ElementId;
  /** Of the definition the instance followed then, when that is not the one it follows now. */
  readonly definition?: DefinitionId;
  readonly at: Instant;
  readonly evidence: Evidence;
  readonly came: Came;
  /** What had to be done, or to happen, before the token could come here. */
  readonly trigger?: Trigger;
  /** Absent on the place itself, which has not chosen yet. */
  readonly taken?: readonly Taken[];
  readonly notTaken?: readonly NotTaken[];
}

export type Came =
  | { readonly by: 'start'; readonly calledBy?: { readonly instance: InstanceId; readonly token: TokenId } }
  /** `together` are the tokens that a join merged into this one. */
  | {
      readonly by: 'flow';
      readonly flow: ElementId;
      readonly from?: TokenId;
      readonly together?: readonly TokenId[];
    }
  | { readonly by: 'link'; readonly from?: TokenId }
  /** The first inside what `holder` holds open: a sub-process, or an activity with variables of its own. */
  | { readonly by: 'inside'; readonly holder?: TokenId }
  | { readonly by: 'iteration'; readonly holder?: TokenId; readonly number: number }
  | { readonly by: 'boundary'; readonly activity: ElementId; readonly from?: TokenId }
  | { readonly by: 'event' }
  /** The instance moved to another definition, and this token with it. */
  | { readonly by: 'migration' }
  | { readonly by: 'compensation'; readonly thrower?: TokenId }
  /** Somebody put it there. */
  | { readonly by: 'command' };

/** The command in which it went on, and the event that says what moved it. */
export interface Trigger {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: string;
  readonly command: string;
  readonly evidence: Evidence;
  readonly element?: ElementId;
}

/** A variable that a condition names, as it was; without a value when that is too long to tell. */
export interface Named {
  readonly name: string;
  readonly value?: Json;
}

export interface Taken {
  readonly flow: ElementId;
  readonly to: ElementId;
  readonly why: 'no-condition' | 'condition-held' | 'default' | 'event-happened';
  readonly condition?: string;
  readonly values?: readonly Named[];
  readonly evidence: Evidence;
}

export type NotTaken =
  | {
      readonly flow: ElementId;
      readonly to: ElementId;
      readonly why: 'condition-failed';
      readonly condition: string;
      readonly values: readonly Named[];
      readonly evidence: Evidence;
    }
  | {
      readonly flow: ElementId;
      readonly to: ElementId;
      /** An earlier flow held; some condition held, so that no default was needed; another event came first. */
      readonly why: 'another-first' | 'default-not-needed' | 'another-event-first';
    }
  /** An event at the border of an activity that did not happen as long as the activity went on. */
  | { readonly event: ElementId; readonly why: 'did-not-happen'; readonly evidence: Evidence };

/** Of an event that is about several things: whether one of them is enough, or all of them have to happen. */
export type Needs = 'one' | 'all';

/** What a place waits for, and so who can move it. `beside` it is what may happen instead or as well. */
export type Wait =
  | { readonly for: 'person'; readonly evidence: Evidence }
  | { readonly for: 'worker'; readonly job: JobId; readonly topic?: string; readonly evidence: Evidence }
  /** The service itself, at once. */
  | { readonly for: 'service'; readonly job: JobId; readonly evidence: Evidence }
  | {
      readonly for: 'timer';
      readonly job: JobId;
      readonly element: ElementId;
      readonly dueAt?: Instant;
      readonly needs?: Needs;
      readonly beside: boolean;
      readonly evidence: Evidence;
    }
  | {
      readonly for: 'message' | 'signal' | 'condition';
      readonly subscription: SubscriptionId;
      readonly element: ElementId;
      /** The name, or the condition's text. */
      readonly name: string;
      readonly needs?: Needs;
      readonly beside: boolean;
      readonly evidence: Evidence;
    }
  /** For somebody to choose one of these, as often as needed (BPMN 2.0 §13.3.5). */
  | { readonly for: 'choice'; readonly enabled: readonly ElementId[] }
  /** For as many tokens as the activity needs to begin (BPMN 2.0 §10.3.2). */
  | { readonly for: 'tokens'; readonly completed: number; readonly total: number }
  /** For data that has no value yet (BPMN 2.0 §10.4.2). */
  | { readonly for: 'data'; readonly names: readonly string[] }
  /** For the activation condition of a complex gateway (BPMN 2.0 §13.4.5). */
  | { readonly for: 'activation'; readonly condition: string }
  /** A flow that has brought no token yet, and the tokens that may still come by it; nobody: it will not come. */
  | { readonly for: 'flow'; readonly flow: ElementId; readonly mayCome: readonly TokenId[] }
  /** Until what is inside is done; of a repeated activity, how much of it is. */
  | {
      readonly for: 'inside';
      readonly tokens: readonly TokenId[];
      readonly completed?: number;
      readonly total?: number;
    }
  | { readonly for: 'called'; readonly instance: InstanceId; readonly evidence: Evidence }
  | {
      readonly for: 'incident';
      readonly incident: IncidentId;
      readonly code: string;
      readonly evidence: Evidence;
    };
