import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basicOf, clientOf, type Client } from '../support/client.js';
import { freePort } from '../support/free-port.js';
import { bpmn, sequence, userTask } from '../support/http/models.js';
import { ended, whenReady } from '../support/separate-processes.js';

const instances = 400;
/** It is killed when so many have been moved. */
const killedAt = [40, 160, 280];

interface Batch {
  readonly id: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly state: string;
}

let directory: string;
let port: number;
let server: ChildProcess;
let admin: Client;
let designer: Client;

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

const kill = async (): Promise<void> => {
  server.kill('SIGKILL');
  await ended(server);
};

const deploy = async (xml: string): Promise<string> => {
  const form = new FormData();
  form.append('deployment-name', 'TEST');
  form.append('m.bpmn', new Blob([xml]), 'm.bpmn');
  const answer = await fetch(`http://127.0.0.1:${port}/engine-rest/deployment/create`, {
    method: 'POST',
    headers: { authorization: basicOf('admin') },
    body: form,
  });
  const { deployedProcessDefinitions } = (await answer.json()) as {
    deployedProcessDefinitions: Record<string, unknown>;
  };
  return Object.keys(deployedProcessDefinitions)[0] ?? '';
};

const count = async (path: string): Promise<number> =>
  (await admin.get<{ count: number }>(`/engine-rest${path}`)).body.count;

/** Asks again and again until the batch is as far as is asked. */
const until = async (id: string, far: (batch: Batch) => boolean): Promise<Batch> => {
  for (;;) {
    const { body } = await designer.get<Batch>(`/api/v1/changes/${id}`);
    if (far(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'koers-crash-batch-'));
  port = await freePort();
  const address = () => `http://127.0.0.1:${port}`;
  admin = clientOf(address, 'admin');
  designer = clientOf(address, 'designer');
  await start();
}, 60_000);

afterAll(() => {
  server.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

describe('a migration of many that is killed in the middle', () => {
  it('goes on where it was: each instance moves once, and the totals are exact', async () => {
    const source = await deploy(bpmn(sequence('m', userTask('a'), userTask('z'))));
    const target = await deploy(bpmn(sequence('m', userTask('b'), userTask('y'), userTask('z'))));
    const begin = async (): Promise<void> => {
      for (let number = 0; number < instances / 8; number += 1)
        await admin.post(`/engine-rest/process-definition/${source}/start`, {});
    };
    await Promise.all(Array.from({ length: 8 }, begin));
    const batch = await admin.post<Batch>('/engine-rest/migration/executeAsync', {
      migrationPlan: {
        sourceProcessDefinitionId: source,
        targetProcessDefinitionId: target,
        instructions: [{ sourceActivityIds: ['a'], targetActivityIds: ['b'] }],
      },
      processInstanceQuery: { processDefinitionId: source },
    });
    expect(batch.status).toBe(200);
    const { id } = batch.body;
    const seen: number[] = [];
    for (const moved of killedAt) {
      await until(id, ({ done }) => done >= moved);
      await kill();
      await start();
      const { body } = await designer.get<Batch>(`/api/v1/changes/${id}`);
      seen.push(body.done);
      expect(body.failed).toBe(0);
      expect(await count(`/history/user-operation/count?operationId=${id}&property=nrOfInstances`)).toBe(1);
    }
    expect(seen.filter((done) => done < instances)).not.toEqual([]);
    const over = await until(id, ({ state }) => state !== 'RUNNING');
    expect(over).toMatchObject({ state: 'COMPLETED', total: instances, done: instances, failed: 0 });
    expect(await count(`/process-instance/count?processDefinitionId=${source}`)).toBe(0);
    expect(await count(`/process-instance/count?processDefinitionId=${target}`)).toBe(instances);
    expect(await count(`/task/count?processDefinitionId=${target}&taskDefinitionKey=b`)).toBe(instances);
    const results = await designer.get<{ items: object[] }>(`/api/v1/changes/${id}/results?state=WAITING`);
    expect(results.body.items).toEqual([]);
    // One entry for the batch, and one for each instance that moved.
    expect(await count(`/history/user-operation/count?operationId=${id}`)).toBe(instances + 1);
    expect(await count('/incident/count')).toBe(0);
  }, 120_000);
});
