import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { bpmn, sequence, userTask } from '../support/http/models.js';
import { openTarget, type Target } from '../support/hostile/target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
}, 60_000);
afterEach(() => target.expectAlive());
afterAll(() => target.stop());

const plain = bpmn(sequence('plain', userTask('work')));
const withDoctype = (doctype: string, name = 'x') =>
  plain
    .replace('<definitions', `<!DOCTYPE definitions [${doctype}]>\n<definitions`)
    .replace('Task work', `&${name};`);

const bomb = Array.from({ length: 12 }, (_, level) =>
  level === 0 ? '<!ENTITY e0 "haha">' : `<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`,
).join('');

const nestedSubProcesses = (depth: number) =>
  bpmn(
    `<process id="deep" isExecutable="true">${Array.from(
      { length: depth },
      (_, level) =>
        `<startEvent id="s${level}"/><sequenceFlow id="f${level}" sourceRef="s${level}" targetRef="p${level}"/><subProcess id="p${level}">`,
    ).join('')}<startEvent id="in"/>${'</subProcess>'.repeat(depth)}</process>`,
  );

const rules = (count: number) => `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:test">
<decision id="wide" name="wide"><decisionTable id="t"><input id="i"><inputExpression id="ie" typeRef="number"><text>x</text></inputExpression></input><output id="o" name="o" typeRef="number"/>
${Array.from({ length: count }, (_, index) => `<rule id="r${index}"><inputEntry id="a${index}"><text>${index}</text></inputEntry><outputEntry id="b${index}"><text>${index}</text></outputEntry></rule>`).join('\n')}
</decisionTable></decision></definitions>`;

describe('a document is refused, quickly', () => {
  it.each<[string, Record<string, string | Uint8Array>]>([
    ['that is an entity bomb', { 'a.bpmn': withDoctype(bomb, 'e11') }],
    ['whose entity doubles itself', { 'a.bpmn': withDoctype('<!ENTITY x "&x;&x;">') }],
    ['with an entity of attributes', { 'a.bpmn': withDoctype(`<!ENTITY x "${'y'.repeat(100_000)}">`) }],
    ['with a document type only', { 'a.bpmn': withDoctype('<!ELEMENT definitions ANY>', 'amp') }],
    ['nested 5,000 deep', { 'a.bpmn': nestedSubProcesses(5_000) }],
    ['nested 100,000 deep', { 'a.bpmn': bpmn('<a>'.repeat(100_000)) }],
    [
      'with 100,000 attributes',
      {
        'a.bpmn': plain.replace(
          '<userTask',
          `<userTask ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ')}`,
        ),
      },
    ],
    ['that never ends', { 'a.bpmn': `${plain.slice(0, -20)}${'<'.repeat(500_000)}` }],
    ['of spaces', { 'a.bpmn': ' '.repeat(2_000_000) }],
    [
      'of comments that do not end',
      { 'a.bpmn': plain.replace('<process', `<!--${'-'.repeat(500_000)}<process`) },
    ],
    ['of zeros', { 'a.bpmn': new Uint8Array(1_000_000) }],
    [
      'that is no text',
      { 'a.bpmn': Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256) },
    ],
    [
      'with decisions as an entity bomb',
      { 'a.dmn': rules(1).replace('<definitions', `<!DOCTYPE d [${bomb}]><definitions`) },
    ],
    [
      'with decisions nested 10,000 deep',
      {
        'a.dmn': rules(1).replace(
          '<text>x</text>',
          `<text>${'('.repeat(10_000)}x${')'.repeat(10_000)}</text>`,
        ),
      },
    ],
  ])('%s', async (_what, files) => {
    const { status } = await target.deploy(files);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it('that asks for a file of the machine, and shows nothing of it', async () => {
    const secret = readFileSync('package.json', 'utf8').slice(0, 40);
    for (const entity of [
      `<!ENTITY x SYSTEM "file://${process.cwd()}/package.json">`,
      '<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;<!ENTITY x "y">',
    ]) {
      const { status, text } = await target.deploy({ 'a.bpmn': withDoctype(entity) });
      expect(status).toBe(400);
      expect(text).not.toContain(secret);
    }
  });
});

describe('a large document', () => {
  it('of 10,000 elements is deployed within seconds and runs, or is refused by a bound that it names', async () => {
    const many = bpmn(
      sequence(
        'many',
        ...Array.from({ length: 10_000 }, (_, index) => ({
          id: `t${index}`,
          xml: `<manualTask id="t${index}"/>`,
        })),
      ),
    );
    const { status, text } = await target.deploy({ 'many.bpmn': many });
    if (status !== 200) expect(text).toMatch(/Expected at most/);
    else expect((await target.start('many')).status).toBe(200);
  });

  it('of 10,000 rules is deployed and decided within seconds, or is refused by a bound that it names', async () => {
    const { status, text } = await target.deploy({ 'wide.dmn': rules(10_000) });
    if (status !== 200) expect(text).toMatch(/Expected at most/);
    else {
      const { status: decided } = await target.post('/decision-definition/key/wide/evaluate', {
        variables: { x: { value: 9_999 } },
      });
      expect(decided).toBe(200);
    }
  });

  it('of many files is taken within seconds or refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.txt`, 'x']));
    expect([200, 400, 413]).toContain((await target.deploy(files)).status);
  });

  it.each([
    '../../etc/passwd',
    '..\\..\\x.bpmn',
    '/etc/cron.d/x',
    'a\u0000b.bpmn',
    '__proto__',
    'constructor',
  ])('is called %j and nothing is written anywhere', async (name) => {
    expect([200, 400]).toContain((await target.deploy({ [name]: 'x' })).status);
  });
});
