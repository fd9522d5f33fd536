/** The namespaces a diagram may use and what their names are called once read. */
export const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const diagramNamespace = 'http://www.omg.org/spec/BPMN/20100524/DI';

const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://camunda.org/schema/1.0/bpmn', 'camunda:'],
  ['http://operaton.org/schema/1.0/bpmn', 'camunda:'],
  ['urn:koers:bpmn:1', 'koers:'],
  ['http://www.w3.org/2001/XMLSchema-instance', 'xsi:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
  [bpmnNamespace, ''],
  ['', ''],
]);

/** `userTask`, `camunda:in`, `koers:due`; names of strangers keep their namespace: `{urn:example}thing`. */
export const drawnName = ({
  namespace,
  name,
}: {
  readonly namespace: string;
  readonly name: string;
}): string => `${prefixes.get(namespace) ?? `{${namespace}}`}${name}`;
