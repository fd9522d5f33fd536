/** A process of user tasks in a row; the same file for Koers and its peers. */
export const tasksInARow = (count) => {
  const ids = Array.from({ length: count }, (_, index) => `task${index + 1}`);
  const stops = ['start', ...ids, 'end'];
  const flows = stops
    .slice(1)
    .map(
      (target, index) =>
        `<sequenceFlow id="flow${index}" sourceRef="${stops[index]}" targetRef="${target}"/>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="bench" targetNamespace="urn:koers:bench">
  <process id="bench-${count}" name="${count} tasks in a row" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start"/>
    ${ids.map((id) => `<userTask id="${id}" name="${id}" camunda:candidateGroups="bench"/>`).join('\n    ')}
    <endEvent id="end"/>
    ${flows.join('\n    ')}
  </process>
</definitions>`;
};
