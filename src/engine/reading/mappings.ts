import type { InputOutput, Mapping, Parameter } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import { templateOf, type Template } from '../expression.js';

/** One line `source`/`sourceExpression` → `target`, or `variables="all"`. */
export const readMapping = (reader: Reader, line: DrawnElement): Mapping | undefined => {
  const target = reader.attribute('target', line);
  const source = sourceOf(reader, line);
  const all = reader.attribute('variables', line);
  const local = reader.attribute('local', line) === 'true';
  if (all === 'all' && !local) return { all: true };
  if (all === undefined && !local && source && target !== undefined) return { all: false, source, target };
  reader.problem(
    'bad-mapping',
    `Expected '${line.type}' to map one source to a target, or variables="all" and not only local ones, but it does not`,
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

/** Camunda's input and output parameters; only values that are text or one expression. */
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
  if (name === undefined || child.children.length > 0) {
    reader.problem(
      'bad-mapping',
      `Expected '${child.type}' to have a name and a text or expression, but it has ${name === undefined ? 'no name' : 'another value'}`,
      child,
    );
    return [];
  }
  const value = templateOf(child.text ?? '');
  return [{ name, value: 'literal' in value ? value : checkedExpression(reader, child) }];
};

const checkedExpression = (reader: Reader, child: DrawnElement): Template =>
  reader.expression(child.text ?? '', child);
