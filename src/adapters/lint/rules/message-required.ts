import { ruleFor, valueOf } from '../rule.js';

/** The engine lets a receive task without a message wait for a trigger; nobody of ours would know that it waits. */
export const messageRequired = ruleFor(['bpmn:ReceiveTask'], (task, reporter) => {
  if (valueOf(task, 'messageRef') === undefined)
    reporter.report(task.id, 'Expected a receive task to name its message, but it does not', ['messageRef']);
});
