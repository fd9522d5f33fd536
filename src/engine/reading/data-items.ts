import type { DrawnElement } from '../drawn.js';
import { given } from '../given.js';
import type { ElementId } from '../instance.js';
import type { DataType } from '../node-data.js';
import { grouped } from './grouped.js';
import { isEventSubProcess, isSubProcess, type DrawnProcess, type Reading } from './drawn-process.js';

/** Something drawn that holds a value (BPMN 2.0 §10.4.1: an item-aware element), and the variable it is. */
export interface DataItem {
  readonly id: string;
  readonly is: 'object' | 'property' | 'input' | 'output' | 'store';
  readonly variable: string;
  /** The process, sub-process, activity or event it belongs to. */
  readonly at: ElementId;
  readonly type?: DataType;
  readonly drawn: DrawnElement;
}

/** By the ids of what is drawn; a reference to a data object is the object. */
export type DataItems = ReadonlyMap<string, DataItem>;

/** Modelers that draw an arrow to a task put this where BPMN needs something to point at. */
const placeholder = '__targetRef_placeholder';

const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** A name that expressions can use, or else the id, which nobody else has. */
const variableOf = (id: string, names: readonly (string | undefined)[]): string =>
  names.find((name) => name !== undefined && identifier.test(name) && !name.startsWith('__')) ?? id;

const kinds: ReadonlyMap<string, DataItem['is']> = new Map([
  ['dataObject', 'object'],
  ['dataStoreReference', 'store'],
  ['property', 'property'],
  ['dataInput', 'input'],
  ['dataOutput', 'output'],
]);

/** References by the data object they stand for. */
type Named = ReadonlyMap<string | undefined, readonly DrawnElement[]>;

/** Everything that holds data in a process, at every depth. */
export const dataItemsIn = (reading: Reading, { root, nodes }: DrawnProcess): DataItems => {
  const found = new Map<string, DataItem>();
  const references: DrawnElement[] = [];
  const look = (drawn: DrawnElement, at: ElementId, named: Named): void => {
    if (drawn.type === 'dataObjectReference') references.push(drawn);
    const is = kinds.get(drawn.type);
    const { id } = drawn;
    if (!is || id === undefined || drawn.attributes['name'] === placeholder) return;
    const names = [drawn, ...(named.get(id) ?? [])];
    const variable = variableOf(
      id,
      names.map(({ attributes }) => attributes['name']?.trim()),
    );
    found.set(id, { id, is, variable, at, drawn, ...given({ type: typeOf(reading, drawn) }) });
  };
  for (const { drawn, id } of [{ drawn: root, id: (root.id ?? '') as ElementId }, ...nodes]) {
    const named = grouped(
      drawn.children.filter(({ type }) => type === 'dataObjectReference'),
      ({ attributes }) => attributes['dataObjectRef'],
    );
    for (const child of drawn.children) {
      look(child, id, named);
      if (child.type === 'ioSpecification') for (const inside of child.children) look(inside, id, new Map());
    }
  }
  for (const { id = '', attributes } of references) {
    const object = found.get(attributes['dataObjectRef'] ?? '');
    if (object) found.set(id, object);
  }
  return found;
};

/** Whether a data object is a variable of the scope inside it, and not of the activity as a whole. */
export const isHeldInside = ({ is }: DataItem, around: DrawnElement): boolean =>
  isSubProcess(around) && (is === 'object' || isEventSubProcess(around));

const simple: ReadonlyMap<string, DataType['kind']> = new Map<string, DataType['kind']>([
  ...['string', 'text'].map((name) => [name, 'string'] as const),
  ['boolean', 'boolean'],
  ...['int', 'integer', 'long', 'short', 'byte', 'biginteger'].map((name) => [name, 'integer'] as const),
  ...['number', 'decimal', 'double', 'float', 'bigdecimal'].map((name) => [name, 'number'] as const),
]);

/** An item definition with a structure that is not simple says nothing that a value could be held against. */
const typeOf = ({ rootElements }: Reading, { attributes }: DrawnElement): DataType | undefined => {
  const definition = rootElements.get(`itemDefinition ${attributes['itemSubjectRef'] ?? ''}`);
  const structure =
    definition?.attributes['structureRef']
      ?.split(/[:.#/]/)
      .at(-1)
      ?.toLowerCase() ?? '';
  const kind = simple.get(structure) ?? 'any';
  const collection = [attributes, definition?.attributes].some((one) =>
    ['true', '1'].includes(one?.['isCollection'] ?? ''),
  );
  return kind === 'any' && !collection ? undefined : { kind, collection };
};
