import type { FlowNode } from '../definition.js';
import type { ElementId, Scope, ScopeId } from '../instance.js';
import { emptyScope } from './cancel.js';
import { addRun } from './more-runs.js';
import { openInside, openRun, withInputs } from './open-inside.js';
import { stop } from './refusal.js';
import { nodeOf, type Run } from './run.js';
import type { StartNode } from './scopes.js';

/** Where something begins, and the outermost scope that had to be opened for it. */
export interface PlaceInside {
  readonly scope: ScopeId;
  readonly opened?: ScopeId;
}

interface Sought {
  readonly container: ElementId;
  readonly ancestor?: ScopeId | undefined;
  /** What is going to be started. */
  readonly start?: FlowNode | undefined;
}

const holding: ReadonlySet<Scope['kind']> = new Set(['process', 'subProcess', 'eventSubProcess']);

/** What is drawn around an element, the nearest first, the process last. */
const containersFrom = (run: Run, container: ElementId): readonly ElementId[] => {
  const chain: ElementId[] = [];
  for (let at: ElementId | undefined = container; at !== undefined; at = run.definition.nodes.get(at)?.parent)
    chain.push(at);
  return chain;
};

/**
 * The scope in which something drawn in a container is started: the nearest one around it that is open, with what is
 * missing in between opened in it. More than one that is open is ambiguous, unless the ancestor is named.
 */
export const placeInside = (run: Run, { container, ancestor, start }: Sought): PlaceInside => {
  const missing: FlowNode[] = [];
  for (const element of containersFrom(run, container)) {
    const open = openIn(run, element, ancestor);
    if (open) return openAll(run, open, { missing: missing.reverse(), start });
    const node = run.definition.nodes.get(element);
    if (node) missing.push(node);
  }
  return stop(
    'ancestor-not-found',
    `Expected scope '${ancestor ?? ''}' around '${container}', but it is not there`,
    container,
  );
};

const openIn = (run: Run, element: ElementId, ancestor: ScopeId | undefined): Scope | undefined => {
  const all = Object.values(run.state.scopes).filter((scope) => scope.element === element);
  if (ancestor !== undefined)
    return all.find(({ id, kind }) => id === ancestor && (holding.has(kind) || kind === 'multiInstance'));
  const [open, other] = all.filter(({ kind }) => holding.has(kind));
  if (other)
    return stop('ancestor-ambiguous', `Expected '${element}' to be open once, but it is more often`, element);
  return open;
};

interface Missing {
  readonly missing: readonly FlowNode[];
  readonly start: FlowNode | undefined;
}

const openAll = (run: Run, open: Scope, { missing, start }: Missing): PlaceInside => {
  const [outermost] = missing;
  if (outermost && start?.parent === outermost.id) interrupt(run, open, start);
  const inRun = open.kind === 'multiInstance' ? openOneMore(run, open) : undefined;
  let scope = inRun ?? open.id;
  let opened = inRun;
  for (const node of missing) {
    scope = openInside(run, node, scope);
    opened ??= scope;
  }
  return { scope, ...(opened !== undefined && { opened }) };
};

/** The start event of an event sub-process takes the place of the scope around it, if it is drawn so. */
const interrupt = (run: Run, open: Scope, start: FlowNode): void => {
  const { event, interrupting } = start as StartNode;
  if (start.type === 'startEvent' && event.kind !== 'none' && interrupting) emptyScope(run, open.id);
};

/** Another run of a sub-process that repeats. */
const openOneMore = (run: Run, body: Scope): ScopeId => {
  const node = nodeOf(run, body.element);
  return openRun(run, node, withInputs(run, node, addRun(run, node, body)));
};
