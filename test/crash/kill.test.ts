import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basicOf, clientOf, type Client } from '../support/client.js';
import { freePort } from '../support/free-port.js';
import { ended, whenReady } from '../support/separate-processes.js';
import { crashModel } from './models.js';

/** Issue: at least 200 kills. More can be asked for: `KILLS=2000 npm test -- test/crash`. */
const kills = Number(process.env['KILLS'] ?? 200);
const clients = 6;

interface Instance {
  readonly id: string;
  /** Tasks whose completion was acknowledged. */
  readonly completed: Set<string>;
}

interface Task {
  readonly id: string;
  readonly taskDefinitionKey: string;
  readonly processInstanceId: string;
}

interface Activity {
  readonly activityId: string;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly canceled: boolean;
}

const acknowledged = new Map<string, Instance>();
/** Reports by idempotency key, with the trajectory that was answered. */
const reports = new Map<string, string | undefined>();

let directory: string;
let port: number;
let server: ChildProcess;
let admin: Client;
let intake: Client;

const start = async (): Promise<void> => {
  server = spawn(process.execPath, ['dist/server.js'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      DATA_DIR: directory,
      DEMO_DATA: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await whenReady(`http://127.0.0.1:${port}`, server);
};

/** What a client does; any failure in the middle is what being killed looks like from outside. */
const startOne = async (): Promise<void> => {
  const { status, body } = await admin.post<{ id: string }>(
    '/engine-rest/process-definition/key/crash/start',
    {
      variables: { runs: { value: 0, type: 'Integer' } },
    },
  );
  if (status === 200) acknowledged.set(body.id, { id: body.id, completed: new Set() });
};

/** A task that is open again after its completion was acknowledged means that something acknowledged was lost. */
const completeTask = async (task: Task): Promise<void> => {
  const instance = acknowledged.get(task.processInstanceId);
  const done = await admin.post(`/engine-rest/task/${task.id}/complete`, {});
  if (done.status !== 204) return;
  if (instance?.completed.has(task.taskDefinitionKey))
    throw new Error(
      `Expected '${task.taskDefinitionKey}' of ${instance.id} to be completed once, but it was open again`,
    );
  instance?.completed.add(task.taskDefinitionKey);
};

const completeOne = async (): Promise<void> => {
  const { status, body } = await admin.get<Task[]>(
    '/engine-rest/task?processDefinitionKey=crash&maxResults=40',
  );
  const task = status === 200 && body.length > 0 ? body[randomInt(body.length)] : undefined;
  if (task) await completeTask(task);
};

const reportOne = async (): Promise<void> => {
  const open = [...reports].find(([, answered]) => answered === undefined);
  const key = open?.[0] ?? randomUUID();
  reports.set(key, undefined);
  const { status, body } = await intake.post<{ trajectoryId: string }>(
    '/api/v1/reports',
    {
      channel: 'phone',
      household: {
        label: `Stroom-TEST ${key}`,
        municipality: 'Testdorp',
        members: [{ name: 'Kind-TEST', role: 'child' }],
      },
      observedFacts: 'TEST: somebody heard shouting and a door slammed hard.',
      dangerNow: 'no',
      acute: 'no',
      structural: 'no',
    },
    { 'idempotency-key': key },
  );
  if (status === 201) reports.set(key, body.trajectoryId);
};

const work = async (until: () => boolean): Promise<void> => {
  while (!until()) {
    const dice = randomInt(20);
    const act = dice < 6 ? startOne : dice < 19 ? completeOne : reportOne;
    try {
      await act();
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('Expected')) throw error;
      return; // the connection broke: the server was killed
    }
  }
};

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'koers-crash-'));
  port = await freePort();
  const address = () => `http://127.0.0.1:${port}`;
  admin = clientOf(address, 'admin');
  intake = clientOf(address, 'intake');
  await start();
  const form = new FormData();
  form.append('deployment-name', 'crash');
  form.append('crash.bpmn', new Blob([crashModel]), 'crash.bpmn');
  const deployed = await fetch(`${address()}/engine-rest/deployment/create`, {
    method: 'POST',
    headers: { authorization: basicOf('admin') },
    body: form,
  });
  expect(deployed.status).toBe(200);
}, 60_000);

