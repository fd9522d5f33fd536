/**
 * Fills a store with open instances: one is really started, through the use cases, and what came of it is written
 * again under other names, through the store's own port. Prints how many records an instance has, and how fast.
 *
 *   node dist/bench/grow.js '{"directory":"…","what":"timer","count":1000,"due":"2030-01-01T00:00:00.000Z"}'
 */
import { openEmbeddedStore } from '../../src/adapters/embedded/open-embedded-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { timeOrderedIds } from '../../src/adapters/system/time-ordered-ids.js';
import { compose } from '../../src/compose.js';
import type { RecordKind } from '../../src/ports/records.js';
import type { Change, Store } from '../../src/ports/store.js';
import { startCareTask, startReport, startTimer } from './starts.js';
import { templateOf, type Kept, type Template } from './template.js';
import { vary } from './vary.js';

interface Settings {
  readonly directory: string;
  readonly what: 'timer' | 'care';
  readonly count: number;
  /** Of the timers. */
  readonly due?: string;
  /** How many trajectories come with it, among the care tasks. */
  readonly trajectories?: number;
}

const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const instancesAtATime = 500;

const opened = await openEmbeddedStore({ directory: settings.directory });
if (!opened.ok) throw new Error(opened.reason.code);
const store = opened.value;

const touched = new Map<string, { readonly kind: RecordKind; readonly id: string }>();
const watching: Store = {
  ...store,
  commit(changes) {
    for (const change of changes) {
      const id = 'put' in change ? change.put.id : change.remove;
      touched.set(`${change.kind}/${id}`, { kind: change.kind, id });
    }
    return store.commit(changes);
  },
};
const wakeUp = { jobsAt: () => undefined };
const { ports } = compose({ store: watching, clock: systemClock, wakeUp });

/** Deployed on the way, once. */
const shared = new Set<RecordKind>([
  'deployment',
  'resource',
  'deployedKey',
  'processDefinition',
  'operation',
]);

/** What is there after a start, as it will be multiplied. */
const templateFrom = async (start: () => Promise<void>): Promise<Template> => {
  touched.clear();
  await start();
  const kept: Kept[] = [];
  for (const { kind, id } of touched.values()) {
    const found = await store.get(kind, id);
    if (found && !shared.has(kind)) kept.push({ kind, body: found.body });
  }
  const deployments = await store.find('deployment', { limit: 10_000 });
  const before = new Set(deployments.map(({ body }) => body.id));
  return templateOf(kept, (name) => before.has(name));
};

const ids = timeOrderedIds();
const began = performance.now();
let said = began;
let done = 0;
let last = '';

const tell = (): void => {
  if (performance.now() - said < 5000 && done < settings.count) return;
  said = performance.now();
  const rate = done / ((said - began) / 1000);
  process.stderr.write(
    `  ${done.toLocaleString('en')} instances, ${Math.round(rate).toLocaleString('en')}/s\n`,
  );
};

/** The one that was really started is the first of them. */
const write = async (template: Template, all: number): Promise<void> => {
  const count = all - 1;
  done += 1;
  for (let from = 0; from < count; from += instancesAtATime) {
    const many = Math.min(instancesAtATime, count - from);
    const changes: Change[] = [];
    for (let at = 0; at < many; at += 1) {
      const copied = template.copy(() => ids.next());
      changes.push(...(settings.what === 'care' ? vary(copied, done + at) : copied));
      for (const change of copied) if (change.kind === 'instance' && 'put' in change) last = change.put.id;
    }
    const committed = await store.commit(changes);
    if (!committed.ok) throw new Error(`Expected new records, but ${committed.reason.id} is there`);
    done += many;
    tell();
  }
};

const { trajectories = 0, count } = settings;
if (settings.what === 'timer') {
  await write(await templateFrom(() => startTimer(ports, settings.due ?? '')), count);
} else {
  if (trajectories > 0) await write(await templateFrom(() => startReport(ports)), trajectories);
  await write(await templateFrom(() => startCareTask(ports)), count - trajectories);
}
const seconds = (performance.now() - began) / 1000;
await store.close();
console.log(JSON.stringify({ count, seconds, perSecond: count / seconds, last }));
