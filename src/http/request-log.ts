import type { Log } from '../ports/log.js';
import { knownCaller } from './authentication/caller.js';
import type { Passage } from './passage.js';
import { pathOf } from './path-of.js';
import { requestIdOf } from './request-id.js';

/** One line per request, for whoever looks for something: who, what, how long. Paths hold ids only; queries do not. */
export const logRequests =
  (log: Log): Passage =>
  (req, res, next) => {
    const began = performance.now();
    res.on('close', () =>
      log.debug('request', {
        traceId: requestIdOf(req),
        method: req.method,
        path: pathOf(req),
        status: res.statusCode,
        ms: Math.round((performance.now() - began) * 10) / 10,
        user: knownCaller(req)?.who.user,
        cut: !res.writableFinished,
      }),
    );
    next();
  };
