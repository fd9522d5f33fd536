import type { FlowNode, ProcessDefinition } from '../definition.js';
import type { Draft } from '../evolve.js';
import type { ElementId, Scope, Token, TokenId } from '../instance.js';
import type { Came } from './explanation.js';
import type { LeavingByElement } from './visit.js';

/** What is known when a token arrives. */
export interface Arriving {
  readonly definition: ProcessDefinition;
  readonly state: Draft;
  readonly token: Token;
  readonly leaving: LeavingByElement;
  /** The token that was last at an element, there or gone. */
  readonly last: ReadonlyMap<ElementId, TokenId>;
}

type Origin = (arriving: Arriving, scope: Scope | undefined, node: FlowNode | undefined) => Came | undefined;

const given = <Value>(name: string, value: Value | undefined): Record<string, Value> =>
  value === undefined ? {} : { [name]: value };

const byFlow: Origin = ({ definition, token: { via }, leaving }) => {
  if (via === undefined) return undefined;
  const source = definition.flows.get(via)?.source;
  const tokens = source === undefined ? [] : (leaving.get(source)?.tokens ?? []);
  const together = tokens.slice(0, -1);
  return {
    by: 'flow',
    flow: via,
    ...given('from', tokens.at(-1)),
    ...(together.length > 0 && { together }),
  };
};

/** Inside an activity that repeats or has variables of its own, the same element is visited once more. */
const insideActivity: Origin = ({ token }, scope) => {
  if (scope?.element !== token.element) return undefined;
  if (scope.kind === 'iteration') {
    const { loopCounter } = scope.variables;
    return {
      by: 'iteration',
      number: typeof loopCounter === 'number' ? loopCounter + 1 : 1,
      ...given('holder', scope.token),
    };
  }
  return scope.kind === 'activity' ? { by: 'inside', ...given('holder', scope.token) } : undefined;
};

const atBorder: Origin = ({ definition, token, last }, _scope, node) => {
  if (node?.type !== 'boundaryEvent') return undefined;
  const activity = [...definition.nodes.values()].find(({ boundary }) => boundary.includes(token.element));
  return activity
    ? { by: 'boundary', activity: activity.id, ...given('from', last.get(activity.id)) }
    : undefined;
};

const undoing: Origin = (_arriving, scope) =>
  scope?.kind === 'compensation' ? { by: 'compensation', ...given('thrower', scope.token) } : undefined;

const byEvent: Origin = (_arriving, _scope, node) =>
  (node as { readonly triggeredByEvent?: unknown } | undefined)?.triggeredByEvent === true
    ? { by: 'event' }
    : undefined;

/** Nothing leads to what begins an instance: a start event, a receive task or an event gateway that instantiates. */
const atStart: Origin = ({ state, definition, token }, scope, node) => {
  if (node?.type !== 'startEvent' && !instantiates(node)) return undefined;
  if (scope?.kind !== 'process') return { by: 'inside', ...given('holder', scope?.token) };
  const isFirst =
    instantiates(node) ||
    definition.startEvents.get(definition.processElement)?.includes(token.element) === true;
  return isFirst ? { by: 'start', ...given('calledBy', state.parent) } : undefined;
};

const instantiates = (node: FlowNode | undefined): boolean =>
  (node as { readonly instantiates?: unknown } | undefined)?.instantiates !== undefined;

/** In an ad-hoc sub-process activities begin because somebody chose them; no flow leads to the first. */
const chosen: Origin = ({ definition }, scope) => {
  const around = scope?.kind === 'subProcess' ? definition.nodes.get(scope.element) : undefined;
  return around?.type === 'adHocSubProcess' ? { by: 'inside', ...given('holder', scope?.token) } : undefined;
};

const byLink: Origin = ({ definition, last }, _scope, node) => {
  const linkOf = (other: FlowNode): unknown => {
    const { event } = other as FlowNode & {
      readonly event?: { readonly kind: string; readonly name?: unknown };
    };
    return event?.kind === 'link' ? event.name : undefined;
  };
  const name = node?.type === 'intermediateCatchEvent' ? linkOf(node) : undefined;
  if (name === undefined) return undefined;
  const from = [...definition.nodes.values()].find(
    (other) =>
      other.type === 'intermediateThrowEvent' && other.parent === node?.parent && linkOf(other) === name,
  );
  return { by: 'link', ...given('from', from && last.get(from.id)) };
};

const origins: readonly Origin[] = [
  byFlow,
  insideActivity,
  atBorder,
  undoing,
  byEvent,
  atStart,
  byLink,
  chosen,
];

/** How a token came to where it arrives: what no drawing brings about, a command did. */
export const originOf = (arriving: Arriving): Came => {
  const { definition, state, token } = arriving;
  const scope = state.scopes[token.scope];
  const node = definition.nodes.get(token.element);
  for (const origin of origins) {
    const came = origin(arriving, scope, node);
    if (came) return came;
  }
  return { by: 'command' };
};

/** The tokens this goes back to, the one that is told first. */
export const tokensBefore = (came: Came): readonly TokenId[] =>
  [...nearest(came), ...(came.by === 'flow' ? (came.together ?? []) : [])].filter(
    (token) => token !== undefined,
  );

const nearest = (came: Came): readonly (TokenId | undefined)[] => {
  if ('from' in came) return [came.from];
  if ('holder' in came) return [came.holder];
  return 'thrower' in came ? [came.thrower] : [];
};
