import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';
import { freePort } from './free-port.js';

/** Whether this machine has a redis-server; `npm test` installs one where it may. */
export const hasRedis = spawnSync('sh', ['-c', 'command -v redis-server'], { stdio: 'ignore' }).status === 0;

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** As power loss would: no chance to write anything. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
  });

/** A private redis-server with its log on disk, on a port and in a folder of its own. */
export const startRedis = async (directory: string): Promise<TestRedis> => {
  const port = await freePort();
  const folder = join(directory, `redis-${port}`);
  mkdirSync(folder, { recursive: true });
  const launch = () =>
    spawn(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--dir',
        folder,
        '--appendonly',
        'yes',
        '--save',
        '',
        '--maxmemory-policy',
        'noeviction',
      ],
      { stdio: 'ignore' },
    );
  let child = launch();
  const gone = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
  const ready = async (): Promise<void> => {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      if (await answers(port)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('Expected redis-server to answer within 10 s, but it did not');
  };
  await ready();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async kill() {
      child.kill('SIGKILL');
      await gone();
    },
    async start() {
      child = launch();
      await ready();
    },
    async stop() {
      child.kill('SIGTERM');
      await gone();
    },
  };
};
