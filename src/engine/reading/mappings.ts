import type { InputOutput, Mapping, Parameter, ParameterValue } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import { templateOf, type Template } from '../expression.js';
import { readScript } from './scripts.js';

/** One line `source`/`sourceExpression` → `target`, or `variables="all"`. */
export const readMapping = (reader: Reader, line: DrawnElement): Mapping | undefined => {
  const target = reader.attribute('target', line);
  const source = sourceOf(reader, line);
  const all = reader.attribute('variables', line);
  const local = reader.flag('local', false, line);
  const own = local && { local: true as const };
  // A message carries what its payload names, wherever it is set.
  const knowsOwn = !local || line.type.startsWith('camunda:');
  if (all === 'all' && knowsOwn) return { all: true, ...own };
  if (all === undefined && knowsOwn && source && target !== undefined)
    return { all: false, source, target, ...own };
  reader.problem(
    'bad-mapping',
    `Expected '${line.type}' to map one source to a target, or variables="all", but it does not`,
    line,
  );
  return undefined;
};

/** In `koers:payload` a source is FEEL or a literal; in Camunda's words a source is the name of a variable. */
const sourceOf = (
  reader: Reader,
  line: DrawnElement,
): Template | { readonly variable: string } | undefined => {
  const source = reader.attribute('source', line);
  const expression = reader.template('sourceExpression', line);
  if (source === undefined) return expression;
  if (expression) return undefined;
  return line.type.startsWith('camunda:') ? { variable: source } : reader.template('source', line);
};

/** Camunda's input and output parameters. */
export const readInputOutput = (reader: Reader): InputOutput | undefined => {
  const drawn = reader.drawn.children.filter(({ type }) => type === 'camunda:inputOutput');
  const [first] = drawn;
  if (!first) return undefined;
  if (drawn.length > 1)
    reader.problem('several-mappings', 'Expected one camunda:inputOutput, but there are several', drawn[1]);
  for (const { type, ...child } of first.children)
    if (type !== 'camunda:inputParameter' && type !== 'camunda:outputParameter')
      reader.problem('unsupported-element', `Expected parameters, but '${type}' is not supported`, {
        type,
        ...child,
      });
  return {
    inputs: parametersOf(reader, first, 'camunda:inputParameter'),
    outputs: parametersOf(reader, first, 'camunda:outputParameter'),
  };
};

const parametersOf = (reader: Reader, drawn: DrawnElement, type: string): readonly Parameter[] =>
  drawn.children.filter((child) => child.type === type).flatMap((child) => parameterOf(reader, child));

const parameterOf = (reader: Reader, child: DrawnElement): readonly Parameter[] => {
  const name = reader.attribute('name', child);
  const value = valueOf(reader, child);
  if (name === undefined)
    reader.problem('bad-mapping', `Expected '${child.type}' to have a name, but it has none`, child);
  return name === undefined || value === undefined ? [] : [{ name, value }];
};

/** More levels than anybody draws; a bound against files made to keep the service busy. */
const deepest = 20;

/** A text or an expression; or one script, list or map drawn inside. */
const valueOf = (reader: Reader, drawn: DrawnElement, depth = 0): ParameterValue | undefined => {
  const [inside, ...others] = drawn.children;
  if (!inside) return textIn(reader, drawn);
  const read = nested.get(inside.type);
  if (read && others.length === 0 && depth <= deepest) return read(reader, inside, depth + 1);
  reader.problem(
    'bad-mapping',
    `Expected '${drawn.type}' to hold a text, an expression, or one script, list or map, but it holds ${depth > deepest ? 'too many inside one another' : `'${(read ? (others[0] ?? inside) : inside).type}'`}`,
    drawn,
  );
  return undefined;
};

const textIn = (reader: Reader, drawn: DrawnElement): Template => {
  const value = templateOf(drawn.text ?? '');
  return 'literal' in value ? value : reader.expression(drawn.text ?? '', drawn);
};

type ReadValue = (reader: Reader, drawn: DrawnElement, depth: number) => ParameterValue | undefined;

const readList: ReadValue = (reader, drawn, depth) => ({
  list: drawn.children.flatMap(
    (child) =>
      (child.type === 'camunda:script'
        ? readNestedScript(reader, child, depth)
        : itemOf(reader, child, depth)) ?? [],
  ),
});

const itemOf: ReadValue = (reader, drawn, depth) => {
  const read = drawn.type === 'camunda:value' ? undefined : nested.get(drawn.type);
  return read ? read(reader, drawn, depth + 1) : textIn(reader, drawn);
};

const readMap: ReadValue = (reader, drawn, depth) => ({
  map: drawn.children.flatMap((child) => {
    const name = reader.attribute('key', child);
    const value = valueOf(reader, child, depth);
    if (name === undefined || child.type !== 'camunda:entry')
      reader.problem('bad-mapping', `Expected entries with a key in a map, but got '${child.type}'`, child);
    return name === undefined || value === undefined ? [] : [{ name, value }];
  }),
});

const readNestedScript: ReadValue = (reader, drawn) =>
  readScript(reader, drawn, reader.attribute('scriptFormat', drawn));

const nested: ReadonlyMap<string, ReadValue> = new Map([
  ['camunda:script', readNestedScript],
  ['camunda:list', readList],
  ['camunda:map', readMap],
]);
