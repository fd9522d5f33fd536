import { describe, expect, it } from '@jest/globals';
import { bpmnlintBundle } from '../../../../src/adapters/lint/bpmnlint-bundle.js';
import { lintBpmn, type LintFinding } from '../../../../src/adapters/lint/lint-bpmn.js';

const namespaces =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:koers="urn:koers:bpmn:1"';

const documented = '<bpmn:documentation>Why.</bpmn:documentation>';

const diagram = (inside: string, id = 'a-process'): string =>
  `<bpmn:definitions ${namespaces} id="D" targetNamespace="urn:test">
<bpmn:message id="Message_Answer" name="Answer" />
<bpmn:process id="${id}" isExecutable="true">
${inside}
</bpmn:process></bpmn:definitions>`;

const explained = '<koers:explanation lang="nl">Wat je doet.</koers:explanation>';

const task = (extensions: string, { id = 'work', attributes = '', explanation = explained } = {}): string =>
  `<bpmn:userTask id="${id}" name="Werk" ${attributes}>${documented}<bpmn:extensionElements>${explanation}${extensions}</bpmn:extensionElements></bpmn:userTask>`;

const due = '<koers:due norm="contact.first" />';

/** Without those about drawing and flows, which these diagrams do not have. */
const koers = async (xml: string): Promise<readonly LintFinding[]> =>
  (await lintBpmn(xml)).filter(({ rule }) => rule.startsWith('koers/') && rule !== 'koers/drawn');

const rules = async (xml: string): Promise<readonly string[]> => (await koers(xml)).map(({ rule }) => rule);

