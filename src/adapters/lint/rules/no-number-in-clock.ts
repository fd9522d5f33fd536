import {
  eventDefinitionsOf,
  extensionsOf,
  is,
  isObject,
  ruleFor,
  textOf,
  valueOf,
  type ModdleElement,
} from '../rule.js';

/** `P5D`, `PT4H`, `R3/P1D`, but also the register's own `WD5`: lengths of time written into a diagram. */
const length = /^=?\s*(?:duration\()?["']?(?:R\d*\/)?(?:-?P(?:\d|T\d)|WD\d)/i;

/**
 * Clocks live in the register with their source and validity, and know working days; a length written into a diagram
 * knows neither (domain.md §6, T11).
 */
export const noNumberInClock = ruleFor(['bpmn:UserTask', 'bpmn:Event'], (element, reporter) => {
  for (const text of [...clocksOf(element), ...timersOf(element)]) {
    if (length.test(text))
      reporter.report(
        element.id,
        `Expected a norm of the deadline register or a variable, but got '${text}'`,
      );
  }
});

const clocksOf = (element: ModdleElement): readonly string[] => [
  textOf(element, 'camunda:dueDate'),
  textOf(element, 'camunda:followUpDate'),
  ...extensionsOf(element, 'koers:due').flatMap((due) => [textOf(due, 'norm'), textOf(due, 'from')]),
];

const timersOf = (element: ModdleElement): readonly string[] =>
  eventDefinitionsOf(element)
    .filter((definition) => is(definition, 'bpmn:TimerEventDefinition'))
    .flatMap((timer) => ['timeDate', 'timeDuration', 'timeCycle'].map((name) => valueOf(timer, name)))
    .flatMap((expression) => (isObject(expression) ? [textOf(expression, 'body')] : []));
