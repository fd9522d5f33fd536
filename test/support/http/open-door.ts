import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../../src/adapters/embedded/open-embedded-store.js';
import { localWakeUp } from '../../../src/adapters/system/local-wake-up.js';
import { demoUsers } from '../../../src/application/demo/users.js';
import { keepDemoUsers } from '../../../src/application/demo/keep-demo-users.js';
import type { Ports } from '../../../src/application/work.js';
import { compose } from '../../../src/compose.js';
import { createApp } from '../../../src/http/app.js';
import { demoAuthentication } from '../../../src/http/authentication/demo.js';
import { passwordSignIn } from '../../../src/http/authentication/sign-in.js';
import { engineRestRouter } from '../../../src/http/engine-rest/index.js';
import { listen } from '../../../src/http/listen.js';
import { fromEpochMs, plusMs, type Instant } from '../../../src/kernel/instant.js';
import type { Log } from '../../../src/ports/log.js';
import { clientOf, type Client } from '../client.js';

/** The HTTP side on an empty store in this process: no workflows, no jobs that run by themselves. */
export interface TestDoor {
  readonly url: string;
  readonly ports: Ports;
  /** What was logged as an error. */
  readonly faults: readonly object[];
  as(user: string): Client;
  /** Deploys files through the door, as `admin`. */
  deploy(
    files: Readonly<Record<string, string>>,
    fields?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** Lets the clock of the service go on. */
  pass(ms: number): Instant;
  close(): Promise<void>;
}

const opensAt = fromEpochMs(Date.UTC(2027, 0, 11, 9));

const collecting = (faults: object[]): Log => ({
  detailed: true,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message, details) => void faults.push({ message, ...details }),
});

export const openDoor = async ({ passwords = true } = {}): Promise<TestDoor> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-door-'));
  const store = await openEmbeddedStore({ directory });
  if (!store.ok) throw new Error(`Expected to open a store, but ${store.reason.code}`);
  let now = opensAt;
  const wakeUp = localWakeUp();
  const { ports, workshop } = compose({ store: store.value, clock: { now: () => now }, wakeUp });
  await keepDemoUsers(ports, demoUsers);
  const faults: object[] = [];
  const log = collecting(faults);
  const desk = passwordSignIn(ports);
  const { authenticate, forgetSession } = demoAuthentication(ports, desk);
  const app = createApp(
    {
      ports,
      workshop,
      log,
      authenticate,
      ...(passwords ? { passwordDesk: { signIn: desk, forgetSession } } : {}),
      readiness: () => Promise.resolve({ store: true, workflows: true, jobs: false }),
    },
    {
      version: '1.2.3',
      webDirectory: join(directory, 'no-web'),
      engineRest: engineRestRouter({
        ports,
        version: '1.2.3',
        waitForExternalTasks: (topics, ms, signal) =>
          wakeUp.wait(ms, signal, (moments) => moments.some(({ topic = '' }) => topics.includes(topic))),
      }),
    },
  );
  const listening = await listen(app, { host: '127.0.0.1', port: 0 });
  if (!listening.ok) throw new Error(`Expected to listen, but ${listening.reason}`);
  const { address } = listening.value;
  return {
    url: address,
    ports,
    faults,
    as: (user) => clientOf(() => address, user),
    deploy(files, fields = {}) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ 'deployment-name': 'TEST', ...fields }))
        form.set(name, value);
      for (const [name, content] of Object.entries(files)) form.append(name, new Blob([content]), name);
      const authorization = `Basic ${Buffer.from('admin:admin').toString('base64')}`;
      return fetch(`${address}/engine-rest/deployment/create`, {
        method: 'POST',
        headers: { authorization },
        body: form,
      });
    },
    pass(ms) {
      now = plusMs(now, ms);
      return now;
    },
    async close() {
      await listening.value.stop(500);
      await store.value.close();
      rmSync(directory, { recursive: true });
    },
  };
};
