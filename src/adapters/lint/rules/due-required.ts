import { extensionsOf, ruleFor, textOf } from '../rule.js';

/** No user task without a clock (domain.md §13): `koers:due` with a norm of the deadline register. */
export const dueRequired = ruleFor(['bpmn:UserTask'], (task, reporter) => {
  const due = extensionsOf(task, 'koers:due');
  if (due.length !== 1)
    reporter.report(task.id, `Expected one koers:due on a user task, but it has ${due.length}`);
  else if (due.some((one) => textOf(one, 'norm') === ''))
    reporter.report(task.id, 'Expected koers:due to name a norm of the deadline register, but it names none');
});
