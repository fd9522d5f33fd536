import { markdownTable } from './table.mjs';

const begins = '<!-- speed: what stands here is written by npm run bench -->';
const ends = '<!-- /speed -->';

const figures = {
  'W1 instances/s': ({ W1 }) => perSystem(W1.systems, ({ instancesPerSecond }) => instancesPerSecond),
  'W1 p99 ms': ({ W1 }) => perSystem(W1.systems, ({ p99 }) => p99),
  'W2 completions/s': ({ W2 }) => perSystem(W2.systems, ({ perSecond }) => perSecond),
  'W2 p99 ms': ({ W2 }) => perSystem(W2.systems, ({ p99 }) => p99),
  'W2 server CPU s per 1,000 completions': ({ W2 }) =>
    perSystem(W2.systems, ({ cpuSeconds, completions }) => (cpuSeconds / completions) * 1000),
  'W4 heap bytes per open instance': ({ W4 }) => perSystem(W4.live, ({ memory }) => Math.round(memory)),
};

const perSystem = (systems, figure) => Object.values(systems).map(figure);

const sentences = ({ W3, W4, W5 }) => {
  const last = W5.growth.at(-1);
  const many = (count) => count.toLocaleString('en');
  return [
    `- W3: ${((W3.count / W3.seconds) * 60).toFixed(0)} safety trajectories a minute from report to closing, ${(W3.cpuSeconds / W3.count).toFixed(2)} s of processor time each.`,
    `- W4: a store with ${many(W4.scale)} open instances opens in ${(W4.openedMs / 1000).toFixed(1)} s and takes ${many(Math.round(W4.disk))} bytes of disk for each. ${many(W4.storm)} timers due in one second have all fired after ${(W4.fired.max / 1000).toFixed(1)} s (p99 ${(W4.fired.p99 / 1000).toFixed(1)} s); meanwhile people's completions have a p99 of ${W4.during.p99.toFixed(0)} ms.`,
    `- W5: with ${many(last.open)} open tasks and W2 beside it the inbox has a p95 of ${last.pages.inbox.p95.toFixed(0)} ms, the overdue list ${last.pages.overdue.p95.toFixed(0)} ms, a case page ${last.pages.trajectory.p95.toFixed(0)} ms.`,
  ];
};

/** The page with what stands between the marks written anew. */
export const withSummary = (page, measured, { date, processor, node, commit, remark }) => {
  const [before, rest] = page.split(begins);
  const after = rest?.split(ends)[1];
  if (after === undefined)
    throw new Error('Expected the README to have a place for the figures, but it has none');
  const summary = [
    begins,
    '',
    `${date}, ${processor}, Node ${node}, commit ${commit}.${remark === '' ? '' : ` ${remark}`}`,
    '',
    markdownTable({
      columns: ['', ...Object.keys(measured.W1.systems)],
      rows: Object.entries(figures).map(([name, of]) => [name, ...of(measured)]),
      notes: [],
    }).trim(),
    '',
    ...sentences(measured),
    '',
    ends,
  ];
  return before + summary.join('\n') + after;
};
