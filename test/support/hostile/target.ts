import { expect } from '@jest/globals';
import { basicOf } from '../client.js';
import { startBuiltService } from '../conformance-kit.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** However busy the machine: what takes longer keeps others waiting. */
const mostMs = 8_000;

/** A service as it is built, and somebody who means it harm. */
export interface Target {
  deploy(files: Readonly<Record<string, string | Uint8Array>>): Promise<Answer>;
  /** Deploys one BPMN file that must be taken. */
  deployed(xml: string): Promise<void>;
  post(path: string, body: unknown): Promise<Answer>;
  /** Sends text as it stands as JSON. */
  send(path: string, body: string): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Starts an instance of a process; whatever comes of it. */
  start(key: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  count(key: string): Promise<number>;
  /** Somebody else is served as if nothing had happened. */
  expectAlive(): Promise<void>;
  stop(): Promise<void>;
}

export const openTarget = async (): Promise<Target> => {
  const service = await startBuiltService();
  const authorization = basicOf('admin');
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const began = Date.now();
    const answer = await fetch(`${service.url}${path}`, {
      ...init,
      headers: { authorization, ...init.headers },
      signal: AbortSignal.timeout(3 * mostMs),
    });
    const text = await answer.text();
    const ms = Date.now() - began;
    expect([path, ms]).toEqual([path, expect.any(Number)]);
    expect(ms).toBeLessThan(mostMs);
    expect(answer.status).toBeLessThan(500);
    return { status: answer.status, text, ms };
  };
  const send = (path: string, body: string): Promise<Answer> =>
    call(`/engine-rest${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const get = (path: string): Promise<Answer> => call(`/engine-rest${path}`, { method: 'GET' });
  const deploy: Target['deploy'] = (files) => {
    const form = new FormData();
    form.set('deployment-name', 'TEST hostile');
    for (const [name, content] of Object.entries(files)) form.append(name, new Blob([content]), name);
    return call('/engine-rest/deployment/create', { method: 'POST', body: form });
  };
  return {
    deploy,
    async deployed(xml) {
      const { status, text } = await deploy({ 'model.bpmn': xml });
      expect([status, text.slice(0, 2_000)]).toEqual([200, expect.any(String)]);
    },
    post: (path, body) => send(path, JSON.stringify(body)),
    send,
    get,
    start: (key, variables = {}) =>
      send(
        `/process-definition/key/${key}/start`,
        JSON.stringify({
          variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
        }),
      ),
    async count(key) {
      const { text } = await get(`/process-instance/count?processDefinitionKey=${key}`);
      return (JSON.parse(text) as { count: number }).count;
    },
    async expectAlive() {
      const began = Date.now();
      const { status } = await get('/engine');
      expect([status, Date.now() - began < mostMs]).toEqual([200, true]);
    },
    stop: () => service.stop(),
  };
};
