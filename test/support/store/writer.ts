import { openEmbeddedStore } from '../../../src/adapters/embedded/open-embedded-store.js';
import { taskRecord } from './records.js';

/*
 * A process of its own that writes as fast as it can and says on its standard output what was acknowledged, until it
 * is killed. Each commit writes two records that must be there together.
 */

const [directory = '', prefix = ''] = process.argv.slice(2);
const opened = await openEmbeddedStore({ directory });
if (!opened.ok) {
  process.stdout.write(`refused ${opened.reason.code}\n`);
  process.exit(1);
}
const store = opened.value;
process.stdout.write('open\n');

const write = async (lane: number): Promise<void> => {
  for (let count = 0; ; count += 1) {
    const id = `${prefix}-${lane}-${count}`;
    const changes = ['a', 'b'].map(
      (half) => ({ kind: 'task', put: taskRecord(`${id}-${half}`), expected: 0 }) as const,
    );
    const outcome = await store.commit(changes);
    if (outcome.ok) process.stdout.write(`kept ${id}\n`);
  }
};

await Promise.all(Array.from({ length: 8 }, (_, lane) => write(lane)));
