import type { Logic, Value } from './dmn-languages.js';
import { knowing, ofType, sampleOf } from './logic-reading.js';
import { logicIn, readOnly, type ReadLogic } from './boxed-part.js';
import { attribute, childOf, childrenOf } from './xml.js';

interface Entry {
  /** Without a name it is the result of the whole. */
  readonly name: string | undefined;
  readonly logic: Logic;
}

/** Each entry sees those before it; a result cell stands for the whole (DMN 1.5 §10.2.1.4). */
export const contextLogic: ReadLogic = (reading, element) => {
  const entries: Entry[] = [];
  let inside = reading;
  for (const entry of childrenOf(element, 'contextEntry')) {
    const variable = childOf(entry, 'variable');
    const name = variable && attribute(variable, 'name');
    const type = reading.typeOf(variable && attribute(variable, 'typeRef'));
    const logic = readOnly(name === undefined ? inside : { ...inside, name }, entry);
    entries.push({ name, logic: (scope) => ofType(reading.feel, logic(scope), type) });
    if (name !== undefined) inside = knowing(inside, { [name]: sampleOf(type) });
  }
  return (scope) => {
    const context = new Map<string, Value>();
    const within = scope.within(context);
    for (const { name, logic } of entries) {
      const value = logic(within);
      if (name === undefined) return value;
      context.set(name, value);
    }
    return context;
  };
};

export const listLogic: ReadLogic = (reading, element) => {
  const elements = logicIn(element).map((one) => reading.read(reading, one));
  return (scope) => elements.map((one) => one(scope));
};

/** Rows of expressions under named columns: a list of contexts. */
export const relationLogic: ReadLogic = (reading, element) => {
  const columns = childrenOf(element, 'column').map((column) => ({
    name: attribute(column, 'name') ?? '',
    type: reading.typeOf(attribute(column, 'typeRef')),
  }));
  const rows = childrenOf(element, 'row').map((row) => {
    const cells = logicIn(row).map((cell) => reading.read(reading, cell));
    if (cells.length !== columns.length)
      reading.problem(
        'bad-relation',
        `Expected ${columns.length} cells in a row, but got ${cells.length}`,
        row,
      );
    return cells;
  });
  return (scope) =>
    rows.map(
      (cells) =>
        new Map(
          columns.map(({ name, type }, at): [string, Value] => [
            name,
            ofType(reading.feel, cells[at]?.(scope) ?? null, type),
          ]),
        ),
    );
};
