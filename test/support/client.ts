export interface Reply<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Speaks to the service as one user, with their name as password. */
export interface Client {
  get<Body = unknown>(path: string): Promise<Reply<Body>>;
  post<Body = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<Body>>;
  put<Body = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<Body>>;
  delete<Body = unknown>(path: string): Promise<Reply<Body>>;
}

export const basicOf = (user: string): string => `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;

export const clientOf = (address: () => string, user: string): Client => {
  const send = async <Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> => {
    const answer = await fetch(`${address()}${path}`, {
      method,
      headers: {
        authorization: basicOf(user),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
      headers: answer.headers,
    };
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body ?? {}, headers),
    put: (path, body, headers) => send('PUT', path, body ?? {}, headers),
    delete: (path) => send('DELETE', path),
  };
};
