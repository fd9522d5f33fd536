import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../config/configuration.js';
import { jsonLog } from '../../src/adapters/system/json-log.js';
import { fromEpochMs, isInstant, type Instant } from '../../src/kernel/instant.js';
import type { Store } from '../../src/ports/store.js';
import { openService, type OpenService } from '../../src/open-service.js';
import { clientOf, type Client } from './client.js';
import { startSeparateProcesses } from './separate-processes.js';

/** What a story may do to the service it is told about. */
export interface TestService {
  readonly url: string;
  /** A client of a demo user; the password equals the name. */
  as(user: string): Client;
  now(): Instant;
  /**
   * Lets time pass up to a moment: what becomes due on the way happens at its own moment, in order, as it would
   * if somebody waited. `2027-01-11T10:00` is read on the wall in Amsterdam.
   */
  setNow(moment: string): Promise<void>;
  /** Waits until no job is due. */
  settle(): Promise<void>;
  /** Stops in good order and starts again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** What lasts, for what no door tells, such as which flows were taken. */
  readonly store: Store;
}

export interface TestServiceSettings {
  readonly now?: string;
  readonly demoData?: boolean;
  /** `processes`: server and two workers of their own, on a MongoDB-compatible store and a real Redis. */
  readonly workers?: 'in-process' | 'processes';
}

/** `2027-01-11T10:00` on the wall in Amsterdam, or a whole instant, as an instant. */
export const momentOf = (text: string): Instant => {
  if (isInstant(text)) return text;
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(text)) return fromEpochMs(Date.parse(text));
  const asUtc = Date.parse(`${text}Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(asUtc));
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) - asUtc;
  return fromEpochMs(asUtc - offset);
};

/** What a worker may take now, and what one has taken and not finished: a lease moves `runnableAt` ahead. */
export const busyJobsAt = (store: Store, now: Instant): Promise<number> =>
  store.count('job', [
    { field: 'kind', isNot: 'external' },
    { field: 'suspended', is: false },
    { field: 'retries', above: 0 },
    { any: [[{ field: 'runnableAt', upTo: now }], [{ field: 'lease.owner', isNot: null }]] },
  ]);

/** The nightly clean-up of history is no part of a story: it runs once when time has passed, not every night of it. */
const nextJobUpTo = async (store: Store, moment: Instant): Promise<Instant | undefined> => {
  const [job] = await store.find('job', {
    where: [
      { field: 'kind', isNot: 'external' },
      { field: 'kind', isNot: 'cleanup' },
      { field: 'suspended', is: false },
      { field: 'retries', above: 0 },
      { field: 'runnableAt', upTo: moment },
    ],
    sort: [{ by: 'runnableAt' }],
    limit: 1,
  });
  return job?.body.runnableAt;
};

const until = async (isSo: () => Promise<boolean>, what: string): Promise<void> => {
  const giveUpAt = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`Expected ${what} within 20 s, but it did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

interface SetClock {
  now(): Instant;
  set(moment: Instant): void;
}

/** Moves a clock step by step, so that every job runs at the moment it is due and not at the end of the jump. */
export const letTimePass = async (store: Store, clock: SetClock, target: Instant): Promise<void> => {
  const settle = () =>
    until(async () => (await busyJobsAt(store, clock.now())) === 0, 'all due jobs to be done');
  await settle();
  for (;;) {
    const next = await nextJobUpTo(store, target);
    if (next === undefined) break;
    if (next > clock.now()) clock.set(next);
    await settle();
  }
  if (target > clock.now()) clock.set(target);
  await settle();
};

export const startService = async (settings: TestServiceSettings = {}): Promise<TestService> =>
  settings.workers === 'processes' ? startSeparateProcesses(settings) : startInProcess(settings);

const startInProcess = async ({ now, demoData = false }: TestServiceSettings): Promise<TestService> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-test-'));
  let at = now === undefined ? undefined : momentOf(now);
  const clock = {
    now: (): Instant => at ?? fromEpochMs(Date.now()),
    set: (moment: Instant): void => {
      at = moment;
    },
  };
  const open = async (): Promise<OpenService> => {
    const configuration = readConfiguration({
      PORT: '0',
      DATA_DIR: directory,
      DEMO_DATA: demoData ? '1' : '0',
    });
    if (!configuration.ok) throw new Error(JSON.stringify(configuration.reason));
    const log = jsonLog('warn', (line) => process.stderr.write(line));
    const opened = await openService({ configuration: configuration.value, log, clock });
    if (!opened.ok) throw new Error(opened.reason.message);
    return opened.value;
  };
  let service = await open();
  const settle = (): Promise<void> => letTimePass(service.ports.store, clock, clock.now());
  return {
    get url() {
      return service.address;
    },
    get store() {
      return service.ports.store;
    },
    as: (user) => clientOf(() => service.address, user),
    now: clock.now,
    setNow: (moment) => letTimePass(service.ports.store, clock, momentOf(moment)),
    settle,
    async restart() {
      await service.stop();
      service = await open();
    },
    async stop() {
      await service.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
