import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { readConfiguration } from '../config/configuration.js';
import { listenForWakeUps } from '../src/adapters/redis/wake-up-queue.js';
import { jsonLog } from '../src/adapters/system/json-log.js';
import { compose } from '../src/compose.js';
import { openFoundations } from '../src/foundations.js';
import { startRunner } from './runner.js';

/** Executes jobs in a process of its own, beside servers that leave them to it. As many may run as you like. */
const main = async (): Promise<number | undefined> => {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) {
    for (const { variable, message } of configuration.reason) console.error(`${variable}: ${message}`);
    return 2;
  }
  const { mongodbUrl, redisUrl, logLevel } = configuration.value;
  if (mongodbUrl === undefined) {
    console.error(
      'MONGODB_URL: Expected the address of MongoDB, because the embedded store serves one process: there the server executes jobs itself',
    );
    return 2;
  }
  const log = jsonLog(logLevel, (line) => process.stdout.write(line));
  const foundations = await openFoundations({ configuration: configuration.value, log });
  if (!foundations.ok) {
    console.error(foundations.reason.message);
    return 1;
  }
  const { ports } = compose(foundations.value);
  const owner = `worker-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const runner = startRunner({ ports, log, owner });
  foundations.value.localWakeUp.subscribe((moments) => runner.hint(moments));
  const listener =
    redisUrl === undefined
      ? undefined
      : listenForWakeUps(
          { url: redisUrl, onTrouble: (error) => log.warn('redis-trouble', { message: error.message }) },
          (job) => runner.runNow(job),
        );
  log.info('working', { owner, redis: redisUrl !== undefined });
  let stopping = false;
  const stop = async (): Promise<void> => {
    await listener?.close();
    await runner.stop();
    await foundations.value.close();
  };
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  return undefined;
};

const code = await main();
if (code !== undefined) process.exit(code);
