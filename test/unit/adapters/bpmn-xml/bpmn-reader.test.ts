import { describe, expect, it } from '@jest/globals';
import { bpmnReader } from '../../../../src/adapters/bpmn-xml/bpmn-reader.js';
import type { DrawnElement, ModelProblem } from '../../../../src/engine/drawn.js';

const reader = bpmnReader();

const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  'xmlns:operaton="http://operaton.org/schema/1.0/bpmn"',
  'xmlns:koers="urn:koers:bpmn:1"',
  'xmlns:other="urn:example:other"',
].join(' ');

const documentOf = (inside: string, beside = ''): string =>
  `<bpmn:definitions ${namespaces} id="D" targetNamespace="urn:test">\n<bpmn:process id="p" isExecutable="true">\n${inside}\n</bpmn:process>\n${beside}</bpmn:definitions>`;

const drawn = async (xml: string): Promise<DrawnElement> => {
  const read = await reader.read(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
};

const problems = async (xml: string): Promise<readonly ModelProblem[]> => {
  const read = await reader.read(xml);
  return read.ok ? [] : read.reason;
};

const firstNode = (definitions: DrawnElement): DrawnElement | undefined =>
  definitions.children.find(({ type }) => type === 'process')?.children[0];

describe('The BPMN reader', () => {
  it('says on which line something is named that is not there, also by what has no id', async () => {
    const wait =
      '<bpmn:intermediateCatchEvent id="a">\n<bpmn:signalEventDefinition signalRef="nowhere"/></bpmn:intermediateCatchEvent>';
    expect(await problems(documentOf(wait))).toContainEqual(
      expect.objectContaining({ code: 'unknown-reference', line: 4 }),
    );
  });

  it('gives each element its name without prefix, its id, its line and its attributes as text', async () => {
    const node = firstNode(
      await drawn(documentOf('<bpmn:userTask id="a" name="Bellen" camunda:candidateGroups="x,y"/>')),
    );
    expect(node).toEqual({
      type: 'userTask',
      id: 'a',
      line: 3,
      attributes: { name: 'Bellen', 'camunda:candidateGroups': 'x,y' },
      children: [],
    });
  });

  it('takes the default namespace and any prefix for the same thing', async () => {
    const xml =
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:test"><process id="p"><q:task xmlns:q="http://www.omg.org/spec/BPMN/20100524/MODEL" id="a"/></process></definitions>';
    expect(firstNode(await drawn(xml))).toMatchObject({ type: 'task', id: 'a' });
  });

  it('lifts extension elements out of their wrapper, in the words of Camunda, Operaton and Koers', async () => {
    const node = firstNode(
      await drawn(
        documentOf(
          `<bpmn:callActivity id="a" calledElement="other"><bpmn:extensionElements>
            <koers:due norm="contact.first" from="=x"/><camunda:in source="s" target="t"/><operaton:out source="u" target="v"/><other:note text="n"/>
          </bpmn:extensionElements></bpmn:callActivity>`,
        ),
      ),
    );
    expect(node?.children.map(({ type, attributes }) => [type, attributes])).toEqual([
      ['koers:due', { norm: 'contact.first', from: '=x' }],
      ['camunda:in', { source: 's', target: 't' }],
      ['camunda:out', { source: 'u', target: 'v' }],
      ['{urn:example:other}note', { text: 'n' }],
    ]);
  });

  it('keeps the text of conditions, scripts and documentation, entities decoded', async () => {
    const node = firstNode(
      await drawn(
        documentOf(
          '<bpmn:scriptTask id="a" scriptFormat="feel"><bpmn:documentation>Why.</bpmn:documentation><bpmn:script> if x &gt; 1 then &quot;a&quot; else null </bpmn:script></bpmn:scriptTask>',
        ),
      ),
    );
    expect(node?.children.map(({ text }) => text)).toEqual(['Why.', 'if x > 1 then "a" else null']);
  });

  it('leaves the diagram out', async () => {
    const xml = documentOf('<bpmn:task id="a"/>', '<bpmndi:BPMNDiagram id="B"/>');
    expect((await drawn(xml)).children.map(({ type }) => type)).toEqual(['process']);
  });

  it.each([
    ['an element BPMN does not know', '<bpmn:userTsk id="a"/>', 'bad-bpmn'],
    ['an attribute BPMN does not know', '<bpmn:userTask id="a" candidates="x"/>', 'bad-bpmn'],
    ['an attribute Camunda does not know', '<bpmn:userTask id="a" camunda:asignee="x"/>', 'bad-bpmn'],
    ['a word of Koers that does not exist', '<bpmn:userTask id="a" koers:due="x"/>', 'unknown-word'],
    ['the same id twice', '<bpmn:task id="a"/><bpmn:task id="a"/>', 'bad-bpmn'],
    ['an id that is none', '<bpmn:task id="1 a"/>', 'bad-bpmn'],
    ['text where none may be', '<bpmn:task id="a">hello</bpmn:task>', 'bad-bpmn'],
    [
      'an element at a place it cannot have',
      '<bpmn:task id="a"><bpmn:script>1</bpmn:script></bpmn:task>',
      'bad-bpmn',
    ],
  ])('refuses %s with its line', async (_, inside, code) => {
    expect(await problems(documentOf(inside))).toEqual([expect.objectContaining({ code, line: 3 })]);
  });

  it('refuses a misspelled extension of Koers and names the element', async () => {
    const xml = documentOf(
      '<bpmn:userTask id="a"><bpmn:extensionElements>\n<koers:due nrm="x"/></bpmn:extensionElements></bpmn:userTask>',
    );
    expect(await problems(xml)).toEqual([
      {
        code: 'unknown-word',
        message: "Expected a word of 'urn:koers:bpmn:1', but 'due nrm' is not one",
        element: 'a',
        line: 4,
      },
    ]);
  });

  it('refuses a flow to an element that does not exist, at the line of the flow', async () => {
    const xml = documentOf('<bpmn:task id="a"/>\n<bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"/>');
    expect(await problems(xml)).toEqual([
      expect.objectContaining({ code: 'unknown-reference', element: 'f', line: 4 }),
    ]);
  });

  it('refuses what is not BPMN', async () => {
    expect(await problems('<html/>')).toEqual([expect.objectContaining({ code: 'not-bpmn', line: 1 })]);
  });

  it.each([
    ['entities that grow', '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>', 'bad-xml'],
    ['a document type', '<!DOCTYPE html><d/>', 'bad-xml'],
    ['an unknown entity', '<d>&nbsp;</d>', 'bad-xml'],
    ['5,000 levels', '<d>'.repeat(5_000), 'model-too-large'],
    ['more than 10 MB', `<d>${' '.repeat(10 * 1024 * 1024)}</d>`, 'model-too-large'],
    [
      'thousands of attributes',
      `<d ${Array.from({ length: 5_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`,
      'model-too-large',
    ],
    [
      'thousands of prefixes',
      `<d ${Array.from({ length: 150 }, (_, at) => `xmlns:a${at}="urn:${at}"`).join(' ')}/>`,
      'model-too-large',
    ],
    ['half a document', '<d><e>', 'bad-xml'],
    ['nothing', '', 'bad-xml'],
    ['a NUL', '<d>\0</d>', 'bad-xml'],
  ])('refuses %s without effort', async (_, xml, code) => {
    const began = performance.now();
    expect(await problems(xml)).toEqual([expect.objectContaining({ code })]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('reads 10,000 elements', async () => {
    const tasks = Array.from(
      { length: 10_000 },
      (_, at) => `<bpmn:task id="t${at}" name="Taak"><bpmn:documentation>d</bpmn:documentation></bpmn:task>`,
    );
    const read = await drawn(documentOf(tasks.join('\n')));
    expect(read.children[0]?.children).toHaveLength(10_000);
  });

  it('takes names of the language for names', async () => {
    const node = firstNode(
      await drawn(documentOf('<bpmn:task id="__proto__" other:__proto__="x" other:constructor="y"/>')),
    );
    expect(node?.id).toBe('__proto__');
    expect(Object.getPrototypeOf(node?.attributes)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
