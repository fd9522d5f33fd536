import { spokenLanguage } from '../i18n/language.js';
import { ApiProblem, Unreachable, detailsIn } from './problem.js';

export const base = '/api/v1';

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** The version the asker saw; refused with 412 when there is a newer one. */
  readonly version?: number;
  /** The same key makes the same command happen once, also when it is sent again. */
  readonly once?: string;
}

const headersOf = ({ body, version, once }: Asked): Record<string, string> => ({
  Accept: 'application/json, application/problem+json',
  'Accept-Language': spokenLanguage(),
  ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
  ...(once === undefined ? {} : { 'Idempotency-Key': once }),
});

const send = async (asked: Asked): Promise<Response> => {
  try {
    return await fetch(`${base}${asked.path}`, {
      method: asked.method,
      headers: headersOf(asked),
      credentials: 'same-origin',
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
};

const refusalOf = async (response: Response): Promise<ApiProblem> => {
  const details = detailsIn(await response.json().catch(() => undefined));
  const retryAfter = Number(response.headers.get('Retry-After'));
  const unknown = { type: 'about:blank', title: '', status: response.status, code: 'unknown' };
  return new ApiProblem(details ?? unknown, retryAfter > 0 ? retryAfter : undefined);
};

const accepted = async (asked: Asked): Promise<Response> => {
  const response = await send(asked);
  if (!response.ok) throw await refusalOf(response);
  return response;
};

/** The shape is the server's promise: its answers are checked against the contract where they are made. */
const json = async <Answer>(asked: Asked): Promise<Answer> => {
  const response = await accepted(asked);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
};

export const get = <Answer>(path: string): Promise<Answer> => json<Answer>({ method: 'GET', path });

export const getText = async (path: string): Promise<string> =>
  (await accepted({ method: 'GET', path })).text();

export const post = <Answer>(path: string, more: Omit<Asked, 'method' | 'path'> = {}): Promise<Answer> =>
  json<Answer>({ method: 'POST', path, ...more });

export const put = <Answer>(path: string, body: unknown): Promise<Answer> =>
  json<Answer>({ method: 'PUT', path, body });

export const remove = (path: string): Promise<void> => json<undefined>({ method: 'DELETE', path });

/** A path of parts that may hold any character, with a query when there is one. */
export const address = (
  parts: readonly string[],
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const path = parts.map((part) => `/${encodeURIComponent(part)}`).join('');
  return search.size === 0 ? path : `${path}?${search.toString()}`;
};