describe('The lint rules', () => {
  it('say with each finding the rule, the element, the line and how bad it is', async () => {
    expect(await koers(diagram(task('')))).toEqual([
      {
        rule: 'koers/due-required',
        severity: 'error',
        element: 'work',
        line: 4,
        message: 'Expected one koers:due on a user task, but it has 0',
      },
    ]);
  });

  it('have nothing against a user task with a norm and documentation', async () => {
    expect(await koers(diagram(task(due)))).toEqual([]);
  });

  it.each([
    ['none', ''],
    ['one in another language', '<koers:explanation lang="en">What you do.</koers:explanation>'],
    ['an empty one', '<koers:explanation lang="nl"> </koers:explanation>'],
  ])('warn of a user task without Dutch explanation: %s', async (_, explanation) => {
    expect(await koers(diagram(task(due, { explanation })))).toMatchObject([
      { rule: 'koers/explanation-required', severity: 'warning', element: 'work' },
    ]);
  });

  it.each([
    ['a clock without norm', task('<koers:due from="=x" />'), 'koers/due-required'],
    ['two clocks', task(due + due), 'koers/due-required'],
    ['a length of time for a norm', task('<koers:due norm="P5D" />'), 'koers/no-number-in-clock'],
    ['working days for a norm', task('<koers:due norm="WD5" />'), 'koers/no-number-in-clock'],
    [
      'a due date in the diagram',
      task(due, { attributes: 'camunda:dueDate="P5D"' }),
      'koers/no-number-in-clock',
    ],
    [
      'a timer with a number',
      `<bpmn:intermediateCatchEvent id="Later" name="Later">${documented}<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT4H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
      'koers/no-number-in-clock',
    ],
    [
      'a choice without default',
      `${task(due)}<bpmn:exclusiveGateway id="Gw" name="Gw?">${documented}<bpmn:outgoing>f</bpmn:outgoing><bpmn:outgoing>g</bpmn:outgoing></bpmn:exclusiveGateway><bpmn:sequenceFlow id="f" sourceRef="Gw" targetRef="work"/><bpmn:sequenceFlow id="g" sourceRef="Gw" targetRef="work"/>`,
      'koers/default-required',
    ],
    ['no documentation', `<bpmn:serviceTask id="send" name="Sturen"/>`, 'koers/documentation-required'],
    ['four eyes on nobody', task(`${due}<koers:fourEyes rule="4E-1" />`), 'koers/four-eyes'],
    ['four eyes on itself', task(`${due}<koers:fourEyes rule="4E-1" not="work" />`), 'koers/four-eyes'],
    [
      'four eyes on what is not there',
      task(`${due}<koers:fourEyes rule="4E-1" not="gone" />`),
      'koers/four-eyes',
    ],
    [
      'four eyes without rule',
      task(`${due}<koers:fourEyes not="first" />`) + task(due, { id: 'first' }),
      'koers/four-eyes',
    ],
    ['a name like a person', task(due).replace('"Werk"', '"Mevr. Testman bellen"'), 'koers/no-personal-data'],
    ['a number like a citizen', task(due).replace('"Werk"', '"Dossier 123456782"'), 'koers/no-personal-data'],
    ['a mail address', task(due).replace('"Werk"', '"mail test@example.org"'), 'koers/no-personal-data'],
    ['a telephone number', task(due).replace('"Werk"', '"bel 06-12345678"'), 'koers/no-personal-data'],
    [
      'a variable that sounds personal',
      `<bpmn:callActivity id="call" name="Roep" calledElement="other">${documented}<bpmn:extensionElements><camunda:in source="x" target="bsn"/></bpmn:extensionElements></bpmn:callActivity>`,
      'koers/no-personal-data',
    ],
    [
      'a payload that sounds personal',
      `<bpmn:intermediateThrowEvent id="Tell" name="Melden">${documented}<bpmn:extensionElements><koers:send businessKey="=k"><koers:payload source="=x" target="geboortedatum"/></koers:send></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="Message_Answer"/></bpmn:intermediateThrowEvent>`,
      'koers/no-personal-data',
    ],
    ['an id of the modeler', task(due, { id: 'Activity_0abc1de' }), 'koers/readable-ids'],
    [
      'a message without timer',
      `<bpmn:receiveTask id="wait" name="Wachten" messageRef="Message_Answer">${documented}</bpmn:receiveTask>`,
      'koers/message-timeout',
    ],
    [
      'an error that nothing in the process can catch',
      `<bpmn:endEvent id="Wrong" name="Fout">${documented}<bpmn:errorEventDefinition /></bpmn:endEvent>`,
      'koers/error-caught',
    ],
  ])('find %s', async (_, inside, rule) => {
    expect(await rules(diagram(inside))).toEqual([rule]);
  });

  it('find a receive task that names no message', async () => {
    const inside = `<bpmn:receiveTask id="wait" name="Wachten">${documented}</bpmn:receiveTask>`;
    expect(await rules(diagram(inside))).toContain('koers/message-required');
  });

  it('find a process whose id is no file name', async () => {
    expect(await rules(diagram('', 'A_Process'))).toEqual(['koers/readable-ids']);
  });

  const wait = `<bpmn:receiveTask id="wait" name="Wachten" messageRef="Message_Answer">${documented}</bpmn:receiveTask>`;
  const timer =
    '<bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=until</bpmn:timeDate></bpmn:timerEventDefinition>';

  it.each([
    [
      'at the border of the task',
      `${wait}<bpmn:boundaryEvent id="Late" name="Te laat" attachedToRef="wait">${documented}${timer}</bpmn:boundaryEvent>`,
    ],
    [
      'at the border of the sub-process around it',
      `<bpmn:subProcess id="sub" name="Samen">${documented}${wait}</bpmn:subProcess><bpmn:boundaryEvent id="Late" name="Te laat" attachedToRef="sub">${documented}${timer}</bpmn:boundaryEvent>`,
    ],
    [
      'in the race behind an event-based gateway',
      `<bpmn:eventBasedGateway id="Gw">${documented}<bpmn:outgoing>f</bpmn:outgoing><bpmn:outgoing>g</bpmn:outgoing></bpmn:eventBasedGateway>
       <bpmn:receiveTask id="wait" name="Wachten" messageRef="Message_Answer">${documented}<bpmn:incoming>f</bpmn:incoming></bpmn:receiveTask>
       <bpmn:intermediateCatchEvent id="Late" name="Te laat">${documented}<bpmn:incoming>g</bpmn:incoming>${timer}</bpmn:intermediateCatchEvent>
       <bpmn:sequenceFlow id="f" sourceRef="Gw" targetRef="wait"/><bpmn:sequenceFlow id="g" sourceRef="Gw" targetRef="Late"/>`,
    ],
    [
      'beside the message in one event',
      `<bpmn:intermediateCatchEvent id="Wait" name="Wachten">${documented}<bpmn:messageEventDefinition messageRef="Message_Answer"/>${timer}</bpmn:intermediateCatchEvent>`,
    ],
  ])('take a timer %s for a way on', async (_, inside) => {
    expect(await rules(diagram(inside))).toEqual([]);
  });

  it('want no timer where the message begins the process', async () => {
    const begins = wait.replace('<bpmn:receiveTask', '<bpmn:receiveTask instantiate="true"');
    expect(await rules(diagram(begins))).toEqual([]);
    const gateway = `<bpmn:eventBasedGateway id="Gw" instantiate="true">${documented}<bpmn:outgoing>f</bpmn:outgoing></bpmn:eventBasedGateway>
      ${wait.replace('</bpmn:receiveTask>', '<bpmn:incoming>f</bpmn:incoming></bpmn:receiveTask>')}<bpmn:sequenceFlow id="f" sourceRef="Gw" targetRef="wait"/>`;
    expect(await rules(diagram(gateway))).toEqual([]);
    const together = `<bpmn:intermediateCatchEvent id="Wait" name="Wachten" parallelMultiple="true">${documented}<bpmn:messageEventDefinition messageRef="Message_Answer"/>${timer}</bpmn:intermediateCatchEvent>`;
    expect(await rules(diagram(together))).toEqual(['koers/message-timeout']);
  });

  it('count the activities of a level, and not those inside a sub-process', async () => {
    const tasks = (count: number): string =>
      Array.from({ length: count }, (__, at) => task(due, { id: `work${at}` })).join('');
    expect(await rules(diagram(tasks(15)))).toEqual([]);
    expect(await koers(diagram(tasks(16)))).toEqual([
      expect.objectContaining({ rule: 'koers/activity-limit', severity: 'warning', element: 'a-process' }),
    ]);
    const sub = `<bpmn:subProcess id="sub" name="Sub">${documented}${tasks(10)}</bpmn:subProcess>`;
    expect(await rules(diagram(sub + tasks(10).replaceAll('"work', '"other')))).toEqual([]);
  });

  it('include those of bpmnlint that fit us', async () => {
    const found = await lintBpmn(diagram('<bpmn:userTask id="work" />'));
    expect(found.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['start-event-required', 'end-event-required', 'label-required', 'koers/drawn']),
    );
  });

  it('report what BPMN does not know as an error', async () => {
    expect(
      await lintBpmn(diagram(task(due).replace('name="Werk"', 'name="Werk" candidates="x"'))),
    ).toContainEqual(expect.objectContaining({ rule: 'bpmn', severity: 'error', element: 'work' }));
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['an entity bomb', '<!DOCTYPE d [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'],
    ['5,000 levels', '<a>'.repeat(5_000)],
    ['5,000 levels of sub-processes', diagram('<bpmn:subProcess id="s">'.repeat(5_000))],
    ['more than 10 MB', ' '.repeat(11 * 1024 * 1024)],
  ])('survive %s with an error as answer', async (_, xml) => {
    expect(await lintBpmn(xml)).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });
});

describe('The bundle for the modeler', () => {
  it('resolves every rule it configures', () => {
    for (const name of Object.keys(bpmnlintBundle.config.rules)) {
      const [plugin, rule] = name.includes('/') ? name.split('/') : ['', name];
      const pack = plugin === '' ? 'bpmnlint' : `bpmnlint-plugin-${plugin ?? ''}`;
      expect(typeof bpmnlintBundle.resolver.resolveRule(pack, rule ?? '')).toBe('function');
    }
  });
});
