import { extensionsOf, ruleFor, textOf } from '../rule.js';

/** Who does a task reads on its page, in Dutch, what to do and why; documentation is English and for the model. */
export const explanationRequired = ruleFor(['bpmn:UserTask'], (task, reporter) => {
  const dutch = extensionsOf(task, 'koers:explanation').filter((one) => textOf(one, 'lang') === 'nl');
  if (dutch.some((one) => textOf(one, '$body') !== '' || textOf(one, 'text') !== '')) return;
  reporter.report(task.id, 'Expected a Dutch koers:explanation for whoever does the task, but there is none');
});
