import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bpmnReader } from '../../../../src/adapters/bpmn-xml/bpmn-reader.js';
import { parseXml } from '../../../../src/adapters/bpmn-xml/parse-xml.js';
import { dmnReader } from '../../../../src/adapters/dmn-xml/dmn-reader.js';
import { openEmbeddedStore } from '../../../../src/adapters/embedded/open-embedded-store.js';
import { feelExpressions } from '../../../../src/adapters/feel/feel-expressions.js';
import { decisionFeel } from '../../../../src/adapters/feel/decision-feel.js';
import { timeOrderedIds } from '../../../../src/adapters/system/time-ordered-ids.js';
import { workflowFolders } from '../../../../src/adapters/system/workflow-folders.js';
import { careCaseSide } from '../../../../src/application/care/case-side.js';
import { identityOf, type Identity } from '../../../../src/application/care/identity.js';
import { receiveReport } from '../../../../src/application/care/reports/receive-report.js';
import { demoUsers } from '../../../../src/application/demo/users.js';
import { deployWorkflows } from '../../../../src/application/design/deploy-workflows.js';
import { correlateMessage } from '../../../../src/application/engine/correlate-message.js';
import { definitionsOfStore } from '../../../../src/application/engine/definitions-of-store.js';
import { deploy } from '../../../../src/application/engine/deploy.js';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import { transact, type Ports, type Work } from '../../../../src/application/work.js';
import type { Variables } from '../../../../src/engine/variables.js';
import type { Instant } from '../../../../src/kernel/instant.js';
import { ok, type Outcome } from '../../../../src/kernel/outcome.js';
import type { RecordKind, RecordKinds, TaskRecord, TrajectoryRecord } from '../../../../src/ports/records.js';

/** Monday 11 January 2027, 10:00 on the wall (T01). */
export const mondayMorning = '2027-01-11T09:00:00.000Z' as Instant;

export const who = (id: string): Identity => {
  const user = demoUsers.find((known) => known.id === id);
  if (!user) throw new Error(`No demo user '${id}'`);
  return identityOf(user);
};

/** The case side on a store and an engine of its own; diagrams are written, and time is set. */
export interface CareHouse {
  readonly ports: Ports;
  now(): Instant;
  setNow(moment: string): void;
  act<Value>(user: string, useCase: (work: Work) => Promise<Outcome<Value, unknown>>): Promise<Value>;
  refusal(user: string, useCase: (work: Work) => Promise<Outcome<unknown, unknown>>): Promise<unknown>;
  put<Kind extends RecordKind>(kind: Kind, body: RecordKinds[Kind]): Promise<void>;
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordKinds[Kind]>;
  all<Kind extends RecordKind>(kind: Kind): Promise<readonly RecordKinds[Kind][]>;
  /** Deploys processes (name and inner XML) and forms together. */
  deploy(processes: Readonly<Record<string, string>>, ...forms: readonly object[]): Promise<void>;
  /** Starts what begins with the message `Begin`. */
  begin(variables?: Variables, businessKey?: string): Promise<string>;
  task(elementId: string): Promise<TaskRecord>;
  /** Does everything that is due, as a worker would. */
  work(): Promise<void>;
  /** Lets time pass; what becomes due on the way happens at its own moment. */
  pass(until: string): Promise<void>;
  close(): Promise<void>;
}

export const aTrajectory = (given: Partial<TrajectoryRecord> = {}): TrajectoryRecord => ({
  id: 'trajectory-1',
  householdId: 'household-1',
  state: 'ASSESSMENT',
  phase: 0,
  urgency: 'NORMAL',
  escalationLevel: 0,
  region: 'default',
  municipality: 'Teststad',
  receivedAt: mondayMorning,
  breaches: [],
  reviews: [],
  ...given,
});

