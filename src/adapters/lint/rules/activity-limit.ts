import { is, listOf, ruleFor } from '../rule.js';

const most = 15;

/**
 * At most 15 on a level, so that a diagram fits on a page (domain.md EV-6). Counted are activities, what somebody or
 * something does: gateways that only merge and the events around them would forbid drawing flows apart.
 */
export const activityLimit = ruleFor(['bpmn:Process', 'bpmn:SubProcess'], (level, reporter) => {
  const count = listOf(level, 'flowElements').filter((element) => is(element, 'bpmn:Activity')).length;
  if (count > most)
    reporter.report(level.id, `Expected at most ${most} activities on a level, but it has ${count}`);
});
