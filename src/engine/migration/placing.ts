import type { FlowNode } from '../definition.js';
import type { ElementId, Scope, ScopeId } from '../instance.js';
import { openInside } from '../runtime/open-inside.js';
import { stop } from '../runtime/refusal.js';
import type { Run } from '../runtime/run.js';
import type { Fates } from './fates.js';
import { around } from './plan.js';

/** Puts what goes on into its scope of the target, and opens sub-processes that are new around it. */
export interface Placing {
  /** The scope for something at this element of the source, which was in that scope. */
  scopeFor(at: { readonly element: ElementId; readonly scope: ScopeId }): ScopeId;
  /** The scope that was opened for a new sub-process, if there was need for it. */
  openedFor(outer: ScopeId, element: ElementId): ScopeId | undefined;
}

const ownKinds: ReadonlySet<Scope['kind']> = new Set(['iteration', 'activity', 'multiInstance']);

export const placingIn = (run: Run, fates: Fates): Placing => {
  // Whatever moves into a new sub-process from one place moves into the same one.
  const opened = new Map<string, ScopeId>();
  const nameOf = (outer: ScopeId, element: ElementId): string => `${outer}/${element}`;

  const open = (outer: ScopeId, element: ElementId): ScopeId => {
    const known = opened.get(nameOf(outer, element));
    if (known !== undefined) return known;
    const node = run.definition.nodes.get(element);
    const inside = node
      ? openInside(run, node, outer)
      : stop('element-not-found', `Expected '${element}' in the target, but it is not there`, element);
    opened.set(nameOf(outer, element), inside);
    return inside;
  };

  return {
    scopeFor({ element, scope }) {
      const outer = fates.nearestStaying(scope);
      if (ownKinds.has(outer.kind) && outer.element === element) return outer.id;
      const missing = missingBetween(fates, outer, fates.targetOf(element));
      return missing.reduce(open, outer.id);
    },
    openedFor: (outer, element) => opened.get(nameOf(outer, element)),
  };
};

/** New sub-processes between a scope that stays and a place inside it, the outermost first. */
export const missingBetween = (
  fates: Fates,
  outer: Scope,
  to: ElementId | undefined,
): readonly ElementId[] => {
  const node: FlowNode | undefined = to === undefined ? undefined : fates.target.nodes.get(to);
  if (!node) return [];
  const chain = around(fates.target, node.parent);
  const at = chain.indexOf(fates.containerOf(outer));
  return at === -1 ? [] : chain.slice(0, at).reverse();
};
