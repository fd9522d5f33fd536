import type { Instant } from '../../kernel/instant.js';
import type { ProcessDefinition } from '../definition.js';
import type { ElementId, Token, TokenId } from '../instance.js';
import type { Came, Evidence, NotTaken, Taken } from './explanation.js';

/** What the events tell of one token: how it came, and how it left. */
export interface Visit {
  /** The one that the instance followed at that time. */
  readonly definition: ProcessDefinition;
  readonly token: Token;
  readonly at: Instant;
  readonly evidence: Evidence;
  readonly came: Came;
  /** The tokens it goes back to, the one that is told first. */
  readonly before: readonly TokenId[];
  /** The same token, as it came to the element it was at before the instance moved to another definition. */
  readonly earlier?: Visit;
  left?: Evidence;
  readonly taken: Taken[];
  readonly notTaken: NotTaken[];
}

/** Tokens that left an element and go on together: one, or all that a join merged. */
export interface Leaving {
  readonly tokens: TokenId[];
  /** A flow was taken for them; who leaves after that belongs to another. */
  gone: boolean;
}

export type LeavingByElement = Map<ElementId, Leaving>;
