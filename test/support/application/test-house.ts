import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../../src/adapters/embedded/open-embedded-store.js';
import { timeOrderedIds } from '../../../src/adapters/system/time-ordered-ids.js';
import type { CaseSide } from '../../../src/application/engine/case-side.js';
import { definitionsOfStore } from '../../../src/application/engine/definitions-of-store.js';
import { deploy, type Deployed } from '../../../src/application/engine/deploy.js';
import { executeJob, type Executed } from '../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../src/application/engine/lease-jobs.js';
import { startInstance, type StartInstance } from '../../../src/application/engine/start-instance.js';
import { transact, type Ports, type Work } from '../../../src/application/work.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import type { VariableSet, Variables } from '../../../src/engine/variables.js';
import { plusMs, type Instant } from '../../../src/kernel/instant.js';
import type { Json } from '../../../src/kernel/json.js';
import { ok, type Outcome } from '../../../src/kernel/outcome.js';
import type { JobRecord, TaskRecord } from '../../../src/ports/records.js';
import type { Store } from '../../../src/ports/store.js';
import { tinyEvaluator } from '../engine/tiny-evaluator.js';

export const noon = '2026-03-02T12:00:00.000Z' as Instant;

/** A case side that adds nothing, with what a test gives instead. */
export const tinyCaseSide = (given: Partial<CaseSide> = {}): CaseSide => ({
  taskOpened: async (_work, { task }) => task,
  taskClosed: async () => undefined,
  deadlineDue: async () => ok(undefined),
  keepsHistory: async () => false,
  handlers: new Map(),
  ...given,
});

/** The use cases around the engine, on a store of their own; diagrams are drawn, and time is set. */
export interface TestHouse {
  readonly ports: Ports;
  readonly store: Store;
  now(): Instant;
  pass(ms: number): void;
  /** Runs a use case that must not be refused. */
  act<Value>(useCase: (work: Work) => Promise<Outcome<Value, unknown>>, actor?: string): Promise<Value>;
  /** Runs a use case that must be refused, and answers the code. */
  refusal(useCase: (work: Work) => Promise<Outcome<unknown, unknown>>, actor?: string): Promise<string>;
  deploy(...drawings: readonly DrawnElement[]): Promise<Deployed>;
  start(definitionId: string, variables?: Variables, more?: Partial<StartInstance>): Promise<string>;
  tasks(instanceId?: string): Promise<readonly TaskRecord[]>;
  jobs(): Promise<readonly JobRecord[]>;
  /** Does everything that is due, one after the other, as a worker would. */
  work(): Promise<readonly Executed[]>;
  close(): Promise<void>;
}

export const drawnFile = (drawing: DrawnElement, name = 'process.bpmn') => ({
  name,
  content: JSON.stringify(drawing),
});

export const values = (variables: Variables): VariableSet => ({ values: variables });

export const openTestHouse = async (caseSide: Partial<CaseSide> = {}): Promise<TestHouse> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-'));
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(opened.reason.code);
  const store = opened.value;
  let now = noon;
  const tiny = tinyEvaluator();
  const ports: Ports = {
    store,
    clock: { now: () => now },
    ids: timeOrderedIds(),
    wakeUp: { jobsAt: () => undefined },
    caseSide: tinyCaseSide(caseSide),
    definitions: definitionsOfStore({
      store,
      bpmnReader: { read: async (text) => ok(JSON.parse(text) as DrawnElement) },
      dmnReader: { read: async (text) => ok([constantDecision(JSON.parse(text) as ConstantDecision)]) },
      expressions: {
        evaluate: (...asked) => tiny.expression(...asked),
        perform: (...asked) => tiny.perform(...asked),
        check: tiny.check,
      },
    }),
  };

  const act: TestHouse['act'] = async (useCase, actor = 'TEST-user') => {
    const outcome = await transact(ports, actor, useCase);
    if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.reason)}`);
    return outcome.value;
  };

  return {
    ports,
    store,
    now: () => now,
    pass(ms) {
      now = plusMs(now, ms);
    },
    act,
    async refusal(useCase, actor = 'TEST-user') {
      const outcome = await transact(ports, actor, useCase);
      if (outcome.ok) throw new Error('Expected a refusal');
      return (outcome.reason as { readonly code: string }).code;
    },
    deploy: (...drawings) =>
      act((work) =>
        deploy(work, {
          name: 'TEST deployment',
          files: drawings.map((drawing, index) => drawnFile(drawing, `process-${index}.bpmn`)),
        }),
      ),
    async start(definitionId, variables = {}, more = {}) {
      const started = await act((work) =>
        startInstance(work, { definitionId, variables: { values: variables }, ...more }),
      );
      return started.instanceId;
    },
    async tasks(instanceId) {
      const where = instanceId === undefined ? [] : [{ field: 'instanceId', is: instanceId }];
      const found = await store.find('task', { where, sort: [{ by: 'id' }] });
      return found.map(({ body }) => body);
    },
    async jobs() {
      const found = await store.find('job', { sort: [{ by: 'id' }] });
      return found.map(({ body }) => body);
    },
    async work() {
      const done: Executed[] = [];
      for (;;) {
        const leased = await leaseJobs(ports, { owner: 'TEST-worker', leaseMs: 60_000, max: 10 });
        if (leased.length === 0) return done;
        for (const job of leased) done.push(await executeJob(ports, job));
      }
    },
    async close() {
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

interface ConstantDecision {
  readonly key: string;
  readonly result: Json;
}

const constantDecision = ({ key, result }: ConstantDecision) => ({
  key,
  decide: (_variables: VariableSet, version: number) => ok({ decision: key, version, result, matched: [] }),
  inputs: () => [],
});
