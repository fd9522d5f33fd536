import { extensionsOf, is, nodesIn, processOf, ruleFor, textOf } from '../rule.js';

/** A second pair of eyes is not the first (domain.md §3.3): `not` names elements of the process, and never itself. */
export const fourEyes = ruleFor(['bpmn:FlowNode'], (task, reporter) => {
  for (const eyes of extensionsOf(task, 'koers:fourEyes')) {
    if (!is(task, 'bpmn:UserTask'))
      reporter.report(task.id, 'Expected koers:fourEyes on a user task, but this is none');
    if (!/^4E-[A-Z\d]+$/.test(textOf(eyes, 'rule')))
      reporter.report(
        task.id,
        `Expected koers:fourEyes to name its rule (4E-1, …), but it names '${textOf(eyes, 'rule')}'`,
      );
    const excluded = textOf(eyes, 'not').split(/\s+/).filter(Boolean);
    if (excluded.length === 0)
      reporter.report(
        task.id,
        'Expected koers:fourEyes to exclude who did another element, but it names none',
      );
    const tasks = new Set(
      nodesIn(processOf(task)).flatMap((node) => (is(node, 'bpmn:UserTask') ? [node.id] : [])),
    );
    for (const id of excluded) {
      if (id === task.id || !tasks.has(id))
        reporter.report(task.id, `Expected koers:fourEyes to exclude another user task, but '${id}' is none`);
    }
  }
});
