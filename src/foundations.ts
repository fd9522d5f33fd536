import type { Configuration } from '../config/configuration.js';
import { openEmbeddedStore, type NotOpened } from './adapters/embedded/open-embedded-store.js';
import { openMongoStore } from './adapters/mongo/open-mongo-store.js';
import { openWakeUpQueue, type WakeUpQueue } from './adapters/redis/wake-up-queue.js';
import { addressSeal } from './adapters/system/address-seal.js';
import { fileClock } from './adapters/system/file-clock.js';
import { localWakeUp, type LocalWakeUp } from './adapters/system/local-wake-up.js';
import { systemClock } from './adapters/system/system-clock.js';
import type { Foundations } from './compose.js';
import { ok, refused, type Outcome } from './kernel/outcome.js';
import type { Clock } from './ports/clock.js';
import type { Log } from './ports/log.js';
import type { Store } from './ports/store.js';

/** What stands below the use cases, opened as the configuration says. */
export interface OpenFoundations extends Foundations {
  readonly localWakeUp: LocalWakeUp;
  close(): Promise<void>;
}

export interface StartProblem {
  readonly code: string;
  readonly message: string;
}

const embeddedProblems: Readonly<Record<NotOpened['code'], (directory: string) => string>> = {
  'in-use': (directory) =>
    `Expected '${directory}' to be free, but another Koers has it open. Stop that one, or set DATA_DIR to another directory`,
  'newer-layout': (directory) =>
    `Expected '${directory}' to be written by this or an earlier version of Koers, but it is newer`,
  unreadable: (directory) => `Expected '${directory}' to hold a store of Koers, but it cannot be read`,
  'not-accessible': (directory) => `Expected to read and write '${directory}', but that is not possible`,
};

const openStore = async (configuration: Configuration): Promise<Outcome<Store, StartProblem>> => {
  if (configuration.mongodbUrl !== undefined) {
    try {
      return ok(await openMongoStore({ url: configuration.mongodbUrl }));
    } catch (error) {
      const cause = error instanceof Error ? error.message : 'no answer';
      return refused({
        code: 'store-not-opened',
        message: `Expected MONGODB_URL to lead to a MongoDB replica set, but: ${cause}`,
      });
    }
  }
  const opened = await openEmbeddedStore({ directory: configuration.dataDirectory });
  if (opened.ok) return opened;
  const { code, directory, cause } = opened.reason;
  const message = embeddedProblems[code](directory);
  return refused({
    code: `store-${code}`,
    message: cause === undefined ? message : `${message} (${cause})`,
  });
};

const openClock = (configuration: Configuration): Outcome<Clock, StartProblem> => {
  if (configuration.clockFile === undefined) return ok(systemClock);
  const clock = fileClock(configuration.clockFile);
  return clock.ok ? clock : refused({ code: 'clock-not-opened', message: clock.reason });
};

export interface FoundationSettings {
  readonly configuration: Configuration;
  readonly log: Log;
  /** Instead of the configured clock; tests set it. */
  readonly clock?: Clock;
}

export const openFoundations = async ({
  configuration,
  log,
  clock: given,
}: FoundationSettings): Promise<Outcome<OpenFoundations, StartProblem>> => {
  const clock = given ? ok(given) : openClock(configuration);
  if (!clock.ok) return clock;
  const store = await openStore(configuration);
  if (!store.ok) return store;
  const local = localWakeUp();
  const queue = openQueue(configuration, clock.value, log);
  return ok({
    store: store.value,
    clock: clock.value,
    seal: addressSeal({ key: configuration.addressKey, directory: configuration.dataDirectory }),
    localWakeUp: local,
    wakeUp: {
      jobsAt(moments) {
        local.jobsAt(moments);
        queue?.jobsAt(moments);
      },
    },
    async close() {
      await queue?.close();
      await store.value.close();
    },
  });
};

const openQueue = ({ redisUrl }: Configuration, clock: Clock, log: Log): WakeUpQueue | undefined =>
  redisUrl === undefined
    ? undefined
    : openWakeUpQueue({
        url: redisUrl,
        clock,
        onTrouble: (error) => log.warn('redis-trouble', { message: error.message }),
      });
