import type { ElementId, EngineJob, ScopeId } from '../instance.js';
import { given } from '../given.js';
import { readRetryPlan } from '../retry-plan.js';
import { numberAt } from './computed.js';
import { stop } from './refusal.js';
import { textAt, type Place, type Run } from './run.js';

/** How urgent a job is and how often it is tried, as its element says, or its process (Camunda 7). */
export const jobTermsAt = (
  run: Run,
  element: ElementId,
  scope: ScopeId,
): Pick<EngineJob, 'priority' | 'retry'> => {
  const node = run.definition.nodes.get(element);
  const place = { element, scope };
  const jobPriority = node?.jobPriority ?? run.definition.jobPriority;
  return given({
    priority: jobPriority && numberAt(run, jobPriority, place),
    retry: node?.retry && planAt(run, node.retry, place),
  });
};

const planAt = (run: Run, template: Parameters<typeof textAt>[1], place: Place) => {
  const text = textAt(run, template, place);
  return (
    readRetryPlan(text) ??
    stop(
      'timer-not-readable',
      `Expected failedJobRetryTimeCycle to be like R3/PT10M or PT1M,PT10M, but got '${text}'`,
      place.element,
    )
  );
};
