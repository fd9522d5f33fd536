import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Identity } from '../../application/care/identity.js';
import type { Work } from '../../application/work.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Caller } from '../authentication/caller.js';
import type { Role } from '../contract/v1.js';
import type { House } from '../house.js';
import type { Refusal, RefusalCode } from '../problems.js';
import type { Subject } from './subjects.js';

/** What a route answers: data, for others to send. */
export interface Answer {
  /** The JSON body, or the text when the route answers another media type. */
  readonly body?: unknown;
  /** The version of the record, sent as `ETag` and taken back as `If-Match`. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request whose sender, role and shape are known to be right. */
export interface Call<Query = unknown, Body = unknown> {
  readonly house: House;
  readonly req: IncomingMessage;
  readonly who: Identity;
  readonly caller: Caller | undefined;
  readonly query: Query;
  readonly body: Body;
  /** From `If-Match`; absent when the client does not mind. */
  readonly expectedVersion?: number;
  /** A part of the path, by its name. */
  readonly param: (name: string) => string;
  /**
   * Runs a use case and commits it, once per Idempotency-Key when there is one: what `answer` makes of the value
   * is then kept in the same commit.
   */
  readonly commit: <Value, Reason extends Refusal>(
    useCase: (work: Work) => Promise<Outcome<Value, Reason>>,
    answer: (value: Value) => Answer,
  ) => Promise<Outcome<Answer, Refusal>>;
}

/** Who may use a route: `public` also without signing in, `everybody` with any role, or the roles listed. */
export type Access = 'public' | 'everybody' | readonly Role[];

export interface Route<Query = unknown, Body = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1, parameters in braces, as in OpenAPI. */
  readonly path: string;
  /** The operation's id in OpenAPI. */
  readonly name: string;
  readonly summary: string;
  /** The tag it is listed under. */
  readonly subject: Subject;
  readonly access: Access;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** How a body of another shape is refused; `request-invalid` with the places, unless said otherwise. */
  readonly whenMisshapen?: RefusalCode;
  /** Status and shape of success; a text when `mediaType` is given, nothing when neither is. */
  readonly answer: {
    readonly status: 200 | 201 | 202 | 204;
    readonly body?: z.ZodType;
    readonly mediaType?: string;
  };
  /** The answer carries an ETag. */
  readonly versioned?: boolean;
  /** The route takes If-Match. */
  readonly ifMatch?: boolean;
  /** The refusals to expect beside those of the door; for the OpenAPI document. */
  readonly refusals?: readonly RefusalCode[];
  readonly handle: (call: Call<Query, Body>) => Promise<Outcome<Answer, Refusal>>;
  /** Told when somebody asked who may not: access that was denied is recorded where a dossier is concerned. */
  readonly denied?: (call: Pick<Call, 'house' | 'who' | 'param'>) => Promise<void>;
  /** Told of an answer before it is sent: who looked into a dossier is written down. */
  readonly looked?: (call: Pick<Call, 'house' | 'who' | 'param'>, answer: Answer) => Promise<void>;
}

export type AnyRoute = Route<never, never>;

/** Ties the types of query, body and handler together; a list of routes forgets them again. */
export const route = <Query, Body>(definition: Route<Query, Body>): AnyRoute =>
  definition as unknown as AnyRoute;

/** The names in braces in a route's path. */
export const parametersOf = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
