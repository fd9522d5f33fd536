import type { Instant } from '../../../kernel/instant.js';
import type { Json } from '../../../kernel/json.js';
import type { PersonName } from '../views.js';

/** Why a trajectory stands where it stands: the names people know, codes for what the browser has words for. */
export interface ExplanationView {
  readonly items: InstanceExplainedView[];
  readonly asOf: Instant;
}

export interface InstanceExplainedView {
  readonly instanceId: string;
  readonly processName: string;
  readonly suspended: boolean;
  readonly places: PlaceExplainedView[];
  /** What may happen to the process as a whole. */
  readonly around: WaitView[];
}

export interface PlaceExplainedView {
  /** The global name of the token; of a user task also its id. */
  readonly id: string;
  readonly elementId: string;
  readonly name: string;
  readonly since: Instant;
  readonly waitsFor: WaitView[];
  readonly path: PassageView[];
  readonly cut: boolean;
}

export interface WaitView {
  readonly for: string;
  /** The event, process, topic or condition it is about. */
  readonly name?: string;
  readonly dueAt?: Instant;
  /** Of an event about several things: one of them is enough, or all have to happen. */
  readonly needs?: 'one' | 'all';
  /** May happen instead, or as well. */
  readonly beside: boolean;
  /** Who can move it. */
  readonly who: PersonName[];
  readonly groups: string[];
  /** Who may not, and by which rule. */
  readonly excluded: { readonly name: string; readonly rule: string }[];
  /** Of a join, or of something repeated: how many of how many. */
  readonly completed?: number;
  readonly total?: number;
}

export interface PassageView {
  readonly name: string;
  readonly type: string;
  readonly at: Instant;
  readonly came: string;
  readonly mover?: {
    readonly actor: string;
    readonly actorName: string;
    readonly command: string;
    readonly name?: string;
  };
  readonly taken: WayView[];
  readonly notTaken: WayView[];
}

export interface WayView {
  /** What the way is called, and where it leads. */
  readonly flow?: string;
  readonly to?: string;
  readonly why: string;
  readonly condition?: string;
  readonly values: { readonly name: string; readonly value?: Json }[];
}
