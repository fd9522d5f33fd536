import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { figuresOf } from './process.mjs';

const script = fileURLToPath(new URL('../peers/server.mjs', import.meta.url));

export const startPeer = async (settings) => {
  const child = fork(script, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { port, durability } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('close', (code) =>
      reject(new Error(`Expected ${settings.peer} to start, but it ended with ${code}`)),
    );
  });
  return {
    port,
    durability,
    figures: () => figuresOf(child.pid),
    async stop() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await closed;
    },
  };
};
