import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openEmbeddedStore } from './adapters/embedded/open-embedded-store.js';
import type { WorldSettings } from './application/world/make-world.js';
import { dayOf, startOfDay } from './kernel/amsterdam.js';
import { inTurn } from './world-in-turn.js';
import { worldRoom } from './world-room.js';
import { worldWriter } from './world-writer.js';

const here = dirname(fileURLToPath(import.meta.url));
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const usage =
  'npm run world -- [--people 300000] [--seed 1] [--until YYYY-MM-DD] [--days 365] [--data ./data] [--threads 2]';

interface Wanted {
  readonly settings: WorldSettings;
  readonly directory: string;
  readonly threads: number;
}

const wholeNumber = (name: string, text: string, most: number): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > most)
    throw new Error(`Expected --${name} to be a whole number from 1 to ${most}, but got '${text}'`);
  return value;
};

/** The first year of which all working days are known; `--until` chooses another. */
const usualEnd = '2027-01-01';

const readWanted = (): Wanted => {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '300000' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: usualEnd },
      days: { type: 'string', default: '365' },
      data: { type: 'string', default: process.env['DATA_DIR'] ?? 'data' },
      threads: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    },
  });
  const until = dayOf(values.until);
  if (until === undefined) throw new Error(`Expected --until to be a day, but got '${values.until}'`);
  return {
    settings: {
      seed: wholeNumber('seed', values.seed, 1_000_000_000),
      people: wholeNumber('people', values.people, 5_000_000),
      year: { from: until - wholeNumber('days', values.days, 1000), until },
    },
    directory: resolve(values.data),
    threads: wholeNumber('threads', values.threads, 64),
  };
};

/** What is there may be real; a world is written where there is nothing. */
const isEmpty = (directory: string): boolean => !existsSync(directory) || readdirSync(directory).length === 0;

/** Tells how far it is, some twenty times. */
const progress = (households: number) => {
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0);
  let made = 0;
  let told = 0;
  return {
    seconds,
    step(records: number) {
      made += 1;
      if (made - told < households / 20) return;
      told = made;
      tell(`${made} of ${households} households, ${records} records, ${seconds()} s`);
    },
  };
};

const write = async ({ settings, directory, threads }: Wanted): Promise<void> => {
  const workflowsDirectory = join(here, '..', 'workflows');
  const { world, shared } = await worldRoom(settings, workflowsDirectory);
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(`Expected '${directory}' to open, but: ${opened.reason.code}`);
  const writer = worldWriter(opened.value);
  await writer.add(shared);
  const told = progress(world.households);
  const refused = new Map<string, number>();
  await inTurn({
    file: join(here, 'world-thread.js'),
    task: { settings, workflowsDirectory },
    threads,
    count: world.households,
    async take(household) {
      await writer.add(household.changes);
      for (const why of household.refused) refused.set(why, (refused.get(why) ?? 0) + 1);
      told.step(writer.written());
    },
  });
  await writer.flush();
  await opened.value.close();
  const clockFile = join(directory, 'clock');
  writeFileSync(clockFile, startOfDay(settings.year.until));
  tell(
    `${world.households} households and ${writer.written()} records in ${told.seconds()} s, in ${directory}`,
  );
  tell(`see it as the year ends: CLOCK_FILE=${clockFile} DATA_DIR=${directory} npm start`);
  for (const [why, count] of refused) tell(`not done ${count} times: ${why}`);
};

const main = async (): Promise<number> => {
  const wanted = readWanted();
  if (!isEmpty(wanted.directory)) {
    complain(`Expected '${wanted.directory}' to be empty, but it is not. Set --data to another directory`);
    return 1;
  }
  await write(wanted);
  return 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  complain(usage);
  process.exitCode = 1;
}
