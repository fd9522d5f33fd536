import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import { diff } from 'bpmn-js-differ';
import { elementsIn, type ComparedElement } from './model-elements.js';

export type DifferenceKind = 'added' | 'removed' | 'changed' | 'moved';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly id: string;
  readonly name: string;
  /** The BPMN type without its prefix, as the outline names it. */
  readonly type: string;
  /** `changed`: which properties. */
  readonly what: readonly string[];
}

interface Moddle {
  fromXML(xml: string): Promise<{ readonly rootElement: unknown }>;
}

type Elements = ReadonlyMap<string, ComparedElement>;

const told = (
  kind: DifferenceKind,
  id: string,
  { name, type }: ComparedElement,
  what: readonly string[] = [],
): Difference => ({
  kind,
  id,
  name,
  type,
  what,
});

const onlyIn = (elements: Elements, others: Elements, kind: DifferenceKind): readonly Difference[] =>
  [...elements].flatMap(([id, element]) => (others.has(id) ? [] : [told(kind, id, element)]));

const changedProperties = (before: ComparedElement, after: ComparedElement): readonly string[] =>
  [...new Set([...before.properties.keys(), ...after.properties.keys()])].filter(
    (name) => before.properties.get(name) !== after.properties.get(name),
  );

const changedIn = (before: Elements, after: Elements): readonly Difference[] =>
  [...after].flatMap(([id, element]) => {
    const old = before.get(id);
    const what = old === undefined ? [] : changedProperties(old, element);
    return what.length === 0 ? [] : [told('changed', id, element, what)];
  });

/**
 * What differs in meaning between two versions of a model, extension words included; what only moved is told apart
 * by bpmn-js-differ.
 */
export const differencesBetween = async (
  viewer: BaseViewer,
  before: string,
  after: string,
): Promise<readonly Difference[]> => {
  const moddle = viewer.get<Moddle>('moddle');
  const [old, current] = await Promise.all([moddle.fromXML(before), moddle.fromXML(after)]);
  const [then, now] = [elementsIn(old.rootElement), elementsIn(current.rootElement)];
  const changes = [...onlyIn(now, then, 'added'), ...changedIn(then, now), ...onlyIn(then, now, 'removed')];
  const changed = new Set(changes.map(({ id }) => id));
  const moved = Object.keys(diff(old.rootElement, current.rootElement)._layoutChanged).flatMap((id) => {
    const element = now.get(id);
    return element === undefined || changed.has(id) ? [] : [told('moved', id, element)];
  });
  return [...changes, ...moved];
};
