/* What a model says, element by element, so that two models can be compared in meaning. */

interface Property {
  readonly name: string;
  readonly isReference?: boolean;
}

interface ModelElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly $descriptor?: { readonly properties: readonly Property[] };
  readonly $attrs?: Readonly<Record<string, string>>;
  readonly get?: (name: string) => unknown;
}

export interface ComparedElement {
  readonly name: string;
  readonly type: string;
  /** Each property as text that is equal when it means the same. */
  readonly properties: ReadonlyMap<string, string>;
}

/** Held by an element, but elements of their own. */
const elementsWithin: ReadonlySet<string> = new Set([
  'rootElements',
  'flowElements',
  'artifacts',
  'laneSets',
  'lanes',
  'participants',
  'messageFlows',
]);
/** Said elsewhere already: where something stands, and which flows come and go. */
const saidElsewhere: ReadonlySet<string> = new Set([
  'id',
  'diagrams',
  'di',
  'incoming',
  'outgoing',
  'flowNodeRef',
  'exporter',
  'exporterVersion',
]);

const isElement = (value: unknown): value is ModelElement =>
  typeof value === 'object' && value !== null && '$type' in value;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const propertiesOf = (element: ModelElement): readonly (readonly [Property, unknown])[] =>
  (element.$descriptor?.properties ?? []).map(
    (property) => [property, element.get?.(property.name)] as const,
  );

const own = (element: ModelElement): readonly (readonly [Property, unknown])[] =>
  propertiesOf(element).filter(([{ name }]) => !elementsWithin.has(name) && !saidElsewhere.has(name));

const plain = (value: unknown, isReference: boolean): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one, isReference));
  if (!isElement(value)) return value;
  if (isReference) return value.id ?? value.name;
  const inner = own(value).map(
    ([property, held]) => [property.name, plain(held, property.isReference === true)] as const,
  );
  return {
    type: value.$type,
    attributes: value.$attrs,
    ...Object.fromEntries(inner.filter(([, held]) => held !== undefined)),
  };
};

const textOf = (value: unknown): string | undefined => {
  const isNothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isNothing ? undefined : JSON.stringify(value);
};

const nameOfType = ($type: string): string => {
  const name = $type.replace(/^\w+:/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
};

const compared = (element: ModelElement): ComparedElement => ({
  name: element.name ?? element.id ?? '',
  type: nameOfType(element.$type),
  properties: new Map([
    ['$type', element.$type],
    ...own(element).flatMap(([{ name, isReference = false }, value]): [string, string][] => {
      const text = textOf(plain(value, isReference));
      return text === undefined ? [] : [[name, text]];
    }),
  ]),
});

/** Every element of a model by its id. */
export const elementsIn = (root: unknown): ReadonlyMap<string, ComparedElement> => {
  const found = new Map<string, ComparedElement>();
  const visit = (value: unknown): void => {
    if (!isElement(value)) return;
    if (value.id !== undefined && value.$type !== 'bpmn:Definitions') found.set(value.id, compared(value));
    for (const [{ name }, held] of propertiesOf(value))
      if (elementsWithin.has(name)) listOf(held).forEach(visit);
  };
  visit(root);
  return found;
};
