import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Outcome } from '../../kernel/outcome.js';
import type { Passage } from '../passage.js';
import { problems, type Refusal } from '../problems.js';
import type { Authenticate } from './authenticate.js';
import { rememberCaller, type Caller } from './caller.js';
import { mayChange } from './same-origin.js';

export type Refuse = (req: IncomingMessage, res: ServerResponse, refusal: Refusal) => void;

/** A browser would answer a challenge with a window of its own; our pages ask in their own words. */
const isBrowserPage = (req: IncomingMessage): boolean =>
  req.headers['x-requested-with'] !== undefined ||
  req.headers['sec-fetch-mode'] !== undefined ||
  req.headers.cookie !== undefined;

/** Lets a request on once it is known who sends it, and that their browser was not made to. */
export const requireCaller =
  (
    authenticate: Authenticate,
    { challenge, refuse }: { readonly challenge: string; readonly refuse: Refuse },
  ): Passage =>
  (req, res, next) => {
    const settle = (outcome: Outcome<Caller, Refusal>): void => {
      if (!outcome.ok) {
        const isChallenge = problems[outcome.reason.code].status === 401 && !isBrowserPage(req);
        if (isChallenge) res.setHeader('WWW-Authenticate', challenge);
        refuse(req, res, outcome.reason);
      } else if (outcome.value.means === 'cookie' && !mayChange(req)) {
        refuse(req, res, { code: 'cross-site' });
      } else {
        rememberCaller(req, outcome.value);
        next();
      }
    };
    const outcome = authenticate(req);
    if (outcome instanceof Promise) outcome.then(settle).catch(next);
    else settle(outcome);
  };
