import type { TrajectoryStory } from '../../../domain/indicators/story.js';
import { plusMs, type Instant } from '../../../kernel/instant.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Store } from '../../../ports/store.js';
import type { Ports } from '../../work.js';
import { recordsById } from '../records-by-id.js';
import { loadStories } from './load-stories.js';

/** The stories of all trajectories as they were told at a moment. */
export interface Stories {
  readonly stories: readonly TrajectoryStory[];
  readonly asOf: Instant;
}

interface Book {
  readonly told: Map<string, TrajectoryStory>;
  /** Up to when what happened is in it. */
  upTo: Instant | undefined;
  /** One at a time reads on; the others wait for it. */
  reading: Promise<void>;
}

const books = new WeakMap<Store, Book>();

/** So many trajectories are read together: enough for one question to serve many, few enough to let others in between. */
const together = 200;

/** Commits may arrive in another order than their moments; so far is read again. */
const overlapMs = 60_000;

/**
 * All trajectories for figures. They are read once and kept in memory; after that only those in which something
 * happened since are read again, which the event batches tell. So figures are as fresh as the store, and cost what
 * changed, not what there is.
 */
export const readStories = async (ports: Ports): Promise<Stories> => {
  const book = books.get(ports.store) ?? { told: new Map(), upTo: undefined, reading: Promise.resolve() };
  books.set(ports.store, book);
  const reading = book.reading.catch(() => undefined).then(() => readOn(ports, book));
  book.reading = reading;
  await reading;
  return { stories: [...book.told.values()], asOf: book.upTo ?? ports.clock.now() };
};

const readOn = async (ports: Ports, book: Book): Promise<void> => {
  const now = ports.clock.now();
  const changed =
    book.upTo === undefined ? everything(ports) : changedSince(ports, plusMs(book.upTo, -overlapMs));
  for await (const trajectories of changed) {
    for (const story of await loadStories(ports, trajectories)) book.told.set(story.id, story);
  }
  book.upTo = now;
};

type Portions = AsyncGenerator<readonly TrajectoryRecord[]>;

async function* everything({ store }: Ports): Portions {
  for (let after = ''; ;) {
    const found = await store.find('trajectory', {
      where: [{ field: 'id', above: after }],
      sort: [{ by: 'id' }],
      limit: together,
    });
    const trajectories = found.map(({ body }) => body);
    const last = trajectories.at(-1);
    if (!last) return;
    yield trajectories;
    after = last.id;
  }
}

const batchPage = 5000;

async function* changedSince(ports: Ports, since: Instant): Portions {
  const instances = new Set<string>();
  for (let offset = 0; ; offset += batchPage) {
    const batches = await ports.store.find('eventBatch', {
      where: [{ field: 'at', from: since }],
      sort: [{ by: 'at' }],
      limit: batchPage,
      offset,
    });
    for (const { body } of batches) instances.add(body.instanceId);
    if (batches.length < batchPage) break;
  }
  const histories = await recordsById(ports, 'historicInstance', [...instances]);
  const ids = [...new Set([...histories.values()].flatMap(({ businessKey }) => businessKey ?? []))];
  for (let at = 0; at < ids.length; at += together) {
    const records = await recordsById(ports, 'trajectory', ids.slice(at, at + together));
    yield [...records.values()];
  }
}
