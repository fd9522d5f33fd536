import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bpmn, sequence, userTask } from '../support/http/models.js';
import { openTarget, type Target } from '../support/hostile/target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
}, 60_000);
afterEach(() => target.expectAlive());
afterAll(() => target.stop());

const step = (id: string, xml: string) => ({ id, xml });
const script = (text: string) =>
  step(
    'compute',
    `<scriptTask id="compute" scriptFormat="feel" camunda:resultVariable="result"><script><![CDATA[${text}]]></script></scriptTask>`,
  );
const call = (key: string) => step('call', `<callActivity id="call" calledElement="${key}"/>`);
const repeated = (loop: string) => step('each', `<userTask id="each">${loop}</userTask>`);
const flow = (from: string, to: string, inside = '') =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;

const processOf = (key: string, inside: string) =>
  `<process id="${key}" isExecutable="true">${inside}</process>`;

const roundAndRound = (key: string) =>
  processOf(
    key,
    `<startEvent id="in"/><exclusiveGateway id="merge"/><manualTask id="again"/>${flow('in', 'merge')}${flow('merge', 'again')}${flow('again', 'merge')}`,
  );

const doubling = (key: string) =>
  processOf(
    key,
    `<startEvent id="in"/><exclusiveGateway id="merge"/><parallelGateway id="fork"/>${flow('in', 'merge')}${flow('merge', 'fork')}
<sequenceFlow id="one" sourceRef="fork" targetRef="merge"/><sequenceFlow id="two" sourceRef="fork" targetRef="merge"/>`,
  );