afterAll(() => {
  server.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

/** Goes on until every acknowledged instance is at a user task or over, and completes those, until all are over. */
const finishAll = async (): Promise<void> => {
  const giveUpAt = Date.now() + 120_000;
  for (;;) {
    const { body: open } = await admin.get<{ count: number }>(
      '/engine-rest/process-instance/count?processDefinitionKey=crash',
    );
    if (open.count === 0) return;
    if (Date.now() > giveUpAt)
      throw new Error(`Expected all instances to end, but ${open.count} are still running`);
    const { body: tasks } = await admin.get<Task[]>(
      '/engine-rest/task?processDefinitionKey=crash&maxResults=200',
    );
    await Promise.all(tasks.map(completeTask));
    if (tasks.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const somethingAcknowledged = async (): Promise<void> => {
  const before = acknowledged.size;
  const giveUpAt = Date.now() + 10_000;
  while (acknowledged.size === before && Date.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('kill -9', () => {
  it(
    `loses nothing acknowledged and does nothing twice in ${kills} kills`,
    async () => {
      for (let kill = 0; kill < kills; kill += 1) {
        let killed = false;
        const load = Array.from({ length: clients }, () => work(() => killed));
        // Two kills in three come after an answer, however slow the machine: the third may come before any.
        if (kill % 3 > 0) await somethingAcknowledged();
        await new Promise((resolve) => setTimeout(resolve, randomInt(20, 350)));
        server.kill('SIGKILL');
        killed = true;
        await ended(server);
        await Promise.all(load);
        await start();
      }
      expect(acknowledged.size).toBeGreaterThan(kills / 2);
      await finishAll();
      for (const { id } of acknowledged.values()) {
        const { body: activities } = await admin.get<Activity[]>(
          `/engine-rest/history/activity-instance?processInstanceId=${id}&maxResults=100`,
        );
        const visitsOf = (step: string) => activities.filter(({ activityId }) => activityId === step);
        // Every step once, whatever was killed in the middle of it, and nothing left open.
        for (const step of ['start', 'first', 'count', 'pause', 'countAgain', 'second', 'end'])
          expect({ id, step, visits: visitsOf(step).length }).toEqual({ id, step, visits: 1 });
        expect(activities.every(({ endTime, canceled }) => endTime !== null && !canceled)).toBe(true);
        const [pause] = visitsOf('pause');
        expect(Date.parse(pause?.endTime ?? '') - Date.parse(pause?.startTime ?? '')).toBeGreaterThanOrEqual(
          200,
        );
        const { body: variables } = await admin.get<{ name: string; value: unknown }[]>(
          `/engine-rest/history/variable-instance?processInstanceId=${id}&variableName=runs`,
        );
        expect({ id, runs: variables[0]?.value }).toEqual({ id, runs: 2 });
      }
      const { body: incidents } = await admin.get<{ count: number }>('/engine-rest/incident/count');
      expect(incidents.count).toBe(0);
      // Each report, sent again after every crash until it was answered, became one trajectory.
      for (const key of reports.keys()) while (reports.get(key) === undefined) await reportOne();
      for (const [key, trajectoryId] of reports) {
        const { body } = await intake.get<{ items: { trajectories: { id: string }[] }[] }>(
          `/api/v1/households?label=${encodeURIComponent(`Stroom-TEST ${key}`)}`,
        );
        expect(body.items.map(({ trajectories }) => trajectories.map(({ id }) => id))).toEqual([
          [trajectoryId],
        ]);
      }
    },
    30 * 60_000,
  );
});
