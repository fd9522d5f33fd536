import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ok, refused, type Outcome } from '../kernel/outcome.js';

export interface Listening {
  /** `http://127.0.0.1:8080`, with the port the system chose when 0 was asked for. */
  readonly address: string;
  /** Takes no more requests and waits for those under way, at most so long; then cuts what is left. */
  stop(withinMs: number): Promise<void>;
}

export type ListenRefusal = 'address-in-use' | 'address-not-available' | 'port-not-allowed';

const refusals: Readonly<Record<string, ListenRefusal>> = {
  EADDRINUSE: 'address-in-use',
  EADDRNOTAVAIL: 'address-not-available',
  ENOTFOUND: 'address-not-available',
  EACCES: 'port-not-allowed',
};

const configure = (server: Server): void => {
  server.keepAliveTimeout = 65_000; // longer than usual proxies keep a connection
  server.headersTimeout = 70_000;
  server.requestTimeout = 120_000; // for a request to arrive whole; answers may take as long as they need
  server.maxHeadersCount = 100;
};

const addressOf = (server: Server): string => {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};

/** Opens the door. Refuses as data when the address is taken or cannot be had. */
export const listen = (
  app: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Outcome<Listening, ListenRefusal>> =>
  new Promise((resolve, reject) => {
    const server = createServer(app);
    configure(server);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = refusals[error.code ?? ''];
      if (refusal) resolve(refused(refusal));
      else reject(error);
    });
    server.listen({ host, port, backlog: 1024 }, () =>
      resolve(ok({ address: addressOf(server), stop: (withinMs) => closeWithin(server, withinMs) })),
    );
  });

/** Connections are kept open between requests; each is closed as soon as it has nothing under way. */
const closeWithin = (server: Server, withinMs: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs);
    const closeIdle = setInterval(() => server.closeIdleConnections(), 25);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(closeIdle);
      resolve();
    });
    server.closeIdleConnections();
  });
