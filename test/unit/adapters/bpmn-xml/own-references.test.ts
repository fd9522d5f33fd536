import { describe, expect, it } from '@jest/globals';
import { bpmnReader } from '../../../../src/adapters/bpmn-xml/bpmn-reader.js';
import { compile } from '../../../../src/engine/compile.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import { tinyEvaluator } from '../../../support/engine/tiny-evaluator.js';

const document = (roots: string, inside: string, target = 'urn:example:own'): string => `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tns="urn:example:own"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:other="urn:example:other"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" targetNamespace="${target}" id="D">
${roots}
<process id="P" isExecutable="true">
${inside}
</process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="tns:P"/></bpmndi:BPMNDiagram>
</definitions>`;

const roots = `<itemDefinition id="Item_1" structureRef="xsd:string"/>
<message id="Message_1" itemRef="tns:Item_1" name="One"/><signal id="Signal_1" name="Loud"/>
<error id="Error_1" errorCode="E"/><escalation id="Escalation_1" escalationCode="X"/>
<messageEventDefinition id="Shared_1" messageRef="tns:Message_1"/>`;

const inside = `<startEvent id="start"/>
<sequenceFlow id="f1" sourceRef="tns:start" targetRef="tns:wait"/>
<intermediateCatchEvent id="wait"><incoming>tns:f1</incoming><outgoing>tns:f2</outgoing>
<messageEventDefinition messageRef="tns:Message_1"/></intermediateCatchEvent>
<sequenceFlow id="f2" sourceRef="wait" targetRef="task"/>
<userTask id="task"><ioSpecification><dataInput id="in" itemSubjectRef="tns:Item_1"/><dataOutput id="out"/>
<inputSet><dataInputRefs>tns:in</dataInputRefs></inputSet><outputSet><dataOutputRefs>tns:out</dataOutputRefs></outputSet>
</ioSpecification></userTask>
<boundaryEvent id="border" attachedToRef="tns:task"><errorEventDefinition errorRef="tns:Error_1"/></boundaryEvent>
<boundaryEvent id="shared" attachedToRef="task"><eventDefinitionRef>tns:Shared_1</eventDefinitionRef></boundaryEvent>
<sequenceFlow id="f3" sourceRef="task" targetRef="call"/><callActivity id="call" calledElement="tns:P"/>
<sequenceFlow id="f4" sourceRef="call" targetRef="tell"/>
<intermediateThrowEvent id="tell"><signalEventDefinition signalRef="tns:Signal_1"/></intermediateThrowEvent>
<sequenceFlow id="f5" sourceRef="tell" targetRef="end"/>
<endEvent id="end"><escalationEventDefinition escalationRef="tns:Escalation_1"/></endEvent>`;

const read = (xml: string) => bpmnReader().read(xml);

describe('references with a prefix', () => {
  it('are those of the document when the prefix stands for its target namespace', async () => {
    const answer = await read(document(roots, inside));
    expect(answer).toMatchObject({ ok: true });
    const compiled = compile((answer as { readonly value: DrawnElement }).value, tinyEvaluator());
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.reason));
    const nodes = compiled.value[0]?.nodes ?? new Map<string, unknown>();
    expect(nodes.get('wait' as never)).toMatchObject({
      event: { kind: 'message', name: { literal: 'One' } },
    });
    expect(nodes.get('border' as never)).toMatchObject({ event: { kind: 'error', code: 'E' } });
    expect(nodes.get('call' as never)).toMatchObject({ calledElement: { literal: 'P' } });
    expect(nodes.get('task' as never)).toMatchObject({ boundary: ['border', 'shared'] });
  });

  it.each([
    ['messageRef', '<messageEventDefinition messageRef="other:Message_1"/>'],
    ['messageRef', '<messageEventDefinition id="named" messageRef="other:Message_1"/>'],
    ['eventDefinitionRef', '<eventDefinitionRef>other:Shared_1</eventDefinitionRef>'],
  ])('to another document are refused by name: %s', async (name, event) => {
    const answer = await read(
      document(
        roots,
        `<startEvent id="start"/><intermediateCatchEvent id="wait">${event}</intermediateCatchEvent>`,
      ),
    );
    expect(answer).toEqual({
      ok: false,
      reason: [
        {
          code: 'foreign-reference',
          message: expect.stringContaining(`'${name}' to refer to this document`) as unknown,
          element: event.includes('id="named"') ? 'named' : 'wait',
          line: expect.any(Number) as unknown,
        },
      ],
    });
  });

  it('name the event of a multi-instance behavior, and what a complex behavior throws', async () => {
    const answer = await read(
      document(
        `${roots}<escalationEventDefinition id="Told_1" escalationRef="tns:Escalation_1"/>`,
        `<startEvent id="start"/><userTask id="one"><multiInstanceLoopCharacteristics behavior="One" oneBehaviorEventRef="tns:Told_1">
<loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>
<userTask id="two"><multiInstanceLoopCharacteristics behavior="Complex"><loopCardinality>2</loopCardinality>
<complexBehaviorDefinition id="c"><condition>true</condition>
<event id="thrown"><signalEventDefinition signalRef="tns:Signal_1"/></event></complexBehaviorDefinition>
</multiInstanceLoopCharacteristics></userTask>
<sequenceFlow id="f1" sourceRef="start" targetRef="one"/><sequenceFlow id="f2" sourceRef="one" targetRef="two"/>`,
      ),
    );
    if (!answer.ok) throw new Error(JSON.stringify(answer.reason));
    const compiled = compile(answer.value, tinyEvaluator());
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.reason));
    expect(compiled.value[0]?.nodes.get('two' as never)?.multiInstance?.tells).toMatchObject([
      { events: [{ kind: 'signal' }] },
    ]);
    expect(compiled.value[0]?.nodes.get('one' as never)?.multiInstance?.tells).toMatchObject([
      { when: 'first', events: [{ kind: 'escalation', code: 'X' }] },
    ]);
  });

  it('leaves types of other documents alone, and text that only looks like a reference', async () => {
    const answer = await read(
      document(
        '<itemDefinition id="Item_1" structureRef="other:Thing"/>',
        '<startEvent id="start" name="other:name"><documentation>other:words</documentation></startEvent>',
      ),
    );
    expect(answer).toMatchObject({ ok: true });
  });
});
