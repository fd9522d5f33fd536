import type { ProcessDefinition, SequenceFlow } from '../definition.js';
import type { EngineEvent } from '../events.js';
import { apply, unborn, type Draft } from '../evolve.js';
import type { DefinitionId, ElementId, Token, TokenId } from '../instance.js';
import { isParallel } from '../runtime/firing.js';
import { visibleIn } from '../runtime/run.js';
import type { Evidence, Named, NotTaken, Recorded, Taken } from './explanation.js';
import { namedValues } from './named-values.js';
import { originOf, tokensBefore } from './origin.js';
import type { Leaving, Visit } from './visit.js';

/** Everything a history tells, in one pass: how every token came and left, and where each wait began. */
export interface Walked {
  /** The one the instance follows now. */
  readonly definition: ProcessDefinition;
  readonly state: Draft;
  readonly visits: ReadonlyMap<TokenId, Visit>;
  /** Where the history says so: of jobs, subscriptions and incidents, and of a token's task or call. */
  readonly began: ReadonlyMap<string, Evidence>;
  /** The elements that jobs and subscriptions, also those that are over, were about. */
  readonly elements: ReadonlyMap<string, ElementId>;
}

interface Walk {
  readonly definitions: ReadonlyMap<DefinitionId, ProcessDefinition>;
  /** The one the instance follows at this moment of its history. */
  definition: ProcessDefinition;
  readonly state: Draft;
  readonly visits: Map<TokenId, Visit>;
  readonly began: Map<string, Evidence>;
  readonly elements: Map<string, ElementId>;
  readonly leaving: Map<ElementId, Leaving>;
  readonly last: Map<ElementId, TokenId>;
  /** Conditions that did not hold, until the token that looked at them leaves. */
  readonly failed: Map<ElementId, Failed[]>;
}

interface Failed {
  readonly flow: ElementId;
  readonly evidence: Evidence;
}

type EventOf<Type extends EngineEvent['type']> = Extract<EngineEvent, { readonly type: Type }>;
type Telling<Type extends EngineEvent['type']> = (
  walk: Walk,
  event: EventOf<Type>,
  here: Evidence,
  batch: Recorded,
) => void;

/** Whether it runs inside its activity (one of its iterations, or in its own scope), and is not the whole. */
const isInner = ({ state }: Walk, { scope: id, element }: Token): boolean => {
  const scope = state.scopes[id];
  return scope?.element === element && (scope.kind === 'iteration' || scope.kind === 'activity');
};

/** Called before the event changes the state. */
const tellings: { readonly [Type in EngineEvent['type']]?: Telling<Type> } = {
  TokenArrived: (walk, { token }, evidence, { at }) => {
    const came = originOf({ ...walk, token });
    const before = tokensBefore(came);
    const { definition } = walk;
    walk.visits.set(token.id, { definition, token, at, evidence, came, before, taken: [], notTaken: [] });
    if (!isInner(walk, token)) walk.last.set(token.element, token.id);
  },
  TokenLeft: (walk, { token: id, element, how }, evidence) => {
    const visit = walk.visits.get(id);
    if (!visit) return;
    visit.left = evidence;
    if (how === 'cancelled' || isInner(walk, visit.token)) return;
    visit.notTaken.push(...(walk.failed.get(element) ?? []).flatMap((failed) => toldOf(walk, visit, failed)));
    walk.failed.delete(element);
    const group = walk.leaving.get(element);
    if (group && !group.gone) group.tokens.push(id);
    else walk.leaving.set(element, { tokens: [id], gone: false });
  },
  FlowNotTaken: (walk, { flow, from }, evidence) => {
    walk.failed.set(from, [...(walk.failed.get(from) ?? []), { flow, evidence }]);
  },
  FlowTaken: (walk, { flow: id, from, to }, evidence, batch) => {
    const group = staying(walk, from, batch.events[evidence.event + 1]) ?? walk.leaving.get(from);
    const visit = group && walk.visits.get(group.tokens.at(-1) ?? ('' as TokenId));
    if (!visit) return;
    group.gone = true;
    // An activity may send several tokens along one flow (completionQuantity); the reason is the same for all.
    if (visit.taken.some(({ flow }) => flow === id)) return;
    visit.taken.push({ ...whyTaken(walk, visit, id), flow: id, to, evidence });
  },
  UserTaskOpened: (walk, { token }, evidence) => walk.began.set(token, evidence),
  CallRequested: (walk, { token }, evidence) => walk.began.set(token, evidence),
  JobCreated: (walk, { job }, evidence) => {
    walk.began.set(job.id, evidence);
    walk.elements.set(job.id, job.element);
  },
  Subscribed: (walk, { subscription }, evidence) => {
    walk.began.set(subscription.id, evidence);
    walk.elements.set(subscription.id, subscription.element);
  },
  InstanceMigrated: (walk, { to, tokens }, evidence, { at }) => {
    walk.definition = walk.definitions.get(to) ?? walk.definition;
    for (const { id, element, scope } of tokens)
      if (walk.visits.get(id)?.token.element !== element) move(walk, id, { element, scope, at, evidence });
  },
  InstanceRestored: (walk, { instance }, evidence, { at }) => {
    walk.definition = walk.definitions.get(instance.definition) ?? walk.definition;
    for (const { id, element, scope } of Object.values(instance.tokens))
      if (walk.visits.get(id)?.token.element !== element) move(walk, id, { element, scope, at, evidence });
  },
  IncidentRaised: (walk, { incident }, evidence) => walk.began.set(incident.id, evidence),
};

