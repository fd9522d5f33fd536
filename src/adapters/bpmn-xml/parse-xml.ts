import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { XmlElement, XmlFault, XmlName } from './xml-element.js';
import { isDeclaration, noPrefixes, prefixesWithin, resolvedName } from './xml-names.js';
import type { Prefixes, RawAttribute } from './xml-names.js';
import { openXmlSource, type XmlSource } from './xml-source.js';
import { decoded, forbiddenAt } from './xml-text.js';

export const xmlLimits = {
  bytes: 10 * 1024 * 1024,
  depth: 100,
  elements: 30_000,
  attributes: 200,
  prefixes: 100,
} as const;

type Growing = {
  -readonly [Key in keyof XmlElement]: XmlElement[Key] extends readonly XmlElement[]
    ? Growing[]
    : XmlElement[Key];
} & { readonly writtenName: string };

class Fault extends Error {
  constructor(readonly fault: XmlFault) {
    super(fault.message);
  }
}

/**
 * Reads a whole document strictly: what XML 1.0 calls not well-formed is refused, and so are document type
 * declarations and every entity but the five of XML itself. Takes time in proportion to the text.
 *
 * Not one of the packages for this: those that run in a browser take much that is not XML for XML, and tell lines
 * only by counting from the start for each element.
 */
export const parseXml = (text: string): Outcome<XmlElement, XmlFault> => {
  const xml = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.length > xmlLimits.bytes || new TextEncoder().encode(text).length > xmlLimits.bytes) {
    const message = `Expected at most ${xmlLimits.bytes} bytes of XML, but got more`;
    return refused({ code: 'model-too-large', message, line: 1 });
  }
  const source = openXmlSource(xml);
  try {
    const forbidden = forbiddenAt(xml);
    if (forbidden >= 0) {
      source.moveTo(forbidden);
      throw faulty(source, 'a character that XML does not allow');
    }
    return ok(document(source));
  } catch (error) {
    if (error instanceof Fault) return refused(error.fault);
    throw error;
  }
};

const faulty = (source: XmlSource, found: string): Fault =>
  new Fault({ code: 'bad-xml', message: `Expected well-formed XML, but got ${found}`, line: source.line() });

const tooLarge = (source: XmlSource, limit: string): Fault =>
  new Fault({ code: 'model-too-large', message: `Expected ${limit}, but got more`, line: source.line() });

const document = (source: XmlSource): XmlElement => {
  const open: Growing[] = [];
  let root: Growing | undefined;
  let elements = 0;
  if (source.startsWith('<?xml')) source.skipThrough('?>');
  while (!source.atEnd()) {
    if (takesOther(source, open)) continue;
    if (open.length === 0 && root) throw faulty(source, 'a second root element');
    if ((elements += 1) > xmlLimits.elements)
      throw tooLarge(source, `at most ${xmlLimits.elements} elements`);
    const element = startTag(source, open);
    root ??= element;
  }
  const unclosed = open.at(-1);
  if (unclosed) throw faulty(source, `no end of <${unclosed.writtenName}> from line ${unclosed.line}`);
  if (!root) throw faulty(source, 'no element');
  return root;
};

/** Takes what is here when it is anything but the start of an element. */
const takesOther = (source: XmlSource, open: Growing[]): boolean => {
  if (!source.startsWith('<')) addText(source, open.at(-1));
  else if (source.startsWith('<!--')) skip(source, '-->', 'a comment');
  else if (source.startsWith('<?')) skip(source, '?>', 'a processing instruction');
  else if (source.startsWith('<!')) addCharacterData(source, open.at(-1));
  else if (source.startsWith('</')) close(source, open);
  else return false;
  return true;
};

const skip = (source: XmlSource, end: string, what: string): void => {
  if (source.startsWith('<?xml ')) throw faulty(source, 'an XML declaration that is not the beginning');
  if (!source.skipThrough(end)) throw faulty(source, `${what} without end`);
};

const addText = (source: XmlSource, parent: Growing | undefined): void => {
  const raw = source.takeUntil('<');
  if (raw.trim() === '') {
    if (parent) parent.text += raw;
    return;
  }
  if (!parent) throw faulty(source, 'text outside the root element');
  const text = raw.includes(']]>') ? undefined : decoded(raw);
  if (text === undefined)
    throw faulty(source, "an entity that XML does not define, or '&' or ']]>' on its own");
  parent.text += text;
};

