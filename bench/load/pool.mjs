import { openClient } from './http-client.mjs';

/** Some connections, shared by everybody: a request takes the first that is free. Each user signs in by name. */
export const openPool = ({ port, connections }) => {
  const free = [];
  const waiting = [];
  let opened = 0;
  let sent = 0;

  const take = async () => {
    const idle = free.pop();
    if (idle) return idle;
    if (opened < connections) {
      opened += 1;
      return openClient({ port });
    }
    return new Promise((resolve) => waiting.push(resolve));
  };

  const giveBack = (client) => {
    const next = waiting.shift();
    if (next) next(client);
    else free.push(client);
  };

  return {
    requests: () => sent,
    async send(user, method, path, body) {
      const client = await take();
      sent += 1;
      try {
        const authorization = `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;
        const { status, body: text } = await client.send(method, path, { body, authorization });
        return { status, body: text === '' ? undefined : JSON.parse(text) };
      } finally {
        giveBack(client);
      }
    },
    close() {
      for (const client of free) client.close();
    },
  };
};
