import { readConfiguration } from '../config/configuration.js';
import { jsonLog } from './adapters/system/json-log.js';
import { openService } from './open-service.js';

/** The HTTP server, and in its simplest configuration everything else too. */
const main = async (): Promise<number | undefined> => {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) {
    for (const { variable, message } of configuration.reason) console.error(`${variable}: ${message}`);
    return 2;
  }
  const log = jsonLog(configuration.value.logLevel, (line) => process.stdout.write(line));
  const service = await openService({ configuration: configuration.value, log });
  if (!service.ok) {
    console.error(service.reason.message);
    return 1;
  }
  const { signIn, workers } = configuration.value;
  log.info('listening', { address: service.value.address, signIn: signIn.mode, workers });
  if (signIn.mode === 'demo') {
    console.log(
      `Koers (TEST data) is at ${service.value.address}. Sign in as caseworker, teamlead, manager, designer …`,
    );
  }
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    void service.value.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  return undefined;
};

const code = await main();
if (code !== undefined) process.exit(code);
