import { is, ruleFor } from '../rule.js';

const ofProcess = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const ofElement = /^[A-Za-z][A-Za-z0-9_]*$/;
const madeByModeler = /^[A-Za-z]+_[01][a-z0-9]{6}$/;

/** Ids are English words that stay: history, forms and translations refer to them. A process has that of its file. */
export const readableIds = ruleFor(['bpmn:Process', 'bpmn:FlowNode'], (element, reporter) => {
  const id = element.id ?? '';
  const pattern = is(element, 'bpmn:Process') ? ofProcess : ofElement;
  if (!pattern.test(id))
    reporter.report(element.id, `Expected an id of letters, digits and signs between words, but got '${id}'`);
  else if (madeByModeler.test(id))
    reporter.report(element.id, `Expected an id that says what it is, but got '${id}'`);
});
