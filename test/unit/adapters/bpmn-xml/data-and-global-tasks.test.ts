import { describe, expect, it } from '@jest/globals';
import { bpmnReader } from '../../../../src/adapters/bpmn-xml/bpmn-reader.js';
import { Story } from '../../../support/engine/story.js';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:t="urn:test" targetNamespace="urn:test">
  <bpmn:itemDefinition id="Words" structureRef="xsd:string" isCollection="true" />
  <bpmn:process id="process" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="task" />
    <bpmn:userTask id="task">
      <bpmn:ioSpecification>
        <bpmn:dataInput id="in" name="people" isCollection="true" />
        <bpmn:dataOutput id="out" name="answers" isCollection="true" />
        <bpmn:inputSet><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet>
        <bpmn:outputSet><bpmn:dataOutputRefs>out</bpmn:dataOutputRefs></bpmn:outputSet>
      </bpmn:ioSpecification>
      <bpmn:dataInputAssociation>
        <bpmn:sourceRef>t:reference</bpmn:sourceRef>
        <bpmn:targetRef>in</bpmn:targetRef>
      </bpmn:dataInputAssociation>
      <bpmn:dataOutputAssociation>
        <bpmn:sourceRef>out</bpmn:sourceRef>
        <bpmn:targetRef>made</bpmn:targetRef>
        <bpmn:assignment><bpmn:from>answers</bpmn:from><bpmn:to>made.all</bpmn:to></bpmn:assignment>
      </bpmn:dataOutputAssociation>
      <bpmn:multiInstanceLoopCharacteristics>
        <bpmn:loopDataInputRef>in</bpmn:loopDataInputRef>
        <bpmn:loopDataOutputRef>out</bpmn:loopDataOutputRef>
        <bpmn:inputDataItem id="item" name="person" />
        <bpmn:outputDataItem id="answered" name="answer" />
      </bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="arrows" />
    <bpmn:userTask id="arrows">
      <bpmn:property id="Property_1" name="__targetRef_placeholder" />
      <bpmn:dataInputAssociation id="arrow">
        <bpmn:sourceRef>reference</bpmn:sourceRef>
        <bpmn:targetRef>Property_1</bpmn:targetRef>
      </bpmn:dataInputAssociation>
      <bpmn:dataOutputAssociation id="arrow-out"><bpmn:targetRef>reference</bpmn:targetRef></bpmn:dataOutputAssociation>
    </bpmn:userTask>
    <bpmn:dataObject id="object" itemSubjectRef="Words" />
    <bpmn:dataObjectReference id="reference" name="team" dataObjectRef="object" />
    <bpmn:dataObject id="made" />
  </bpmn:process>
</bpmn:definitions>`;

describe('data drawn in a file', () => {
  it('is read as BPMN writes it, and executed', async () => {
    const read = await bpmnReader().read(xml);
    if (!read.ok) throw new Error(JSON.stringify(read.reason));
    const story = new Story(read.value).start();
    expect(story.at('task').waiting).toBe('data');
    story.do({ type: 'SetVariables', variables: { values: { team: ['p1'] } } });
    story.complete('task', { answer: 'fine' });
    expect(story.variables()).toEqual({ team: ['p1'], made: { all: ['fine'] } });
    story.complete('arrows');
    story.expectOver();
  });
});

describe('global tasks in a file', () => {
  const alone = (inside: string): string =>
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:test">${inside}</definitions>`;

  it('are read with what Camunda says of such tasks', async () => {
    for (const inside of [
      '<globalUserTask id="g" name="TEST" camunda:assignee="a" camunda:formKey="F"/>',
      '<globalScriptTask id="g" scriptLanguage="feel" camunda:resultVariable="n"><script>1</script></globalScriptTask>',
      '<globalBusinessRuleTask id="g" camunda:decisionRef="d" camunda:mapDecisionResult="singleEntry"/>',
      '<globalManualTask id="g"/>',
      '<globalTask id="g"/>',
    ])
      expect(await bpmnReader().read(alone(inside))).toMatchObject({ ok: true });
    expect(await bpmnReader().read(alone('<globalTask id="g" camunda:assignee="a"/>'))).toMatchObject({
      ok: false,
    });
  });
});