/** A token is somewhere else without having gone there: with the diagram, to the place it was mapped to. */
const move = (
  walk: Walk,
  id: TokenId,
  { element, scope, ...when }: Pick<Token, 'element' | 'scope'> & Pick<Visit, 'at' | 'evidence'>,
): void => {
  const earlier = walk.visits.get(id);
  if (!earlier) return;
  walk.visits.set(id, {
    definition: walk.definition,
    token: { ...earlier.token, element, scope },
    ...when,
    came: { by: 'migration' },
    before: [],
    earlier,
    taken: [],
    notTaken: [],
  });
  walk.last.set(element, id);
};

/**
 * A complex gateway sends tokens on while those that came stay with it until the rest has come (BPMN 2.0 §13.4.5), and
 * a parallel event gateway while it waits for its other events (§10.6.6). The arrival that follows says in which scope
 * that is.
 */
const staying = (walk: Walk, from: ElementId, next: EngineEvent | undefined): Leaving | undefined => {
  if (next?.type !== 'TokenArrived') return undefined;
  const node = walk.definition.nodes.get(from);
  const stays = (waiting: Token['waiting']): boolean =>
    waiting === 'reset' || (waiting === 'event' && node !== undefined && isParallel(node));
  const tokens = Object.values(walk.state.tokens)
    .filter(({ waiting, element, scope }) => stays(waiting) && element === from && scope === next.token.scope)
    .map(({ id }) => id);
  const visit = walk.visits.get(tokens.at(-1) ?? ('' as TokenId));
  if (!visit) return undefined;
  visit.notTaken.push(...(walk.failed.get(from) ?? []).flatMap((failed) => toldOf(walk, visit, failed)));
  walk.failed.delete(from);
  const group = { tokens, gone: true };
  walk.leaving.set(from, group);
  return group;
};

const valuesAt = (walk: Walk, { condition }: SequenceFlow, { token }: Visit): readonly Named[] =>
  condition ? namedValues(condition.text, visibleIn(walk.state.scopes, token.scope).values) : [];

const toldOf = (walk: Walk, visit: Visit, { flow: id, evidence }: Failed): readonly NotTaken[] => {
  const flow = walk.definition.flows.get(id);
  if (!flow?.condition) return [];
  const { text: condition } = flow.condition;
  const values = valuesAt(walk, flow, visit);
  return [{ flow: id, to: flow.target, why: 'condition-failed', condition, values, evidence }];
};

const whyTaken = (walk: Walk, visit: Visit, id: ElementId): Pick<Taken, 'why' | 'condition' | 'values'> => {
  const flow = walk.definition.flows.get(id);
  const node = walk.definition.nodes.get(visit.token.element);
  if (node?.type === 'eventBasedGateway') return { why: 'event-happened' };
  if (node?.defaultFlow === id) return { why: 'default' };
  if (!flow?.condition || node?.type === 'parallelGateway') return { why: 'no-condition' };
  return {
    why: 'condition-held',
    condition: flow.condition.text,
    values: valuesAt(walk, flow, visit),
  };
};

/** A definition that is gone is stood in for by another of the same process: element ids are mostly the same. */
const firstOf = (
  definitions: ReadonlyMap<DefinitionId, ProcessDefinition>,
  log: readonly Recorded[],
): ProcessDefinition | undefined => {
  const [started] = log[0]?.events ?? [];
  const [any] = definitions.values();
  return (started?.type === 'InstanceStarted' ? definitions.get(started.definition) : undefined) ?? any;
};

export const walk = (
  definitions: ReadonlyMap<DefinitionId, ProcessDefinition>,
  log: readonly Recorded[],
): Walked | undefined => {
  const definition = firstOf(definitions, log);
  if (!definition) return undefined;
  const state = unborn();
  const walking: Walk = {
    definitions,
    definition,
    state,
    visits: new Map(),
    began: new Map(),
    elements: new Map(),
    leaving: new Map(),
    last: new Map(),
    failed: new Map(),
  };
  for (const batch of log) {
    walking.leaving.clear();
    batch.events.forEach((event, index) => {
      const telling = tellings[event.type] as Telling<typeof event.type> | undefined;
      telling?.(walking, event, { sequence: batch.sequence, event: index }, batch);
      apply(state, event);
    });
  }
  return { ...walking };
};
