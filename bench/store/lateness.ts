/** How late each timer of the storm fired, as the store's own history tells. */
import { openEmbeddedStore } from '../../src/adapters/embedded/open-embedded-store.js';
import { toEpochMs, type Instant } from '../../src/kernel/instant.js';
import { percentiles } from '../load/percentiles.mjs';

const { directory, due } = JSON.parse(process.argv[2] ?? '') as { directory: string; due: Instant };
const opened = await openEmbeddedStore({ directory });
if (!opened.ok) throw new Error(opened.reason.code);
const store = opened.value;
const [definition] = await store.find('processDefinition', {
  where: [{ field: 'key', is: 'bench-timer' }],
});
const where = [
  { field: 'definitionId', is: definition?.body.id ?? '' },
  { field: 'elementId', is: 'late' },
];
const late: number[] = [];
const instances = new Set<string>();
for (;;) {
  const page = await store.find('historicActivity', { where, limit: 10_000, offset: late.length });
  for (const { body } of page) {
    late.push(toEpochMs(body.startedAt) - toEpochMs(due));
    instances.add(body.instanceId);
  }
  if (page.length === 0) break;
}
await store.close();
if (instances.size !== late.length) throw new Error('Expected each timer to fire once, but one fired twice');
console.log(
  JSON.stringify({ count: late.length, early: late.filter((ms) => ms < 0).length, ...percentiles(late) }),
);