const addCharacterData = (source: XmlSource, parent: Growing | undefined): void => {
  if (!source.startsWith('<![CDATA[')) throw faulty(source, 'a document type declaration, which is refused');
  if (!parent) throw faulty(source, 'text outside the root element');
  const section = source.takeThrough(']]>');
  if (section === undefined) throw faulty(source, 'a CDATA section without end');
  parent.text += section.slice('<![CDATA['.length, -']]>'.length);
};

const close = (source: XmlSource, open: Growing[]): void => {
  const name = source.match(/<\/([^\s<>/]+)\s*>/y)?.[1];
  const element = open.pop();
  if (name === undefined) throw faulty(source, 'an end tag that does not end');
  if (element?.writtenName !== name) {
    const but = element ? `, where <${element.writtenName}> from line ${element.line} is open` : '';
    throw faulty(source, `the end of <${name}>${but}`);
  }
};

const namePart = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.\-\u00B7]*`;
const name = `${namePart}(?::${namePart})?`;
const opening = new RegExp(`<(${name})(?=[\\s/>])`, 'uy');
const attribute = new RegExp(`\\s+(${name})\\s*=\\s*(?:"([^<"]*)"|'([^<']*)')(?=[\\s/>])`, 'uy');
const ending = /\s*(\/?)>/y;

const startTag = (source: XmlSource, open: Growing[]): Growing => {
  const line = source.line();
  const writtenName = source.match(opening)?.[1];
  if (writtenName === undefined) throw faulty(source, "'<' that begins no element");
  const attributes = attributesOf(source);
  const end = source.match(ending);
  if (!end) throw faulty(source, `a mistake in the attributes of <${writtenName}>`);
  const parent = open.at(-1);
  const prefixes = prefixesHere(source, parent, attributes);
  const element: Growing = {
    ...resolved(source, writtenName, prefixes, prefixes.get('') ?? ''),
    writtenName,
    line,
    attributes: resolvedAttributes(source, attributes, prefixes),
    children: [],
    text: '',
    prefixes,
  };
  parent?.children.push(element);
  if (end[1] === '') open.push(element);
  if (open.length > xmlLimits.depth) throw tooLarge(source, `elements at most ${xmlLimits.depth} deep`);
  return element;
};

const prefixesHere = (
  source: XmlSource,
  parent: Growing | undefined,
  attributes: readonly RawAttribute[],
): Prefixes => {
  const prefixes = prefixesWithin(parent?.prefixes ?? noPrefixes, attributes);
  if (prefixes.size > xmlLimits.prefixes)
    throw tooLarge(source, `at most ${xmlLimits.prefixes} prefixes at one place`);
  return prefixes;
};

const attributesOf = (source: XmlSource): RawAttribute[] => {
  const attributes: RawAttribute[] = [];
  for (let found = source.match(attribute); found; found = source.match(attribute)) {
    const value = decoded((found[2] ?? found[3] ?? '').replace(/[\n\t]/g, ' '));
    if (value === undefined) throw faulty(source, "an entity that XML does not define, or '&' on its own");
    attributes.push({ name: found[1] ?? '', value });
    if (attributes.length > xmlLimits.attributes)
      throw tooLarge(source, `at most ${xmlLimits.attributes} attributes of an element`);
  }
  return attributes;
};

const resolved = (source: XmlSource, written: string, prefixes: Prefixes, whenNone: string): XmlName => {
  const found = resolvedName(written, prefixes, whenNone);
  if (!found) throw faulty(source, `'${written}', whose prefix stands for no namespace`);
  return found;
};

const resolvedAttributes = (
  source: XmlSource,
  attributes: readonly RawAttribute[],
  prefixes: Prefixes,
): XmlElement['attributes'] => {
  const seen = new Set<string>();
  const once = (key: string): void => {
    if (seen.has(key)) throw faulty(source, `the attribute '${key}' twice`);
    seen.add(key);
  };
  return attributes.flatMap((attribute) => {
    if (isDeclaration(attribute)) {
      once(attribute.name);
      return [];
    }
    const { namespace, name } = resolved(source, attribute.name, prefixes, '');
    once(namespace === '' ? name : `{${namespace}}${name}`);
    return [{ namespace, name, value: attribute.value }];
  });
};
