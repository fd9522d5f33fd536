import { is, isObject, listOf, nodesIn, ruleFor, valueOf, type ModdleElement } from '../rule.js';

/** What runs can be seen: every node and flow of a process has its place in the diagram. */
export const drawn = ruleFor(['bpmn:Definitions'], (definitions, reporter) => {
  const shown = new Set(listOf(definitions, 'diagrams').flatMap(shownIn));
  for (const process of listOf(definitions, 'rootElements').filter((root) => is(root, 'bpmn:Process'))) {
    for (const element of nodesIn(process)) {
      const isSeen = is(element, 'bpmn:FlowNode') || is(element, 'bpmn:SequenceFlow');
      if (isSeen && !shown.has(element))
        reporter.report(element.id, 'Expected a place in the diagram, but it is not drawn');
    }
  }
});

const shownIn = (diagram: ModdleElement): readonly unknown[] => {
  const plane = valueOf(diagram, 'plane');
  return isObject(plane) ? listOf(plane, 'planeElement').map((shape) => valueOf(shape, 'bpmnElement')) : [];
};
