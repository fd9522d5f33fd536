import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { toEpochMs } from '../../kernel/instant.js';
import type { Clock } from '../../ports/clock.js';
import type { WakeUp } from '../../ports/wake-up.js';

const queueName = 'koers-due-jobs';

/**
 * How far ahead Redis is told. What is due later is found by the sweep of the store when its time comes, so that
 * Redis never holds months of deadlines that it may lose.
 */
const horizonMs = 60_000;

/** How long closing may wait for a Redis that does not answer. */
const closingMs = 2000;

interface Settings {
  readonly url: string;
  readonly clock: Clock;
  /** Keeps services that share a Redis apart. */
  readonly prefix?: string;
  /** Told of trouble with Redis; the sweep goes on meanwhile. */
  readonly onTrouble?: (error: Error) => void;
}

interface OpenConnection {
  /** Resolves when Redis answers; without waiting for it hints are lost until it does. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export type WakeUpQueue = WakeUp & OpenConnection;

export type WakeUpListener = OpenConnection;

/** How long to wait before calling a Redis that is away again. */
const pauseMs = (times: number): number => Math.min(times * 100, 2000);

const silent = (): void => undefined;

/** One entry per wake-up and nothing kept: the store is the memory. */
const entryOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/**
 * Tells workers through BullMQ which jobs are due. With Redis away a hint is dropped at once: commands fail
 * instead of queueing up, and nobody who commits waits for them.
 */
export const openWakeUpQueue = ({
  url,
  clock,
  prefix = 'koers',
  onTrouble = silent,
}: Settings): WakeUpQueue => {
  let closed = false;
  const connection = new Redis(url, {
    retryStrategy: (times) => (closed ? null : pauseMs(times)),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: false,
  });
  connection.on('error', onTrouble);
  const queue = new Queue(queueName, {
    connection,
    prefix,
    skipWaitingForReady: true,
    skipVersionCheck: true,
  });
  queue.on('error', onTrouble);

  return {
    jobsAt(moments) {
      const now = toEpochMs(clock.now());
      const entries = moments
        .map(({ job, at }) => ({ job, delay: Math.max(0, toEpochMs(at) - now) }))
        .filter(({ delay }) => delay <= horizonMs)
        .map(({ job, delay }) => ({ name: 'due', data: { job }, opts: { ...entryOptions, delay } }));
      if (entries.length > 0 && connection.status === 'ready') queue.addBulk(entries).catch(onTrouble);
    },
    ready: () => connected(connection),
    async close() {
      closed = true;
      await inTime(queue.close(), onTrouble);
      connection.disconnect();
    },
  };
};

/**
 * Calls `onJob` with the id of each job that may be due, spread over all listening processes. The same id may come
 * twice, or for a job that is gone: whoever executes it takes a lease in the store first.
 */
export const listenForWakeUps = (
  { url, prefix = 'koers', onTrouble = silent }: Omit<Settings, 'clock'>,
  onJob: (job: string) => Promise<void>,
): WakeUpListener => {
  let closed = false;
  // BullMQ makes its second connection with the same settings.
  const connection = new Redis(url, {
    retryStrategy: (times) => (closed ? null : pauseMs(times)),
    maxRetriesPerRequest: null,
  });
  connection.on('error', onTrouble);
  const worker = new Worker<{ job: string }>(queueName, async ({ data }) => onJob(data.job), {
    connection,
    prefix,
    concurrency: 8,
    skipVersionCheck: true,
    maxStalledCount: 0,
  });
  worker.on('error', onTrouble);
  return {
    async ready() {
      await worker.waitUntilReady();
    },
    async close() {
      closed = true;
      // By force: waiting for entries in hand can hang on a Redis that is away, and an entry is only a hint.
      await inTime(worker.close(true), onTrouble);
      connection.disconnect();
    },
  };
};

const connected = (connection: Redis): Promise<void> =>
  new Promise((resolve) => {
    if (connection.status === 'ready') resolve();
    else connection.once('ready', () => resolve());
  });

/** Waits for a closing that may never end, because it asks a Redis that is away. */
const inTime = async (closing: Promise<void>, onTrouble: (error: Error) => void): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closingMs);
  });
  await Promise.race([closing.catch(onTrouble), late]);
  clearTimeout(timer);
};
