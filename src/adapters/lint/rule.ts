/** An element of a diagram as bpmn-js and bpmn-moddle hold it. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly id?: string;
  readonly name?: string;
  readonly extensionElements?: { readonly values?: readonly ModdleElement[] };
  readonly $instanceOf?: (this: ModdleElement, type: string) => boolean;
  readonly get?: (this: ModdleElement, name: string) => unknown;
}

export interface Reporter {
  report(id: string | undefined, message: string, path?: readonly string[]): void;
}

/** A rule as bpmnlint asks for it: called once for every element, also while a designer draws. */
export type RuleFactory = () => { readonly check: (element: ModdleElement, reporter: Reporter) => void };

/** A rule that looks at each element of the given types on its own. */
export const ruleFor =
  (types: readonly string[], check: (element: ModdleElement, reporter: Reporter) => void): RuleFactory =>
  () => ({
    check(element, reporter) {
      if (types.some((type) => is(element, type))) check(element, reporter);
    },
  });

export const is = (element: ModdleElement, type: string): boolean => element.$instanceOf?.(type) ?? false;

export const isObject = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null;

/** A property of BPMN, an attribute of an extension, whether or not its namespace is described to the modeler. */
export const valueOf = (element: ModdleElement, name: string): unknown => {
  const own: unknown = Object.hasOwn(element, name) ? element[name as keyof ModdleElement] : undefined;
  return own ?? propertyOf(element, name) ?? element.$attrs?.[name];
};

const propertyOf = (element: ModdleElement, name: string): unknown => {
  try {
    return element.get?.(name);
  } catch {
    return undefined;
  }
};

export const textOf = (element: ModdleElement, name: string): string => {
  const value = valueOf(element, name);
  return typeof value === 'string' ? value.trim() : '';
};

export const listOf = (element: ModdleElement, name: string): readonly ModdleElement[] => {
  const value = valueOf(element, name);
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** The extension elements of a name (`koers:due`), also when their namespace is described (`koers:Due`). */
export const extensionsOf = (element: ModdleElement, name: string): readonly ModdleElement[] =>
  (element.extensionElements?.values ?? []).filter(({ $type }) => $type.toLowerCase() === name.toLowerCase());

/** Everything drawn in a process or sub-process, at every depth. */
export const nodesIn = (container: ModdleElement): readonly ModdleElement[] =>
  listOf(container, 'flowElements').flatMap((element) => [element, ...nodesIn(element)]);

/** The process an element is drawn in, the outermost one. */
export const processOf = (element: ModdleElement): ModdleElement => {
  let outer = element;
  while (outer.$parent && !is(outer, 'bpmn:Process')) outer = outer.$parent;
  return outer;
};

export const eventDefinitionsOf = (element: ModdleElement): readonly ModdleElement[] =>
  listOf(element, 'eventDefinitions');

export const hasEvent = (element: ModdleElement, type: string): boolean =>
  eventDefinitionsOf(element).some((definition) => is(definition, type));
