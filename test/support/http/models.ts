/** Small models for tests, written as BPMN so that the door reads what clients would send. */
export const bpmn = (body: string, roots = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:test" id="definitions">
${roots}
${body}
</definitions>`;

/** Start, the elements one after another, end. */
export const sequence = (
  key: string,
  ...elements: readonly { readonly id: string; readonly xml: string }[]
) => {
  const ids = ['start', ...elements.map(({ id }) => id), 'end'];
  const flows = ids
    .slice(1)
    .map(
      (id, index) => `<sequenceFlow id="flow${index}" sourceRef="${ids[index] ?? ''}" targetRef="${id}"/>`,
    );
  return `<process id="${key}" name="Process ${key}" isExecutable="true" camunda:historyTimeToLive="30">
<startEvent id="start"/>
${elements.map(({ xml }) => xml).join('\n')}
<endEvent id="end"/>
${flows.join('\n')}
</process>`;
};

export const userTask = (id: string, attributes = '') => ({
  id,
  xml: `<userTask id="${id}" name="Task ${id}" ${attributes}/>`,
});

export const externalTask = (id: string, topic: string, attributes = '') => ({
  id,
  xml: `<serviceTask id="${id}" name="Work ${id}" camunda:type="external" camunda:topic="${topic}" ${attributes}/>`,
});

export const messageCatch = (id: string, message: string) => ({
  id,
  xml: `<intermediateCatchEvent id="${id}"><messageEventDefinition id="${id}Event" messageRef="${message}"/></intermediateCatchEvent>`,
});

export const signalCatch = (id: string, signal: string) => ({
  id,
  xml: `<intermediateCatchEvent id="${id}"><signalEventDefinition id="${id}Event" signalRef="${signal}"/></intermediateCatchEvent>`,
});

export const timerCatch = (id: string, duration: string) => ({
  id,
  xml: `<intermediateCatchEvent id="${id}"><timerEventDefinition id="${id}Event"><timeDuration>${duration}</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
});

const shape = (element: string, x: number) =>
  `<bpmndi:BPMNShape id="${element}_di" bpmnElement="${element}"><dc:Bounds x="${x}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`;

const edge = (flow: string, from: number, to: number) =>
  `<bpmndi:BPMNEdge id="${flow}_di" bpmnElement="${flow}"><di:waypoint x="${from}" y="140"/><di:waypoint x="${to}" y="140"/></bpmndi:BPMNEdge>`;

/** A process that the rules for designers find nothing wrong with; its one task is assigned to somebody. */
export const publishable = (key: string, assignee: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:koers="urn:koers:bpmn:1" id="definitions" targetNamespace="urn:test">
<process id="${key}" name="Proces TEST" isExecutable="true">
<documentation>A process for tests.</documentation>
<startEvent id="Started" name="Begonnen"><documentation>It begins.</documentation><outgoing>FlowToWork</outgoing></startEvent>
<userTask id="DoWork" name="Werk doen" camunda:assignee="${assignee}"><documentation>Somebody does it.</documentation>
<extensionElements><koers:due norm="acute.ack"/></extensionElements>
<incoming>FlowToWork</incoming><outgoing>FlowToEnd</outgoing></userTask>
<endEvent id="Finished" name="Klaar"><documentation>It ends.</documentation><incoming>FlowToEnd</incoming></endEvent>
<sequenceFlow id="FlowToWork" sourceRef="Started" targetRef="DoWork"/>
<sequenceFlow id="FlowToEnd" sourceRef="DoWork" targetRef="Finished"/>
</process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${key}">
${shape('Started', 0)}${shape('DoWork', 200)}${shape('Finished', 400)}${edge('FlowToWork', 100, 200)}${edge('FlowToEnd', 300, 400)}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;
