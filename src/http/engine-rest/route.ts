import type { IncomingMessage, ServerResponse } from 'node:http';
import { transact, type Ports, type Work } from '../../application/work.js';
import type { EngineUseCaseRefusal } from '../../application/engine/refusals.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { callerOf } from '../authentication/caller.js';
import { readJson } from '../body.js';
import { sendHead, sendJson, sendText } from '../send.js';
import { bodyFault, engineFault, unknown, type Fault } from './errors.js';
import { addressOf } from './params.js';
import { object, type Given } from './readers.js';

export interface EngineRest {
  readonly ports: Ports;
  /** Of the product. */
  readonly version: string;
  /**
   * Waits until there may be something for a worker of these topics, at most so long, or until `signal` is aborted.
   * Only a hint, like every wake-up: the store is asked again afterwards.
   */
  readonly waitForExternalTasks: (
    topics: readonly string[],
    ms: number,
    signal: AbortSignal,
  ) => Promise<void>;
}

/** One request, with what answering it needs. */
export interface Call {
  readonly rest: EngineRest;
  readonly ports: Ports;
  readonly user: string;
  readonly req: IncomingMessage;
  /** Of this API as the client addresses it, for links. */
  readonly base: string;
  /** A part of the path, by its name. */
  readonly param: (name: string) => string;
  /** The parameters of the address. */
  readonly address: () => Given;
  /** The body; without one, an empty object. */
  readonly body: () => Promise<Outcome<Given, Fault>>;
  /** Runs a use case and commits it. `doing` says in Camunda's words what was attempted. */
  readonly commit: <Value>(
    useCase: (work: Work) => Promise<Outcome<Value, EngineUseCaseRefusal>>,
    doing?: string,
  ) => Promise<Outcome<Value, Fault>>;
  /** Aborted when the client goes away before it has its answer. */
  readonly gone: () => AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Instead of a body: plain text. */
  readonly text?: string;
  /** Instead of a body: a file as it was sent, to be saved and never shown. */
  readonly file?: { readonly name: string; readonly content: string | Uint8Array };
}

export interface RestRoute {
  readonly method: 'get' | 'post' | 'put' | 'delete' | 'options';
  /** Below /engine-rest; a part that begins with a colon is a parameter. */
  readonly path: string;
  readonly handle: (call: Call) => Promise<Outcome<Answer, Fault>>;
}

export const answered = (body: unknown): Outcome<Answer, Fault> => ok({ status: 200, body });

export const noContent: Outcome<Answer, Fault> = ok({ status: 204 });

/** The answer to a command that says nothing when it succeeds. */
export const silently = async (
  outcome: Promise<Outcome<unknown, Fault>>,
): Promise<Outcome<Answer, Fault>> => {
  const done = await outcome;
  return done.ok ? noContent : done;
};

const maxIdLength = 400;

/** A call behind Express would cost a prototype of its own; this one is a plain object made once per request. */
export const callOf = (
  rest: EngineRest,
  {
    req,
    res,
    params,
  }: { readonly req: IncomingMessage; readonly res: ServerResponse; readonly params: Params },
): Call => {
  const { ports } = rest;
  const { user } = callerOf(req);
  let address: Given | undefined;
  return {
    rest,
    ports,
    user,
    req,
    base: `http://${req.headers.host ?? 'localhost'}/engine-rest`,
    param(name) {
      const value = params.get(name);
      if (value === undefined) throw new Error(`Expected the path to have a part '${name}'`);
      return value;
    },
    address: () => (address ??= addressOf(req.url ?? '')),
    async body() {
      const read = await readJson(req);
      if (!read.ok) return bodyFault(read.reason);
      return object(read.value ?? {});
    },
    async commit(useCase, doing) {
      const outcome = await transact(ports, user, useCase);
      return outcome.ok ? outcome : engineFault(outcome.reason, doing);
    },
    gone() {
      const controller = new AbortController();
      res.once('close', () => controller.abort());
      if (res.destroyed) controller.abort();
      return controller.signal;
    },
  };
};

export type Params = ReadonlyMap<string, string>;

export const sendFault = (res: ServerResponse, { status, ...fault }: Fault): void =>
  sendJson(res, status, fault);

const sendFile = (res: ServerResponse, { name, content }: NonNullable<Answer['file']>): void => {
  const bytes = Buffer.from(content);
  sendHead(res, 200, [
    'Content-Type',
    'application/octet-stream',
    'Content-Disposition',
    `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Length',
    String(bytes.length),
  ]);
  res.end(bytes);
};

const send = (res: ServerResponse, { status, body, text, file }: Answer): void => {
  if (file) sendFile(res, file);
  else if (text !== undefined) sendText(res, status, { type: 'text/plain; charset=utf-8', text });
  else if (status !== 204) sendJson(res, status, body);
  else {
    sendHead(res, status, []);
    res.end();
  }
};

/** Serves one request. Who asks is known before; what nobody foresaw goes to the fault handler of the service. */
export const serve = async (
  rest: EngineRest,
  { handle }: RestRoute,
  at: { readonly req: IncomingMessage; readonly res: ServerResponse; readonly params: Params },
): Promise<void> => {
  const { res, params } = at;
  for (const value of params.values()) {
    if (value.length <= maxIdLength) continue;
    sendFault(res, unknown('Expected ids of at most 400 characters').reason);
    return;
  }
  const outcome = await handle(callOf(rest, at));
  if (res.destroyed) return;
  if (outcome.ok) send(res, outcome.value);
  else sendFault(res, outcome.reason);
};
