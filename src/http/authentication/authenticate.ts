import type { IncomingMessage } from 'node:http';
import type { Outcome } from '../../kernel/outcome.js';
import type { Refusal } from '../problems.js';
import type { Caller } from './caller.js';

/**
 * Establishes who sends a request. Answers at once for those it saw a moment ago, so that the way from request to
 * use case has no needless wait.
 */
export type Authenticate = (
  req: IncomingMessage,
) => Outcome<Caller, Refusal> | Promise<Outcome<Caller, Refusal>>;
