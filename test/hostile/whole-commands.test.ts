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
const script = (id: string, text: string, inside = '', format = 'feel') =>
  step(
    id,
    `<scriptTask id="${id}" scriptFormat="${format}" camunda:resultVariable="result"><script><![CDATA[${text}]]></script>${inside}</scriptTask>`,
  );
const times = (count: number, attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}><loopCardinality>${count}</loopCardinality></multiInstanceLoopCharacteristics>`;
const flow = (from: string, to: string) =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const many = (count: number, of: (index: number) => { id: string; xml: string }) =>
  Array.from({ length: count }, (_, index) => of(index));
const costly = 'count(for i in 1..20000 return i * i)';
const costlyScript = 'var n = 0; for (var i = 0; i < 2000000; i += 1) n += i; n';

/** Each expression is bounded; so must be all of them that one command asks for. */
describe('one command that asks for much is refused or answered within seconds', () => {
  it.each<[string, string, string]>([
    [
      'a costly expression in an endless loop',
      'costlyloop',
      `<process id="costlyloop" isExecutable="true"><startEvent id="in"/><exclusiveGateway id="merge"/>${script('again', costly).xml}${flow('in', 'merge')}${flow('merge', 'again')}${flow('again', 'merge')}</process>`,
    ],
    [
      'a costly script a thousand times',
      'costlyjs',
      sequence('costlyjs', script('each', costlyScript, times(1000), 'javascript'), userTask('rest')),
    ],
    [
      'a condition at each of a thousand tasks',
      'costlycondition',
      sequence(
        'costlycondition',
        step(
          'each',
          `<subProcess id="each"><startEvent id="in"/><userTask id="work"/>${flow('in', 'work')}<boundaryEvent id="b" attachedToRef="work"><conditionalEventDefinition id="c"><condition>=${costly} &lt; 0</condition></conditionalEventDefinition></boundaryEvent><endEvent id="e2"/>${flow('b', 'e2')}${times(900)}</subProcess>`,
        ),
      ),
    ],
    [
      'a text that doubles forty times',
      'doubletext',
      sequence(
        'doubletext',
        script('s0', '"aaaaaaaaaa"'),
        ...many(40, (index) => script(`s${index + 1}`, 'result + result')),
        userTask('rest'),
      ),
    ],
    [
      'a list that doubles forty times',
      'doublelist',
      sequence(
        'doublelist',
        script('s0', '[1,2,3]'),
        ...many(40, (index) => script(`s${index + 1}`, 'concatenate(result, result)')),
        userTask('rest'),
      ),
    ],
    [
      'a tree that doubles forty times',
      'doubletree',
      sequence(
        'doubletree',
        script('s0', '[1,2,3]'),
        ...many(40, (index) => script(`s${index + 1}`, '[result, result]')),
        userTask('rest'),
      ),
    ],
    [
      'a text of Camunda that doubles forty times',
      'doublejuel',
      sequence(
        'doublejuel',
        script('s0', '"aaaaaaaaaa"'),
        ...many(40, (index) => script(`s${index + 1}`, '${result}${result}', '', 'juel')),
        userTask('rest'),
      ),
    ],
    [
      'a script that gives a large text',
      'largejs',
      sequence('largejs', script('js', '"a".repeat(5000000)', '', 'javascript'), userTask('rest')),
    ],
  ])('%s', async (_what, key, processes) => {
    const { status, text } = await target.deploy({ 'model.bpmn': bpmn(processes) });
    expect([status, text.slice(0, 500)]).toEqual([200, expect.any(String)]);
    const started = await target.start(key);
    expect(started.status).toBe(422);
    expect(await target.count(key)).toBe(0);
  });

  const copying = '<camunda:in variables="all"/>';
  const input =
    '<camunda:inputOutput><camunda:inputParameter name="copy">${large}</camunda:inputParameter></camunda:inputOutput>';

  it.each<[string, string, string, string]>([
    ['in each of a thousand rounds', 'rounds', script('each', 'large', times(1000)).xml, 'each'],
    [
      'as the input of each of a thousand tasks',
      'inputs',
      `<userTask id="each"><extensionElements>${input}</extensionElements>${times(1000)}</userTask>`,
      'each',
    ],
    [
      'handed to each of a thousand calls',
      'calls',
      `<callActivity id="each" calledElement="largecalled"><extensionElements>${copying}</extensionElements>${times(1000)}</callActivity>`,
      'each',
    ],
  ])('a large text %s', async (_what, name, xml, id) => {
    const key = `large${name}`;
    await target.deployed(bpmn(sequence('largecalled', userTask('rest'))));
    await target.deployed(bpmn(sequence(key, step(id, xml), userTask('rest'))));
    const started = await target.start(key, { large: 'x'.repeat(500_000) });
    expect([started.status, started.text.slice(0, 500)]).toEqual([422, expect.any(String)]);
    expect(await target.count('largecalled')).toBe(0);
  });
});
