import { connect } from 'node:net';

/**
 * A keep-alive HTTP/1.1 client that costs little, so that a benchmark on one machine measures the server.
 * One request at a time per connection; understands `Content-Length` and chunked answers.
 */
export const openClient = async ({ port, authorization }) => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = Buffer.alloc(0);
  let waiting;

  const parse = () => {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    const status = Number(head.slice(9, 12));
    const length = /content-length: *(\d+)/i.exec(head);
    let body;
    let rest;
    if (length) {
      const to = end + 4 + Number(length[1]);
      if (received.length < to) return;
      body = received.toString('utf8', end + 4, to);
      rest = to;
    } else if (/transfer-encoding: *chunked/i.test(head)) {
      const chunks = readChunks(received, end + 4);
      if (!chunks) return;
      ({ body, rest } = chunks);
    } else {
      body = '';
      rest = end + 4;
    }
    received = received.subarray(rest);
    const { resolve } = waiting;
    waiting = undefined;
    resolve({ status, body });
  };
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    parse();
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () =>
    waiting?.reject(new Error('Expected an answer, but the server closed the connection')),
  );

  const headersFor = (asked) =>
    `Host: 127.0.0.1:${port}\r\nConnection: keep-alive\r\n${asked ? `Authorization: ${asked}\r\n` : ''}`;
  const own = headersFor(authorization);
  const send = (method, path, { body, authorization: asked } = {}) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      const text = body === undefined ? '' : JSON.stringify(body);
      const entity =
        body === undefined
          ? ''
          : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
      socket.write(
        `${method} ${path} HTTP/1.1\r\n${asked === undefined ? own : headersFor(asked)}${entity}\r\n${text}`,
      );
    });

  return {
    send,
    async json(method, path, body) {
      const answer = await send(method, path, { body });
      if (answer.status >= 400)
        throw new Error(
          `Expected ${method} ${path} to succeed, but got ${answer.status}: ${answer.body.slice(0, 300)}`,
        );
      return answer.body === '' ? undefined : JSON.parse(answer.body);
    },
    close: () => socket.destroy(),
  };
};

const readChunks = (buffer, from) => {
  let at = from;
  let body = '';
  for (;;) {
    const lineEnd = buffer.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = parseInt(buffer.toString('latin1', at, lineEnd), 16);
    const to = lineEnd + 2 + size;
    if (buffer.length < to + 2) return undefined;
    if (size === 0) return { body, rest: to + 2 };
    body += buffer.toString('utf8', lineEnd + 2, to);
    at = to + 2;
  }
};