const loop = (inside: string, attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inside}</multiInstanceLoopCharacteristics>`;
const times = (count: string, attributes?: string) =>
  loop(`<loopCardinality>${count}</loopCardinality>`, attributes);

describe('what would never come to rest is refused, and nothing of it is left', () => {
  it.each<[string, string, string]>([
    ['an endless loop', 'round', roundAndRound('round')],
    ['a fork into itself', 'double', doubling('double')],
    ['a process that calls itself', 'myself', sequence('myself', call('myself'))],
    [
      'processes that call one another',
      'one',
      `${sequence('one', call('other'))}${sequence('other', call('one'))}`,
    ],
    [
      'a process that calls itself twice',
      'twice',
      processOf(
        'twice',
        `<startEvent id="in"/><callActivity id="a" calledElement="twice"/><callActivity id="b" calledElement="twice"/>${flow('in', 'a')}${flow('in', 'b')}`,
      ),
    ],
    ['a thousand million tasks', 'milliard', sequence('milliard', repeated(times('1000000000')))],
    ['fewer tasks than none', 'minus', sequence('minus', repeated(times('-1')))],
    ['half a task', 'half', sequence('half', repeated(times('1.5')))],
    ['as many tasks as a text', 'text', sequence('text', repeated(times('="many"')))],
    [
      'a task for each of a million',
      'million',
      sequence(
        'million',
        script('for i in 1..1000000 return i'),
        repeated(loop('', 'camunda:collection="result"')),
      ),
    ],
    [
      'rounds that never end',
      'rounds',
      sequence(
        'rounds',
        step(
          'each',
          `<manualTask id="each"><standardLoopCharacteristics><loopCondition>=true</loopCondition></standardLoopCharacteristics></manualTask>`,
        ),
      ),
    ],
    [
      'repetitions of repetitions',
      'power',
      sequence(
        'power',
        step(
          'outer',
          `<subProcess id="outer"><startEvent id="in2"/><subProcess id="inner"><startEvent id="in3"/><userTask id="each">${times('=900')}</userTask>${flow('in3', 'each')}${times('=900')}</subProcess>${flow('in2', 'inner')}${times('=900')}</subProcess>`,
        ),
      ),
    ],
  ])('%s', async (_what, key, processes) => {
    const { status } = await target.deploy({ 'model.bpmn': bpmn(processes) });
    if (status === 200) {
      const started = await target.start(key);
      expect([started.status, started.text]).toEqual([expect.any(Number), expect.stringContaining('type')]);
      expect(started.status).toBeGreaterThanOrEqual(400);
      expect(await target.count(key)).toBe(0);
    }
  });

  it('a timer that is always due again keeps nobody else waiting', async () => {
    await target
      .deployed(
        bpmn(
          `${processOf(
            'ticking',
            `<startEvent id="in"/><userTask id="work"/>${flow('in', 'work')}<boundaryEvent id="tick" attachedToRef="work" cancelActivity="false"><timerEventDefinition id="t"><timeCycle>R/PT0S</timeCycle></timerEventDefinition></boundaryEvent><manualTask id="note"/>${flow('tick', 'note')}`,
          )}`,
        ),
      )
      .catch(() => undefined);
    await target.start('ticking');
    for (let index = 0; index < 5; index += 1) await target.expectAlive();
    await target.get('/process-instance?processDefinitionKey=ticking');
  });
});

const longText = `${'a'.repeat(40)}!`;

describe('an expression', () => {
  it.each([
    ['matches, with a pattern that tries everything', `matches("${longText}", "^(a+)+$")`],
    ['matches, with alternatives of the same', `matches("${longText}", "^(a|a|aa)+$")`],
    ['matches, with nested stars', `matches("${'a'.repeat(5_000)}b", "(.*)*(.*)*(.*)*c")`],
    ['matches, with references back', `matches("${longText}", "(a*)(a*)(a*)\\\\1\\\\2\\\\3$")`],
    ['replace, with a pattern that tries everything', `replace("${longText}", "(a+)+$", "b")`],
    ['replace, with spaces', `replace("${' '.repeat(20_000)}x", "\\\\s+$", "")`],
    ['split, with a pattern that tries everything', `split("${longText}", "(a+)+$")`],
    ['split, into everything', `count(split("${'a,'.repeat(20_000)}", "(,|a)*"))`],
    ['a loop of ten million', 'sum(for i in 1..10000000 return i)'],
    ['a loop in a loop', 'count(for i in 1..100000, j in 1..100000 return i * j)'],
    ['somebody among too many', 'some i in 1..100000, j in 1..100000 satisfies i + j < 0'],
    ['everybody among too many', 'every i in 1..10000000 satisfies i > 0'],
    [
      'a list that grows by itself',
      'count(for i in 1..1000000 return if i = 1 then [1] else append(partial[-1], i))',
    ],
    ['a filter of too many', 'count((1..10000000)[item > 0])'],
    ['a power of a power', '10 ** 10 ** 10'],
    [
      'a text that doubles',
      `string length(${'concatenate('.repeat(20)}"aaaaaaaaaa"${',"a")'.repeat(20)})`
        .replaceAll('concatenate(', 'replace(')
        .replaceAll(',"a")', ',"a","aa")'),
    ],
    ['a function that calls itself', '{f: function(n) f(n + 1), r: f(1)}.r'],
    ['a range without an end', 'count(1..999999999999)'],
    ['nested lists', `${'['.repeat(20_000)}1${']'.repeat(20_000)}`],
    ['brackets', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['a sum of 200,000 terms', Array.from({ length: 200_000 }, () => '1').join('+')],
    ['a text of 900,000 signs', `"${'x'.repeat(900_000)}"`],
    ['not of not', `${'not('.repeat(10_000)}true${')'.repeat(10_000)}`],
    ['a name nobody has', 'constructor.constructor("return process")()'],
    ['a way to the machinery', '"".constructor'],
    ['dates without end', 'count(for i in 1..1000000 return date(2020, 1, 1) + duration("P1D"))'],
  ])('%s is answered or refused within seconds', async (what, text) => {
    const key = `feel${what.replace(/\W/g, '')}`;
    const { status } = await target.deploy({
      'model.bpmn': bpmn(sequence(key, script(text), userTask('rest'))),
    });
    if (status !== 200) return;
    const started = await target.start(key);
    if (started.status !== 200) expect(await target.count(key)).toBe(0);
    else expect(await target.count(key)).toBe(1);
  });

  it.each([
    ['a class', "${''.getClass().forName('java.lang.Runtime')}"],
    ['a constructor', "${[].constructor.constructor('return process')()}"],
    ['the prototype', '${execution.__proto__.polluted = 1}'],
    ['the services of the engine', '${execution.getProcessEngineServices()}'],
    ['very much', `\${${'1+'.repeat(100_000)}1}`],
    ['nested', `\${${'('.repeat(50_000)}1${')'.repeat(50_000)}}`],
    ['expressions one after the other', '${1}'.repeat(50_000)],
  ])('of Camunda that asks for %s gives nothing away', async (what, text) => {
    const key = `juel${what.replace(/\W/g, '')}`;
    const escaped = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    const model = bpmn(sequence(key, userTask('rest', `camunda:assignee="${escaped}"`)));
    const { status } = await target.deploy({ 'model.bpmn': model });
    if (status !== 200) return;
    const started = await target.start(key);
    if (started.status === 200) {
      const { text: tasks } = await target.get(`/task?processDefinitionKey=${key}`);
      expect(tasks).not.toMatch(/function|process\b.*pid|native code/);
    }
  });

  it.each([
    ['while (true) {}', 'forever'],
    ['var a = []; while (true) a.push(new Array(100000).fill(1));', 'memory'],
    ['(function f() { f(); })()', 'depth'],
    ['process.exit(1)', 'exit'],
    ['this.constructor.constructor("return process")().exit(1)', 'escape'],
    ['require("fs").readFileSync("/etc/passwd")', 'files'],
    ['"a".repeat(2 ** 30)', 'text'],
    ['/^(a+)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")', 'pattern'],
  ])('of JavaScript, %j, is refused at deployment or ended', async (text, name) => {
    const key = `js${name}`;
    const xml = `<scriptTask id="js" scriptFormat="javascript" camunda:resultVariable="result"><script><![CDATA[${text}]]></script></scriptTask>`;
    const { status } = await target.deploy({
      'model.bpmn': bpmn(sequence(key, step('js', xml), userTask('rest'))),
    });
    if (status !== 200) return;
    const started = await target.start(key);
    expect(started.text).not.toContain('root:');
    expect(await target.count(key)).toBe(started.status === 200 ? 1 : 0);
  });
});
