const definitions = (content) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:koers="urn:koers:bpmn:1" id="bench" targetNamespace="urn:koers:bench">
${content}
</definitions>`;

const flow = (source, target) =>
  `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}"/>`;

/** A process of user tasks in a row; the same file for Koers and its peers. */
export const tasksInARow = (count) => {
  const tasks = Array.from({ length: count }, (_, index) => `task${index + 1}`);
  const stops = ['start', ...tasks, 'end'];
  return definitions(`  <process id="bench-${count}" name="${count} tasks in a row" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start"/>
    ${tasks.map((id) => `<userTask id="${id}" name="${id}" camunda:candidateGroups="bench"/>`).join('\n    ')}
    <endEvent id="end"/>
    ${stops
      .slice(1)
      .map((target, index) => flow(stops[index], target))
      .join('\n    ')}
  </process>`);
};

/**
 * One open user task with one timer on its border that ends it. Peers keep a duration; Koers takes the moment from
 * a variable, so that 100,000 of them can be due in the same second.
 */
export const taskWithTimer = ({ date, duration }) =>
  definitions(`  <process id="bench-timer" name="A task with a timer" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start"/>
    <userTask id="wait" name="Wait" camunda:candidateGroups="bench"/>
    <boundaryEvent id="late" attachedToRef="wait">
      <timerEventDefinition>${
        date === undefined
          ? `<timeDuration xsi:type="tFormalExpression">${duration}</timeDuration>`
          : `<timeDate xsi:type="tFormalExpression">${date}</timeDate>`
      }</timerEventDefinition>
    </boundaryEvent>
    <endEvent id="end"/>
    <endEvent id="endLate"/>
    ${flow('start', 'wait')}
    ${flow('wait', 'end')}
    ${flow('late', 'endLate')}
  </process>`);

/** One open user task of the local team with a norm of the register: due date, derivation and ladder come with it. */
export const careTask =
  definitions(`  <process id="bench-care" name="A task of the local team" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start"/>
    <userTask id="contact" name="Contact opnemen" camunda:candidateGroups="local-team">
      <extensionElements><koers:due norm="handover.prepare"/></extensionElements>
    </userTask>
    <endEvent id="end"/>
    ${flow('start', 'contact')}
    ${flow('contact', 'end')}
  </process>`);
