/* An SVG of plain shapes and text: readable in light and dark, without a library. */

const escaped = (text) =>
  String(text).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const text = (x, y, content, more = '') => `<text x="${x}" y="${y}" ${more}>${escaped(content)}</text>`;
const rounded = (value) =>
  value >= 100 || value === 0 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 0 : 1);

const width = 760;
const left = 120;
const right = 90;
const barHeight = 22;

/** Bars, on a logarithmic scale where the smaller would not be seen otherwise. */
const bars = (y, { title, unit, values, logarithmic = false }) => {
  const sized = (value) => (logarithmic ? Math.log10(Math.max(value, 1)) : value);
  const most = Math.max(...values.map(([, value]) => sized(value)));
  const rows = values.map(([name, value], at) => {
    const top = y + 26 + at * (barHeight + 8);
    const long = Math.max(2, (sized(value) / most) * (width - left - right));
    return [
      text(left - 8, top + 16, name, 'text-anchor="end"'),
      `<rect x="${left}" y="${top}" width="${long.toFixed(1)}" height="${barHeight}" rx="3" class="${at === 0 ? 'own' : 'peer'}"/>`,
      text(left + long + 8, top + 16, rounded(value)),
    ].join('\n');
  });
  const height = 26 + values.length * (barHeight + 8) + 22;
  return {
    svg: [
      text(0, y + 14, `${title} (${unit}${logarithmic ? ', logarithmic' : ''})`, 'class="title"'),
      ...rows,
    ].join('\n'),
    height,
  };
};

const plotHeight = 120;

/** How something grows with the number of open tasks: both logarithmic or from zero, points with their figures. */
const line = (y, { title, unit, points }) => {
  const most = Math.max(...points.map(([, value]) => value)) * 1.15;
  const sizes = points.map(([size]) => Math.log10(size));
  const [from, to] = [Math.min(...sizes), Math.max(...sizes)];
  const xOf = (size) =>
    left + (to === from ? 0.5 : (Math.log10(size) - from) / (to - from)) * (width - left - right);
  const yOf = (value) => y + 26 + plotHeight - (value / most) * plotHeight;
  const path = points.map(
    ([size, value], at) => `${at === 0 ? 'M' : 'L'}${xOf(size).toFixed(1)},${yOf(value).toFixed(1)}`,
  );
  return {
    svg: [
      text(0, y + 14, `${title} (${unit}) by open tasks`, 'class="title"'),
      `<path d="M${left},${y + 26 + plotHeight}H${width - right}" class="axis"/>`,
      `<path d="${path.join('')}" class="line"/>`,
      ...points.flatMap(([size, value]) => [
        `<circle cx="${xOf(size).toFixed(1)}" cy="${yOf(value).toFixed(1)}" r="4" class="own"/>`,
        text(xOf(size).toFixed(1), (yOf(value) - 9).toFixed(1), rounded(value), 'text-anchor="middle"'),
        text(
          xOf(size).toFixed(1),
          y + 26 + plotHeight + 18,
          size.toLocaleString('en'),
          'text-anchor="middle"',
        ),
      ]),
    ].join('\n'),
    height: 26 + plotHeight + 44,
  };
};

const panelsOf = ({ W1, W2, W4, W5 }) => [
  ...(W1
    ? [[bars, { title: 'W1, start to end', unit: 'instances/s', values: rates(W1, 'instancesPerSecond') }]]
    : []),
  ...(W2
    ? [[bars, { title: 'W2, ten tasks in a row', unit: 'completions/s', values: rates(W2, 'perSecond') }]]
    : []),
  ...(W4
    ? [
        [
          bars,
          {
            title: 'W4, heap per open instance with a timer',
            unit: 'bytes',
            logarithmic: true,
            values: Object.entries(W4.live).map(([name, { memory }]) => [name, memory]),
          },
        ],
      ]
    : []),
  ...(W5
    ? [
        [
          line,
          {
            title: 'W2',
            unit: 'completions/s',
            points: W5.growth.map((at) => [at.open, at.alone.perSecond]),
          },
        ],
        [
          line,
          {
            title: 'Inbox p95 under W2',
            unit: 'ms',
            points: W5.growth.map((at) => [at.open, at.pages.inbox.p95]),
          },
        ],
      ]
    : []),
];

const rates = ({ systems }, figure) =>
  Object.entries(systems).map(([name, system]) => [name, system[figure]]);

export const chart = (measured, { date, processor, node }) => {
  let y = 30;
  const drawn = panelsOf(measured).map(([draw, panel]) => {
    const { svg, height } = draw(y, panel);
    y += height;
    return svg;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -8 ${width + 32} ${y + 24}" role="img" aria-label="Speed of Koers beside its peers">
<style>
svg { font: 13px system-ui, sans-serif; background: #fff; }
text { fill: #1b1b1b; } .title { font-weight: 600; } .small { font-size: 11px; }
.own { fill: #154273; } .peer { fill: #9db4cc; } .line { fill: none; stroke: #154273; stroke-width: 2; } .axis { stroke: #767676; }
</style>
<rect x="-16" y="-8" width="${width + 32}" height="${y + 24}" fill="#fff"/>
${text(0, 10, `Measured ${date}: ${processor}, Node ${node}`, 'class="small"')}
${drawn.join('\n')}
</svg>
`;
};
