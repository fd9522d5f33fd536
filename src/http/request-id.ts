import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const started = randomBytes(6).toString('hex');
let counted = 0;

const requestIds = new WeakMap<IncomingMessage, string>();
const acceptable = /^[\w.-]{8,64}$/;

/** The id under which a request is told and logged: the caller's own X-Request-Id when it is harmless, else ours. */
export const requestIdOf = (req: IncomingMessage): string => {
  const known = requestIds.get(req);
  if (known !== undefined) return known;
  const given = req.headers['x-request-id'];
  const id =
    typeof given === 'string' && acceptable.test(given) ? given : `${started}-${(counted += 1).toString(36)}`;
  requestIds.set(req, id);
  return id;
};
