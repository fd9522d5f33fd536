import type { ExternalWork, Mapping, MessageSend } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import {
  expressionOf,
  templateOf,
  type DecisionReference,
  type Expression,
  type Template,
} from '../expression.js';
import type { PlacedNode, Reading } from './drawn-process.js';
import { readEvent, readTimer } from './events.js';
import { readMapping } from './mappings.js';

/** Opens the help an element gets to read its drawing. */
export const openReader = (
  reading: Reading,
  node: Pick<PlacedNode, 'drawn' | 'id' | 'container'>,
  decisions: DecisionReference[] = [],
): Reader => {
  const { drawn } = node;

  const problem = (code: string, message: string, at: DrawnElement = drawn): void =>
    reading.report({ code, message, element: node.id, line: at.line });

  const attribute = (name: string, of: DrawnElement = drawn): string | undefined => {
    const text = Object.hasOwn(of.attributes, name) ? of.attributes[name]?.trim() : undefined;
    return text === '' ? undefined : text;
  };

  const checked = <Read extends Template>(read: Read, at: DrawnElement): Read => {
    const answer = 'literal' in read ? undefined : reading.check.check(read);
    if (answer && !answer.ok) problem(answer.reason.code, answer.reason.message, at);
    return read;
  };

  const template = (name: string, of: DrawnElement = drawn): Template | undefined => {
    const text = attribute(name, of);
    return text === undefined ? undefined : checked(templateOf(text), of);
  };

  const words = (of: DrawnElement | undefined): Template | undefined => {
    const text = of?.text;
    if (text === undefined) return undefined;
    const read = text.startsWith('=') ? { literal: text } : templateOf(text);
    // What was deployed when nothing in it was computed stays as it was where it cannot be.
    const isSound = 'literal' in read || reading.isNew || reading.check.check(read).ok;
    return isSound ? checked(read, of ?? drawn) : { literal: text };
  };

  const expression = (text: string, at: DrawnElement = drawn): Expression => checked(expressionOf(text), at);

  const choice = <Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value => {
    const text = attribute(name);
    const found = values.find((value) => value === text);
    if (text !== undefined && found === undefined)
      problem('bad-attribute', `Expected '${name}' to be ${values.join(', ')}, but it is '${text}'`);
    return found ?? values[0];
  };

  const flag = (name: string, otherwise: boolean, of: DrawnElement = drawn): boolean => {
    const text = attribute(name, of);
    if (text === undefined) return otherwise;
    if (['true', '1'].includes(text)) return true;
    if (!['false', '0'].includes(text))
      problem('bad-attribute', `Expected '${name}' to be true or false, but it is '${text}'`, of);
    return false;
  };

  const mappings = (type: string, from: DrawnElement = drawn): readonly Mapping[] =>
    from.children
      .filter((child) => child.type === type && attribute('businessKey', child) === undefined)
      .flatMap((child) => readMapping(reader, child) ?? []);

  const external = (of: DrawnElement = drawn): ExternalWork | undefined => {
    const type = attribute('camunda:type', of);
    if (type === undefined) return undefined;
    const topic = template('camunda:topic', of);
    if (type !== 'external' || topic === undefined) {
      problem(
        'missing-topic',
        `Expected camunda:type="external" with a camunda:topic, but got '${type}'`,
        of,
      );
      return undefined;
    }
    const priority = template('camunda:taskPriority', of);
    return { topic, ...(priority && { priority }) };
  };

  const send = (): MessageSend | undefined => {
    const sends = drawn.children.filter(({ type }) => type === 'koers:send');
    const [first] = sends;
    if (sends.length > 1)
      problem('several-sends', 'Expected one koers:send, but there are several', sends[1]);
    if (!first) return undefined;
    const businessKey = template('businessKey', first);
    return { payload: mappings('koers:payload', first), ...(businessKey && { businessKey }) };
  };

  const messageName = (of: DrawnElement = drawn): Template | undefined => {
    const id = attribute('messageRef', of);
    const message = id === undefined ? undefined : reading.rootElements.get(`message ${id}`);
    if (!message) {
      problem('unknown-message', `Expected a message, but messageRef is '${id ?? ''}' and there is none`, of);
      return undefined;
    }
    const name = template('name', message);
    if (!name)
      problem('missing-name', `Expected message '${id ?? ''}' to have a name, but it has none`, message);
    return name;
  };

  const binding = (prefix: string): Pick<DecisionReference, 'binding' | 'version'> => {
    const bound = choice(`${prefix}Binding`, ['latest', 'deployment', 'version', 'versionTag']);
    if (bound !== 'version' && bound !== 'versionTag') return { binding: bound };
    const name = `${prefix}${bound === 'version' ? 'Version' : 'VersionTag'}`;
    const version = attribute(name);
    if (version === undefined || !('literal' in templateOf(version)))
      problem('missing-attribute', `Expected '${name}' to say which, but it is '${version ?? ''}'`);
    return { binding: bound, ...(version !== undefined && { version }) };
  };

  const reader: Reader = {
    drawn,
    container: node.container,
    isNew: reading.isNew,
    problem,
    attribute,
    flag,
    choice,
    template,
    words,
    expression,
    checked,
    timer: (definition) => readTimer(reader, reading, definition)?.timer,
    event: (allowed) => readEvent(reader, reading, allowed),
    messageName,
    send,
    external,
    mappings,
    binding,
    lane: () => {
      const name = reading.lanes.get(node.id);
      return name === undefined ? undefined : checked(templateOf(name), drawn);
    },
    decision: (reference) => decisions.push(reference),
  };
  return reader;
};