const wrapped = (key: string, inner: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:koers="urn:koers:bpmn:1" targetNamespace="TEST">
  <bpmn:process id="${key}" isExecutable="true">${inner}</bpmn:process>
  <bpmn:message id="Begin" name="Begin" /><bpmn:message id="TaskDue" name="TaskDue" />
  <bpmn:message id="TaskClosed" name="TaskClosed" /><bpmn:message id="NewIncident" name="NewIncident" />
  <bpmn:message id="HandOverOffered" name="HandOverOffered" />
</bpmn:definitions>`;

export const begins = (message: string, target: string): string => `
  <bpmn:startEvent id="Start"><bpmn:messageEventDefinition messageRef="${message}" /></bpmn:startEvent>
  <bpmn:sequenceFlow id="F_Start" sourceRef="Start" targetRef="${target}" />`;

export const flow = (source: string, target: string): string =>
  `<bpmn:sequenceFlow id="F_${source}_${target}" sourceRef="${source}" targetRef="${target}" />`;

export const ends = (source: string): string => `${flow(source, 'End')}<bpmn:endEvent id="End" />`;

export const userTask = (id: string, attributes: string, extensions = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}" ${attributes}>
    <bpmn:extensionElements>${extensions}</bpmn:extensionElements>
  </bpmn:userTask>`;

export const openCareHouse = async (): Promise<CareHouse> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-care-'));
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(opened.reason.code);
  const store = opened.value;
  let now = mondayMorning;
  const expressions = feelExpressions();
  const ports: Ports = {
    store,
    clock: { now: () => now },
    ids: timeOrderedIds(),
    wakeUp: { jobsAt: () => undefined },
    caseSide: careCaseSide({ expressions }),
    definitions: definitionsOfStore({
      store,
      bpmnReader: bpmnReader(),
      dmnReader: dmnReader({ parseXml, feel: decisionFeel() }),
      expressions,
    }),
  };
  const act: CareHouse['act'] = async (user, useCase) => {
    const outcome = await transact(ports, user, useCase);
    if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.reason)}`);
    return outcome.value;
  };
  const house: CareHouse = {
    ports,
    now: () => now,
    setNow(moment) {
      now = moment as Instant;
    },
    act,
    async refusal(user, useCase) {
      const outcome = await transact(ports, user, useCase);
      if (outcome.ok) throw new Error('Expected a refusal');
      return outcome.reason;
    },
    async put(kind, body) {
      await act('system', (work) => {
        work.put(kind, body);
        return Promise.resolve(ok(undefined));
      });
    },
    async get(kind, id) {
      const stored = await store.get(kind, id);
      if (!stored) throw new Error(`No ${kind} '${id}'`);
      return stored.body;
    },
    async all(kind) {
      return (await store.find(kind, { sort: [{ by: 'id' }] })).map(({ body }) => body);
    },
    async deploy(processes, ...forms) {
      const files = [
        ...Object.entries(processes).map(([key, inner]) => ({
          name: `${key}.bpmn`,
          content: wrapped(key, inner),
        })),
        ...forms.map((form, index) => ({ name: `${index}.form.json`, content: JSON.stringify(form) })),
      ];
      await act('system', (work) => deploy(work, { name: 'TEST', files }));
    },
    async begin(variables = {}, businessKey = 'trajectory-1') {
      const [started] = await act('system', (work) =>
        correlateMessage(work, {
          name: 'Begin',
          businessKey,
          variables: { values: variables },
          to: 'start',
        }),
      );
      return started?.instanceId ?? '';
    },
    async task(elementId) {
      const [found] = await store.find('task', { where: [{ field: 'elementId', is: elementId }] });
      if (!found) throw new Error(`No open task '${elementId}'`);
      return found.body;
    },
    async work() {
      for (;;) {
        const leased = await leaseJobs(ports, { owner: 'TEST-worker', leaseMs: 60_000, max: 10 });
        if (leased.length === 0) return;
        for (const job of leased) {
          const executed = await executeJob(ports, job);
          if ('failure' in executed) throw new Error(JSON.stringify(executed), { cause: executed.bug });
        }
      }
    },
    async pass(until) {
      await house.work();
      for (;;) {
        const [next] = await store.find('job', {
          where: [{ field: 'runnableAt', upTo: until }],
          sort: [{ by: 'runnableAt' }],
          limit: 1,
        });
        if (!next) break;
        if (next.body.runnableAt > now) now = next.body.runnableAt;
        await house.work();
      }
      now = until as Instant;
    },
    async close() {
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  for (const user of demoUsers) await house.put('user', user);
  return house;
};

/** The same with the workflows of the product. */
export const openWorkflowHouse = async (): Promise<CareHouse> => {
  const house = await openCareHouse();
  const folders = await workflowFolders(join(process.cwd(), 'workflows'));
  const deployed = await deployWorkflows(house.ports, folders);
  if (!deployed.ok) throw new Error(JSON.stringify(deployed.reason));
  return house;
};

const appel = {
  label: 'Huishouden Appel TEST',
  municipality: 'Teststad',
  members: [
    { name: 'Noor TEST', role: 'child', birthDate: '2017-05-05' },
    { name: 'Mia TEST', role: 'adult' },
    { name: 'Max TEST', role: 'adult' },
  ],
} as const;

/** The report of T01: worries about shouting, no danger, nothing structural. */
export const reportOnAppel = async (
  house: CareHouse,
  household: { readonly id: string } | typeof appel = appel,
): Promise<string> => {
  const { trajectoryId } = await house.act('intake', (work) =>
    receiveReport(work, who('intake'), {
      channel: 'school',
      anonymity: 'NONE',
      household,
      observedFacts: 'Er wordt veel geschreeuwd, hoort de school. TEST',
      dangerNow: 'no',
      weaponOrStrangulation: 'no',
      childUnder4OrDependentAdultWithoutCare: 'no',
      perpetratorAccess: 'no',
      childAfraidToGoHome: 'no',
      acute: 'no',
      structural: 'no',
      earlierReports12m: 0,
    }),
  );
  return trajectoryId;
};
