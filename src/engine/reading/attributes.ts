import type { DrawnElement } from '../drawn.js';
import type { Behaviour } from '../elements/behaviour.js';
import { isExtension, isSubProcess, type PlacedNode, type Reading } from './drawn-process.js';

/*
 * What Camunda or BPMN gives a meaning and nobody here reads would be skipped in silence, so it is refused.
 * Attributes and elements of other namespaces mean nothing to the engine and are left alone.
 */

const ofEveryNode: readonly string[] = [
  'name',
  'camunda:async',
  'camunda:asyncBefore',
  'camunda:asyncAfter',
  // Jobs of one instance never run side by side, so both answers are kept.
  'camunda:exclusive',
  'camunda:jobPriority',
  'camunda:modelerTemplate',
  'camunda:modelerTemplateVersion',
  'camunda:modelerTemplateIcon',
];

const ofEveryActivity: readonly string[] = [
  'default',
  'implementation',
  'operationRef',
  'isForCompensation',
  'startQuantity',
  'completionQuantity',
];

/** Attributes that only have a meaning here when they say what is so anyway. */
const onlyAs: Readonly<Record<string, string>> = {
  parallelMultiple: 'false',
};

const childrenOfEveryNode: ReadonlySet<string> = new Set([
  'documentation',
  'extensionElements',
  'incoming',
  'outgoing',
  'auditing',
  'monitoring',
  'categoryValueRef',
  'property',
  'ioSpecification',
  'dataInput',
  'dataOutput',
  'inputSet',
  'outputSet',
  'dataInputAssociation',
  'dataOutputAssociation',
  'camunda:properties',
  'camunda:executionListener',
  'camunda:failedJobRetryTimeCycle',
]);

const belongsToOthers = (name: string): boolean => /[:{]/.test(name) && !name.startsWith('camunda:');

/** Refuses attributes and elements of a node that nobody reads. */
export const refuseUnread = (reading: Reading, { drawn, behaviour }: PlacedNode): void => {
  refuseAttributes(reading, drawn, attributesOf(behaviour));
  for (const child of drawn.children) {
    if (!childrenOfEveryNode.has(child.type) && !isReadBy(behaviour, child)) refuse(reading, drawn, child);
  }
};

const attributesOf = (behaviour: Behaviour): ReadonlySet<string> =>
  new Set([...ofEveryNode, ...(behaviour.activity ? ofEveryActivity : []), ...(behaviour.attributes ?? [])]);

const isReadBy = (behaviour: Behaviour, child: DrawnElement): boolean => {
  if (isExtension(child) && !child.type.startsWith('camunda:')) return true;
  if (child.type === 'camunda:formData') return behaviour.types.some((type) => hasForm.has(type));
  // What is drawn inside a sub-process is placed, or refused, one by one.
  if (behaviour.types.some((type) => isSubProcess({ type })) && !isExtension(child)) return true;
  return isReadByItself(behaviour, child.type);
};

const isReadByItself = ({ children, activity, maps }: Behaviour, type: string): boolean =>
  children?.includes(type) === true ||
  (activity && childrenOfEveryActivity.has(type)) ||
  (maps === true && type === 'camunda:inputOutput');

/** The fields of a form are for whoever fills it in: the task list reads them. */
const hasForm: ReadonlySet<string> = new Set(['userTask', 'startEvent']);

const childrenOfEveryActivity: ReadonlySet<string> = new Set([
  'multiInstanceLoopCharacteristics',
  'standardLoopCharacteristics',
  'camunda:inputOutput',
]);

const refuse = ({ report }: Reading, { id, type }: DrawnElement, child: DrawnElement): void =>
  report({
    code: 'unsupported-element',
    message: `Expected nothing in '${type}' that is not executed, but '${child.type}' is not supported there`,
    ...(id !== undefined && { element: id }),
    line: child.line,
  });

const saysWhatIsSo = (name: string, value: string, known: ReadonlySet<string>): boolean =>
  known.has(name) || (Object.hasOwn(onlyAs, name) && onlyAs[name] === value);

/** Refuses attributes of BPMN and Camunda that are not in the set; `element` is where the problem is shown. */
export const refuseAttributes = (
  { report }: Reading,
  drawn: DrawnElement,
  known: ReadonlySet<string>,
  element = drawn.id,
): void => {
  for (const [name, value] of Object.entries(drawn.attributes)) {
    if (belongsToOthers(name) || saysWhatIsSo(name, value, known)) continue;
    report({
      code: 'unsupported-attribute',
      message: `Expected no attribute of '${drawn.type}' that is not executed, but '${name}="${value.slice(0, 100)}"' is not supported there`,
      ...(element !== undefined && { element }),
      line: drawn.line,
    });
  }
};
