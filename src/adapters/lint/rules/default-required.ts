import { listOf, ruleFor, valueOf } from '../rule.js';

/** Every gateway that chooses has a way to go when nothing else fits (domain.md §13). */
export const defaultRequired = ruleFor(
  ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'],
  (gateway, reporter) => {
    if (listOf(gateway, 'outgoing').length > 1 && valueOf(gateway, 'default') === undefined)
      reporter.report(
        gateway.id,
        'Expected a default flow out of a gateway that chooses, but there is none',
        ['default'],
      );
  },
);
