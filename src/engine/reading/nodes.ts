import type { FlowNode, SequenceFlow } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Behaviour, Reader } from '../elements/behaviour.js';
import { templateOf, type DecisionReference, type Template } from '../expression.js';
import { given } from '../given.js';
import type { ElementId } from '../instance.js';
import { hasOwnData, readData, type DataAt } from './data.js';
import { refuseUnread } from './attributes.js';
import { compensationHandlers } from './compensation.js';
import {
  isEventSubProcess,
  isExtension,
  type DrawnProcess,
  type PlacedNode,
  type Reading,
} from './drawn-process.js';
import { grouped } from './grouped.js';
import { executionListener, readListeners } from './listeners.js';
import { readInputOutput } from './mappings.js';
import { readMultiInstance } from './multi-instance.js';
import { openReader } from './reader.js';
import { readRetryPlan } from '../retry-plan.js';
import { readStandardLoop } from './standard-loop.js';

type Flows = ReadonlyMap<ElementId, SequenceFlow>;

/** Reads every node with what is common to all, and lets its element add its own. */
export const readNodes = (
  reading: Reading,
  drawing: DrawnProcess,
  flows: Flows,
  decisions: DecisionReference[],
): ReadonlyMap<ElementId, FlowNode> => {
  const { nodes, associations } = drawing;
  const incoming = grouped(flows.values(), ({ target }) => target);
  const outgoing = grouped(flows.values(), ({ source }) => source);
  const boundary = grouped(
    nodes.filter(({ drawn }) => drawn.type === 'boundaryEvent'),
    ({ drawn }) => drawn.attributes['attachedToRef'] ?? '',
  );
  const handlers = compensationHandlers(reading, nodes, associations);
  const data = readData(reading, drawing);
  const read = new Map<ElementId, FlowNode>();
  for (const placed of nodes) {
    refuseUnread(reading, placed);
    const reader = openReader(reading, placed, decisions);
    read.set(placed.id, {
      ...commonOf({ ...reading, data: data.get(placed.id) }, placed, reader),
      incoming: incoming.get(placed.id) ?? [],
      outgoing: outgoing.get(placed.id) ?? [],
      ...given({ compensation: handlers.get(placed.id) }),
      boundary: (boundary.get(placed.id) ?? []).map(({ id }) => id),
      ...placed.behaviour.read(reader),
    });
  }
  return read;
};

type ReadingNode = Reading & { readonly data: DataAt | undefined };

const commonOf = (
  reading: ReadingNode,
  { drawn, id, parent, behaviour }: PlacedNode,
  reader: Reader,
): Omit<FlowNode, 'incoming' | 'outgoing' | 'boundary'> => {
  return {
    type: drawn.type,
    id,
    parent,
    line: drawn.line,
    ...given({
      name: drawn.attributes['name'],
      documentation: drawn.children.find(({ type }) => type === 'documentation')?.text,
      defaultFlow: reader.attribute('default') as ElementId | undefined,
    }),
    ...ownScopeOf(behaviour, reader, reading.data),
    ...reading.data?.node,
    ...(behaviour.activity && { ...repetitionOf(reading, reader), ...quantitiesOf(reader) }),
    ...(behaviour.maps && given({ inputOutput: readInputOutput(reader) })),
    ...given({ retry: retryOf(reader), jobPriority: reader.template('camunda:jobPriority') }),
    asyncBefore: reader.flag('camunda:asyncBefore', reader.flag('camunda:async', false)),
    ...(behaviour.activity && reader.flag('isForCompensation', false) && { forCompensation: true as const }),
    asyncAfter: reader.flag('camunda:asyncAfter', false),
    extensions: drawn.children.filter((child) => isExtension(child) && !isReadByEngine(behaviour, child)),
  };
};

/** An activity with parameters, data or listeners runs in a scope of its own, and so does an event with parameters or data. */
const ownScopeOf = (
  behaviour: Behaviour,
  reader: Reader,
  data: DataAt | undefined,
): Pick<FlowNode, 'listeners' | 'ownScope'> => {
  const listeners = readListeners(reader);
  const isEvent = isEventSubProcess(reader.drawn);
  const maps = reader.drawn.children.some(({ type }) => type === 'camunda:inputOutput');
  const needsOwn = maps || hasOwnData(reader.drawn, data) || (listeners !== undefined && behaviour.activity);
  return {
    ...given({ listeners }),
    ...(needsOwn && !isEvent && { ownScope: true as const }),
  };
};

const retryCycle = 'camunda:failedJobRetryTimeCycle';

const retryOf = (reader: Reader): Template | undefined => {
  const drawn = reader.drawn.children.find(({ type }) => type === retryCycle);
  const { text = '' } = drawn ?? {};
  if (!drawn || text === '') return undefined;
  const template = templateOf(text);
  if (!('literal' in template)) return reader.expression(text, drawn);
  if (!readRetryPlan(text))
    reader.problem(
      'bad-attribute',
      `Expected ${retryCycle} to be like R3/PT10M or PT1M,PT10M, but got '${text}'`,
      drawn,
    );
  return template;
};

const quantitiesOf = (reader: Reader): Pick<FlowNode, 'startQuantity' | 'completionQuantity'> =>
  given({
    startQuantity: quantityOf(reader, 'startQuantity'),
    completionQuantity: quantityOf(reader, 'completionQuantity'),
  });

const quantityOf = (reader: Reader, name: string): number | undefined => {
  const text = reader.attribute(name) ?? '1';
  if (!/^[1-9]\d{0,2}$/.test(text))
    reader.problem('bad-attribute', `Expected ${name} to be from 1 to 999, but it is '${text}'`);
  return text === '1' ? undefined : Number(text);
};

const isReadByEngine = ({ children }: Behaviour, { type }: DrawnElement): boolean =>
  type === 'camunda:inputOutput' ||
  type === executionListener ||
  type === retryCycle ||
  (children?.includes(type) ?? false);

const repetitionOf = (
  reading: ReadingNode,
  reader: Reader,
): Pick<FlowNode, 'multiInstance' | 'inputOutput'> => {
  const multiInstance =
    readMultiInstance(reader, reading, reading.data?.variables) ?? readStandardLoop(reader, reading);
  const inputOutput = readInputOutput(reader);
  if (multiInstance && inputOutput && inputOutput.outputs.length > 0)
    reader.problem(
      'bad-mapping',
      'Expected no output parameters on a multi-instance activity, but there are some',
    );
  return given({ multiInstance, inputOutput });
};
