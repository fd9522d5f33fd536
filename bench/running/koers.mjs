import { spawn } from 'node:child_process';
import { figuresOf, pause, root } from './process.mjs';

const port = 18_080 + (process.pid % 1000);

export const authorizationOf = (user) => `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;

const deploy = async (name, content) => {
  const form = new FormData();
  form.append('deployment-name', name);
  form.append('enable-duplicate-filtering', 'true');
  form.append(`${name}.bpmn`, new Blob([content]), `${name}.bpmn`);
  const answer = await fetch(`http://127.0.0.1:${port}/engine-rest/deployment/create`, {
    method: 'POST',
    headers: { authorization: authorizationOf('admin') },
    body: form,
  });
  if (!answer.ok)
    throw new Error(`Expected the model to deploy, but got ${answer.status}: ${await answer.text()}`);
};

const ready = async (child) => {
  for (let attempt = 0; attempt < 6000 && child.exitCode === null; attempt += 1) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/ready`);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(10);
  }
  throw new Error('Expected the server to become ready within a minute, but it did not');
};

/** The built server on a directory, as it is run in production but for its demo users. */
export const startKoers = async (directory, environment = {}) => {
  const began = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=64', 'dist/server.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: directory,
      DEMO_DATA: '0',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(child);
  return {
    port,
    /** From the start of the process to the first answer that all of it works. */
    openedMs: performance.now() - began,
    authorization: authorizationOf('admin'),
    deploy,
    figures: () => figuresOf(child.pid),
    async stop() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await closed;
    },
  };
};
