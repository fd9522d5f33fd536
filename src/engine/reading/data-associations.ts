import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import { given } from '../given.js';
import type { DataAssociation } from '../node-data.js';
import type { DataItem } from './data-items.js';

/** An association that is executed, with what it takes from and gives to. */
export interface ReadAssociation {
  readonly association: DataAssociation;
  readonly from: readonly DataItem[];
  readonly to: DataItem;
}

/** Where a node finds what an association names. */
export interface DataSight {
  /** What belongs to the node itself. */
  own(id: string): DataItem | undefined;
  /** What belongs to something around it. */
  around(id: string): DataItem | undefined;
}

const textsOf = ({ children }: DrawnElement, type: string): readonly string[] =>
  children.flatMap((child) => (child.type === type && child.text ? [child.text] : []));

const computes = ({ children }: DrawnElement): boolean =>
  children.some(({ type }) => type === 'assignment' || type === 'transformation');

/**
 * Reads a data association (BPMN 2.0 §10.4.2). An arrow that no input, output or property of the node itself stands
 * behind is a drawing: that is how modelers for Camunda draw data.
 */
export const readAssociation = (
  reader: Reader,
  drawn: DrawnElement,
  sight: DataSight,
): ReadAssociation | undefined => {
  const isInput = drawn.type === 'dataInputAssociation';
  const targets = textsOf(drawn, 'targetRef');
  const sources = textsOf(drawn, 'sourceRef');
  const inside = isInput ? targets : sources;
  if (!computes(drawn) && (inside.length === 0 || !inside.every((id) => sight.own(id)))) return undefined;
  if (targets.length !== 1 || (!computes(drawn) && sources.length !== 1)) {
    reader.problem(
      'bad-data-association',
      `Expected one source and one target without a computation, but there are ${sources.length} and ${targets.length}`,
      drawn,
    );
    return undefined;
  }
  const [to] = targets.flatMap((id) => found(reader, drawn, sight, { id, mine: isInput }) ?? []);
  const from = sources.flatMap((id) => found(reader, drawn, sight, { id, mine: !isInput }) ?? []);
  return to && from.length === sources.length
    ? { association: associationOf(reader, drawn, { from, to }), from, to }
    : undefined;
};

const found = (
  reader: Reader,
  drawn: DrawnElement,
  sight: DataSight,
  { id, mine }: Pick<Missing, 'id' | 'mine'>,
): DataItem | undefined => {
  const item = mine ? sight.own(id) : sight.around(id);
  if (item && item.is !== 'store') return item;
  refuse(reader, drawn, { id, store: item !== undefined, mine });
  return undefined;
};

interface Missing {
  readonly id: string;
  readonly store: boolean;
  readonly mine: boolean;
}

const refuse = (reader: Reader, drawn: DrawnElement, { id, store, mine }: Missing): void => {
  if (store)
    reader.problem(
      'unsupported-element',
      `Expected data of this process, but '${id}' is a data store, which is not executed`,
      drawn,
    );
  else
    reader.problem(
      'bad-data-association',
      `Expected '${id}' to be ${mine ? 'an input, output or property of its own' : 'data of a process or sub-process around it'}, but it is not`,
      drawn,
    );
};

interface Ends {
  readonly from: readonly DataItem[];
  readonly to: DataItem;
}

const associationOf = (reader: Reader, drawn: DrawnElement, { from, to }: Ends): DataAssociation => {
  const transformation = drawn.children.find(({ type }) => type === 'transformation');
  return {
    sources: from.map(({ variable }) => variable),
    target: to.variable,
    ...given({
      type: to.type,
      transformation: transformation && expressionIn(reader, transformation),
    }),
    assignments: drawn.children
      .filter(({ type }) => type === 'assignment')
      .flatMap((assignment) => assignmentOf(reader, assignment, to) ?? []),
  };
};

const expressionIn = (reader: Reader, drawn: DrawnElement | undefined) => {
  if (drawn?.text) return reader.expression(drawn.text, drawn);
  reader.problem(
    'missing-expression',
    'Expected an expression to compute data with, but there is none',
    drawn,
  );
  return undefined;
};

const path = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** `to` names the target, by its id or its name, and a field in it if need be. */
const assignmentOf = (reader: Reader, { children }: DrawnElement, item: DataItem) => {
  const from = expressionIn(
    reader,
    children.find(({ type }) => type === 'from'),
  );
  const drawn = children.find(({ type }) => type === 'to');
  const written = (drawn?.text ?? '').replace(/^[$#]\{(.*)\}$/s, '$1').trim();
  const to = pathIn(item, written);
  if (to) return from && { from, to };
  reader.problem(
    'bad-data-association',
    `Expected 'to' to name '${item.id}' or a field in it, but it is '${written}'`,
    drawn,
  );
  return undefined;
};

const pathIn = ({ id, variable, drawn }: DataItem, written: string): readonly string[] | undefined => {
  if ([id, variable, drawn.attributes['name']].includes(written)) return [];
  const [first = '', ...fields] = path.test(written) ? written.split('.') : [];
  return fields.length > 0 && [id, variable].includes(first) ? fields : undefined;
};
