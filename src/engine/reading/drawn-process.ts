import type { Behaviour, Container } from '../elements/behaviour.js';
import type { DrawnElement, ModelProblem } from '../drawn.js';
import type { ExpressionCheck } from '../expression.js';
import { given } from '../given.js';
import type { ElementId } from '../instance.js';
import type { Lanes } from './lanes.js';

/** What reading needs all the way down. */
export interface Reading {
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  readonly check: ExpressionCheck;
  /** Messages, signals, errors and escalations by id. */
  readonly rootElements: ReadonlyMap<string, DrawnElement>;
  readonly report: (problem: ModelProblem) => void;
  readonly lanes: Lanes;
  /** Not deployed before: everything that is wrong is told. */
  readonly isNew: boolean;
}

export interface PlacedNode {
  readonly drawn: DrawnElement;
  readonly id: ElementId;
  readonly behaviour: Behaviour;
  readonly parent: ElementId;
  readonly container: Container;
}

export interface PlacedFlow {
  readonly drawn: DrawnElement;
  readonly id: ElementId;
  readonly parent: ElementId;
}

export interface DrawnProcess {
  readonly root: DrawnElement;
  readonly nodes: readonly PlacedNode[];
  readonly flows: readonly PlacedFlow[];
  /** They tie a compensation to its handler, and mean nothing otherwise. */
  readonly associations: readonly DrawnElement[];
}

/** Drawn for readers only: it neither waits nor does anything. */
const decoration: ReadonlySet<string> = new Set([
  'documentation',
  'extensionElements',
  'incoming',
  'outgoing',
  'laneSet',
  'textAnnotation',
  'association',
  'group',
  'dataObject',
  'dataObjectReference',
  'dataStoreReference',
  'property',
  'ioSpecification',
  'auditing',
  'monitoring',
  'multiInstanceLoopCharacteristics',
  'standardLoopCharacteristics',
  'completionCondition',
  'dataInputAssociation',
  'dataOutputAssociation',
]);

export const isExtension = ({ type }: DrawnElement): boolean => /[:{]/.test(type);

export const isSubProcess = ({ type }: Pick<DrawnElement, 'type'>): boolean =>
  type === 'subProcess' || type === 'transaction' || isAdHoc({ type });

export const isAdHoc = ({ type }: Pick<DrawnElement, 'type'>): boolean => type === 'adHocSubProcess';

export const isEventSubProcess = ({ type, attributes }: DrawnElement): boolean =>
  type === 'subProcess' && ['true', '1'].includes(attributes['triggeredByEvent'] ?? '');

interface Place {
  readonly drawn: DrawnElement;
  readonly id: ElementId;
  readonly kind: Container;
}

/** Finds the nodes and flows of a process at every depth, and refuses what nobody knows how to run. */
export const placeElements = (reading: Reading, process: Place): DrawnProcess => {
  const nodes: PlacedNode[] = [];
  const flows: PlacedFlow[] = [];
  const associations: DrawnElement[] = [];
  const place = (container: Place): void => {
    for (const drawn of container.drawn.children) {
      if (drawn.type === 'association') associations.push(drawn);
      if (decoration.has(drawn.type) || isExtension(drawn)) continue;
      if (drawn.type === 'sequenceFlow') {
        flows.push({ drawn, id: flowIdOf(drawn, flows.length), parent: container.id });
        continue;
      }
      const id = idOf(reading, drawn);
      const behaviour = reading.behaviours.get(drawn.type);
      if (behaviour) nodes.push({ drawn, id, behaviour, parent: container.id, container: container.kind });
      else refuse(reading, drawn);
      if (isSubProcess(drawn))
        place({ drawn, id, kind: isEventSubProcess(drawn) ? 'eventSubProcess' : 'subProcess' });
    }
  };
  place(process);
  if (nodes.length > mostNodes) refuseSize(reading, process, nodes.length);
  return { root: process.drawn, nodes, flows, associations };
};

/** Far more than anybody can draw or read; a bound against files made to keep the service busy. */
const mostNodes = 5_000;

const refuseSize = ({ report }: Reading, { id, drawn }: Place, size: number): void =>
  report({
    code: 'too-many-elements',
    message: `Expected at most ${mostNodes} elements in process '${id}', but it has ${size}`,
    element: id,
    line: drawn.line,
  });

const refuse = ({ report }: Reading, { type, id, line }: DrawnElement): void =>
  report({
    code: 'unsupported-element',
    message: `Expected an element that can be executed, but '${type}' is not supported`,
    ...given({ element: id }),
    line,
  });

/** Flows may be left without an id (BPMN 2.0 §8.2.1); their place in the diagram then names them. */
const flowIdOf = ({ id = '' }: DrawnElement, index: number): ElementId =>
  (id === '' ? `flow~${index + 1}` : id) as ElementId;

/** As Camunda's: ids become addresses and parts of keys. */
const longestId = 255;

export const refuseLongId = (
  report: Reading['report'],
  { id, line }: { readonly id?: string | undefined; readonly line: number },
): void => {
  if (id !== undefined && id.length > longestId)
    report({
      code: 'id-too-long',
      message: `Expected an id of at most ${longestId} characters, but '${id.slice(0, 40)}…' has ${id.length}`,
      element: id,
      line,
    });
};

const idOf = ({ report }: Reading, { id, type, line }: DrawnElement): ElementId => {
  if (id === undefined || id === '')
    report({ code: 'missing-id', message: `Expected '${type}' to have an id, but it has none`, line });
  refuseLongId(report, { id, line });
  return (id ?? '') as ElementId;
};
