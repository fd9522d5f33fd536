import type { Passage } from './passage.js';
import { sendProblem } from './send.js';

const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Answers only to this machine's own names. A page elsewhere can point its own name at 127.0.0.1 and would then
 * count as same-origin here; it cannot make a browser send another Host.
 */
export const loopbackHostOnly: Passage = (req, res, next) => {
  if (loopbackHost.test(req.headers.host ?? '')) next();
  else sendProblem(req, res, { code: 'host-not-served' });
};
