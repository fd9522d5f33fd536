import type { ServerResponse } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { transactOnce, type OnceKey } from '../../application/access/once.js';
import type { Identity } from '../../application/care/identity.js';
import { transact, type Ports } from '../../application/work.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { knownCaller } from '../authentication/caller.js';
import { readJson } from '../body.js';
import type { House } from '../house.js';
import type { Refusal } from '../problems.js';
import { sendJson, sendProblem, sendText } from '../send.js';
import { onceKeyOf } from './idempotency-key.js';
import { etagOf, expectedVersionIn } from './if-match.js';
import type { Access, Answer, AnyRoute, Call, Route } from './route.js';
import { queryOf, shaped } from './shape.js';

const nobody: Identity = { user: 'nobody', name: '', groups: [] };
const maxIdLength = 200;

const mayUse = (access: Access, who: Identity): boolean =>
  typeof access === 'string' || access.some((role) => who.groups.includes(role));

interface AcceptedHead {
  readonly query: unknown;
  readonly version: number | undefined;
}

interface AcceptedBody {
  readonly body: unknown;
  readonly once: OnceKey | undefined;
}

const acceptHead = ({ query, ifMatch }: Route, req: Request): Outcome<AcceptedHead, Refusal> => {
  const asked = query ? shaped(query, queryOf(req.originalUrl), 'query-invalid') : ok(undefined);
  if (!asked.ok) return asked;
  const version = ifMatch === true ? expectedVersionIn(req.headers['if-match']) : ok(undefined);
  return version.ok ? ok({ query: asked.value, version: version.value }) : version;
};

const acceptBody = async (
  { body, whenMisshapen = 'request-invalid', method }: Route,
  req: Request,
  who: Identity,
): Promise<Outcome<AcceptedBody, Refusal>> => {
  if (method === 'get') return ok({ body: undefined, once: undefined });
  const sent = await readJson(req);
  if (!sent.ok) return sent;
  const once = onceKeyOf(req, who, sent.value);
  if (!once.ok) return once;
  const given = body ? shaped(body, sent.value ?? {}, whenMisshapen) : ok(undefined);
  return given.ok ? ok({ body: given.value, once: once.value }) : given;
};

const parameter =
  (req: Request) =>
  (name: string): string => {
    const value = req.params[name];
    if (typeof value !== 'string') throw new Error(`Expected the path to have a part '${name}'`);
    return value;
  };

interface Commission {
  readonly ports: Ports;
  readonly who: Identity;
  readonly once: OnceKey | undefined;
  readonly status: number;
}

const committing =
  ({ ports, who, once, status }: Commission): Call['commit'] =>
  async (useCase, answer) => {
    if (once === undefined) {
      const outcome = await transact(ports, who.user, useCase);
      return outcome.ok ? ok(answer(outcome.value)) : outcome;
    }
    const outcome = await transactOnce({ ports, actor: who.user, key: once }, useCase, (value) => {
      const { body, headers } = answer(value);
      return { status, body: JSON.parse(JSON.stringify({ body, headers })) as Json };
    });
    return outcome.ok ? ok(outcome.value.body as unknown as Answer) : outcome;
  };

const send = (res: ServerResponse, { status, mediaType }: Route['answer'], answer: Answer): void => {
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value);
  if (answer.version !== undefined) res.setHeader('ETag', etagOf(answer.version));
  if (mediaType !== undefined) sendText(res, status, { type: mediaType, text: String(answer.body) });
  else if (status === 204) {
    res.statusCode = status;
    res.end();
  } else sendJson(res, status, answer.body);
};

const answerTo = async (route: Route, house: House, req: Request): Promise<Outcome<Answer, Refusal>> => {
  const caller = knownCaller(req);
  const who = caller?.who ?? nobody;
  const param = parameter(req);
  if (Object.values(req.params).some((value) => String(value).length > maxIdLength)) {
    return refused({ code: 'not-found' });
  }
  const denied = async (refusal: Refusal): Promise<Outcome<Answer, Refusal>> => {
    await route.denied?.({ house, who, param });
    return refused(refusal);
  };
  if (!mayUse(route.access, who)) return denied({ code: 'not-allowed' });
  const head = acceptHead(route, req);
  if (!head.ok) return head;
  const accepted = await acceptBody(route, req, who);
  if (!accepted.ok) return accepted;
  const { query, version } = head.value;
  const { body, once } = accepted.value;
  const outcome = await handled(route, {
    house,
    req,
    who,
    caller,
    query,
    body,
    ...(version === undefined ? {} : { expectedVersion: version }),
    param,
    commit: committing({ ports: house.ports, who, once, status: route.answer.status }),
  });
  return isDenied(outcome) ? denied(outcome.reason) : outcome;
};

/** Who looked is written down before the answer goes out. */
const handled = async (route: Route, call: Call): Promise<Outcome<Answer, Refusal>> => {
  const outcome = await route.handle(call);
  if (outcome.ok) await route.looked?.(call, outcome.value);
  return outcome;
};

const isDenied = (outcome: Outcome<Answer, Refusal>): outcome is Refused<Refusal> =>
  !outcome.ok && outcome.reason.code === 'not-allowed';

/** Serves one route: role, shape, use case, answer. Who asks is established before. */
export const serve = (anyRoute: AnyRoute, house: House): RequestHandler => {
  const route = anyRoute as unknown as Route;
  return async (req, res) => {
    const outcome = await answerTo(route, house, req);
    if (outcome.ok) send(res, route.answer, outcome.value);
    else sendProblem(req, res, outcome.reason);
  };
};
