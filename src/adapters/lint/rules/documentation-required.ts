import { is, listOf, ruleFor, textOf } from '../rule.js';

/** Who reads the diagram or opens the task reads there why it is so; gateways that only merge or fork say nothing. */
export const documentationRequired = ruleFor(['bpmn:FlowNode'], (node, reporter) => {
  const isQuiet =
    is(node, 'bpmn:Gateway') && (listOf(node, 'outgoing').length < 2 || is(node, 'bpmn:ParallelGateway'));
  if (isQuiet || listOf(node, 'documentation').some((documentation) => textOf(documentation, 'text') !== ''))
    return;
  reporter.report(node.id, 'Expected documentation on what people see, but there is none', ['documentation']);
});
