import { hasEvent, is, ruleFor } from '../rule.js';

/** An error that leaves the process ends the instance with everything in it, unless a caller catches it. */
export const errorCaught = ruleFor(['bpmn:EndEvent'], (end, reporter) => {
  if (hasEvent(end, 'bpmn:ErrorEventDefinition') && end.$parent && is(end.$parent, 'bpmn:Process'))
    reporter.report(end.id, 'Expected an error to be caught in the process, but this one ends it as failed');
});
