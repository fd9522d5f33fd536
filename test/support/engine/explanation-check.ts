import type { FlowNode, ProcessDefinition, SequenceFlow } from '../../../src/engine/definition.js';
import { eventOf } from '../../../src/engine/event-parts.js';
import type { EngineEvent } from '../../../src/engine/events.js';
import { replay } from '../../../src/engine/evolve.js';
import type { Evaluate, Expression } from '../../../src/engine/expression.js';
import type {
  Explanation,
  Evidence,
  NotTaken,
  Passage,
  PlaceExplained,
  Recorded,
  Taken,
  Wait,
} from '../../../src/engine/explain/explanation.js';
import type { ElementId, ProcessInstance, ScopeId, Token, TokenId } from '../../../src/engine/instance.js';
import { visibleIn } from '../../../src/engine/runtime/run.js';
import type { Json } from '../../../src/kernel/json.js';

interface Court {
  readonly definition: ProcessDefinition;
  readonly log: readonly Recorded[];
  readonly evaluate: Evaluate;
  readonly state: ProcessInstance;
}

const eventAt = ({ log }: Court, { sequence, event }: Evidence): EngineEvent | undefined =>
  log.find((batch) => batch.sequence === sequence)?.events[event];

const flatIndex = ({ log }: Court, { sequence, event }: Evidence): number =>
  log.filter((batch) => batch.sequence < sequence).reduce((sum, { events }) => sum + events.length, 0) +
  event;

const flat = ({ log }: Court): readonly EngineEvent[] => log.flatMap(({ events }) => events);

/** The state just before an event, folded anew from the first. */
const stateBefore = (court: Court, evidence: Evidence): ProcessInstance | undefined =>
  replay(flat(court).slice(0, flatIndex(court, evidence)));

const arrivalOf = (court: Court, token: TokenId) =>
  flat(court).find(
    (event): event is Extract<EngineEvent, { type: 'TokenArrived' }> =>
      event.type === 'TokenArrived' && event.token.id === token,
  )?.token;

const seenFrom = (state: ProcessInstance | undefined, scope: ScopeId | undefined): Record<string, Json> => {
  const found: Record<string, Json> = {};
  for (let at = scope && state?.scopes[scope]; at; at = at.parent && state?.scopes[at.parent])
    for (const [name, value] of Object.entries(at.variables))
      if (!Object.hasOwn(found, name)) found[name] = value;
  return found;
};

const holds = (court: Court, flow: SequenceFlow, evidence: Evidence, scope: ScopeId | undefined): unknown => {
  if (!flow.condition) return undefined;
  const values = seenFrom(stateBefore(court, evidence), scope);
  const answer = court.evaluate.expression(flow.condition, { values });
  return answer.ok ? answer.value : answer.reason.code;
};

const sameValues = (
  court: Court,
  evidence: Evidence,
  scope: ScopeId | undefined,
  told: readonly { readonly name: string; readonly value?: Json }[],
): boolean => {
  const values = seenFrom(stateBefore(court, evidence), scope);
  return told.every(({ name, value }) => JSON.stringify(values[name]) === JSON.stringify(value));
};

/** Everything an explanation says that the events do not bear out; nothing when it is true and complete. */
export const brokenClauses = (court: Court, explanation: Explanation): readonly string[] => {
  const told = explanation.places.map(({ token }) => token).sort();
  const there = Object.keys(court.state.tokens).sort();
  return [
    ...(JSON.stringify(told) === JSON.stringify(there) ? [] : ['not every token is explained once']),
    ...(explanation.suspended === (court.state.state === 'suspended') ? [] : ['suspension']),
    ...explanation.places.flatMap((place) => brokenPlace(court, place)),
    ...explanation.around.flatMap((wait) => brokenWait(court, undefined, wait)),
    ...missingWaits(court, undefined, explanation.around),
  ];
};

const brokenPlace = (court: Court, place: PlaceExplained): readonly string[] => {
  const token = court.state.tokens[place.token];
  const [here] = place.path;
  const say = (what: string): string => `${place.element} (${place.token}): ${what}`;
  return [
    ...(token?.element === place.element && token.waiting === place.waiting ? [] : [say('is elsewhere')]),
    ...(here?.token === place.token && here.at === place.since ? [] : [say('path begins elsewhere')]),
    ...(place.path.at(-1)?.came.by === 'start' || hasItsOwnStart(place) ? [] : [say('path ends nowhere')]),
    ...place.path.flatMap((passage, index) => brokenPassage(court, passage, place.path[index + 1])),
    ...place.waitsFor.flatMap((wait) => brokenWait(court, place.token, wait)),
    ...missingWaits(court, place.token, place.waitsFor),
  ].map((broken) => `${place.element}: ${broken}`);
};

const hasItsOwnStart = ({ path }: PlaceExplained): boolean => path.at(-1)?.came.by === 'event';

const brokenPassage = (court: Court, passage: Passage, before: Passage | undefined): readonly string[] => {
  const event = eventAt(court, passage.evidence);
  const batch = court.log.find(({ sequence }) => sequence === passage.evidence.sequence);
  const node = court.definition.nodes.get(passage.element);
  const token = event?.type === 'TokenArrived' ? event.token : undefined;
  return [
    ...(token?.id === passage.token && token.element === passage.element ? [] : ['arrival is not on record']),
    ...(batch?.at === passage.at ? [] : ['arrived at another moment']),
    ...brokenCame(court, passage, before),
    ...brokenTrigger(court, passage, before),
    ...(passage.taken ?? []).flatMap((taken) => brokenTaken(court, passage, taken)),
    ...(passage.notTaken ?? []).flatMap((way) => brokenNotTaken(court, passage, node, way)),
    ...missingWays(court, passage, node),
  ].map((broken) => `at ${passage.element} (${passage.token}): ${broken}`);
};

const brokenCame = (court: Court, passage: Passage, before: Passage | undefined): readonly string[] => {
  const { came, evidence, token } = passage;
  const previous = eventAt(court, { ...evidence, event: evidence.event - 1 });
  const follows = (id: TokenId | undefined): boolean => id !== undefined && before?.token === id;
  const scope = stateBefore(court, evidence)?.scopes[arrivalOf(court, token)?.scope ?? ('' as ScopeId)];
  const left = (id: TokenId): boolean =>
    flat(court)
      .slice(0, flatIndex(court, evidence))
      .some((event) => event.type === 'TokenLeft' && event.token === id && event.how === 'completed');
  const checks: Record<typeof came.by, () => boolean> = {
    start: () => flat(court)[0]?.type === 'InstanceStarted' && before === undefined,
    flow: () =>
      came.by === 'flow' &&
      previous?.type === 'FlowTaken' &&
      previous.flow === came.flow &&
      previous.to === passage.element &&
      follows(came.from) &&
      [came.from, ...(came.together ?? [])].every(
        (id) =>
          id !== undefined &&
          (left(id) || isComplex(court.definition.nodes.get(previous.from))) &&
          arrivalOf(court, id)?.element === previous.from,
      ),
    link: () => came.by === 'link' && follows(came.from) && came.from !== undefined && left(came.from),
    inside: () => came.by === 'inside' && follows(came.holder) && scope?.token === came.holder,
    iteration: () =>
      came.by === 'iteration' &&
      follows(came.holder) &&
      scope?.kind === 'iteration' &&
      scope.variables['loopCounter'] === came.number - 1,
    boundary: () =>
      came.by === 'boundary' &&
      follows(came.from) &&
      court.definition.nodes.get(came.activity)?.boundary.includes(passage.element) === true &&
      before?.element === came.activity,
    event: () => court.definition.nodes.get(passage.element)?.type === 'subProcess' && before === undefined,
    compensation: () => came.by === 'compensation' && follows(came.thrower) && scope?.kind === 'compensation',
    migration: () => eventAt(court, evidence)?.type === 'InstanceMigrated',
    // Nobody puts a token anywhere by hand in these histories.
    command: () => false,
  };
  return checks[came.by]() ? [] : [`did not come by ${JSON.stringify(came)}`];
};

const movers = new Set([
  'InstanceStarted',
  'UserTaskClosed',
  'JobRemoved',
  'Unsubscribed',
  'ErrorThrown',
  'EscalationThrown',
]);

const brokenTrigger = (
  court: Court,
  { trigger, evidence }: Passage,
  before: Passage | undefined,
): readonly string[] => {
  const came = before === undefined || before.evidence.sequence < evidence.sequence;
  if (!trigger) return came && before === undefined ? ['nobody moved it'] : [];
  const batch = court.log.find(({ sequence }) => sequence === trigger.sequence);
  const event = eventAt(court, trigger.evidence);
  const first = batch?.events.find(({ type }) => movers.has(type));
  return [
    ...(trigger.sequence === evidence.sequence ? [] : ['moved by another command']),
    ...(batch?.actor === trigger.actor && batch.command === trigger.command && batch.at === trigger.at
      ? []
      : ['moved by somebody else']),
    ...(first === undefined || event === undefined || movers.has(event.type) || trigger.element === undefined
      ? []
      : ['moved by something else']),
  ];
};

/** Its conditions also ask what the gateway counts, which no variable says (BPMN 2.0 §13.4.5). */
const isComplex = (node: FlowNode | undefined): boolean => node?.type === 'complexGateway';

type Says = (event: EngineEvent | undefined) => boolean;

/** The state in which a complex gateway chose: before what it did then, told backwards from one of its choices. */
const whenChosen = (court: Court, evidence: Evidence, gateway: FlowNode): ProcessInstance | undefined => {
  const events = flat(court);
  let at = flatIndex(court, evidence);
  const back = (says: Says): void => {
    while (at > 0 && says(events[at - 1])) at -= 1;
  };
  const ways = new Set<string | undefined>(gateway.outgoing.map(({ id }) => id));
  back(
    (event) =>
      (event?.type === 'FlowTaken' && event.from === gateway.id) ||
      (event?.type === 'TokenArrived' && ways.has(event.token.via)),
  );
  const before = at;
  back((event) => event?.type === 'TokenChanged' && event.waiting === 'reset');
  if (at === before) back((event) => event?.type === 'TokenLeft' && event.element === gateway.id);
  back((event) => event?.type === 'FlowNotTaken' && event.from === gateway.id);
  return replay(events.slice(0, at));
};

/** What a complex gateway counts in a state, worked out anew. */
const countedAt = (
  state: ProcessInstance | undefined,
  gateway: FlowNode,
  scope: ScopeId | undefined,
): Record<string, Json> => {
  const here = Object.values(state?.tokens ?? {}).filter(
    (token) => token.element === gateway.id && token.scope === scope,
  );
  const waiting = here.filter((token) => token.waiting === 'join');
  return {
    activationCount: waiting.length,
    tokenCounts: Object.fromEntries(
      gateway.incoming.map(({ id }) => [id, waiting.filter(({ via }) => via === id).length]),
    ),
    waitingForStart: here.every((token) => token.waiting === 'join'),
  };
};

/** Whether the condition of a flow held when it was chosen, or not. */
const held = (
  court: Court,
  node: FlowNode | undefined,
  { flow, evidence, scope }: { flow: SequenceFlow; evidence: Evidence; scope: ScopeId | undefined },
): unknown => {
  if (!node || !isComplex(node)) return holds(court, flow, evidence, scope);
  if (!flow.condition) return undefined;
  const state = whenChosen(court, evidence, node);
  const values = { ...seenFrom(state, scope), ...countedAt(state, node, scope) };
  const answer = court.evaluate.expression(flow.condition, { values });
  return answer.ok ? answer.value : answer.reason.code;
};

const brokenTaken = (
  court: Court,
  passage: Passage,
  { flow: id, to, why, values, evidence }: Taken,
): readonly string[] => {
  const event = eventAt(court, evidence);
  const flow = court.definition.flows.get(id);
  const scope = arrivalOf(court, passage.token)?.scope;
  if (event?.type !== 'FlowTaken' || event.flow !== id || event.to !== to || !flow)
    return [`flow ${id} was not taken there`];
  const node = court.definition.nodes.get(passage.element);
  const others = node?.outgoing.filter((other) => other.id !== id) ?? [];
  const right: Record<Taken['why'], () => boolean> = {
    'no-condition': () => !flow.condition || node?.type === 'parallelGateway',
    'condition-held': () =>
      held(court, node, { flow, evidence, scope }) === true &&
      sameValues(court, evidence, scope, values ?? []),
    default: () =>
      node?.defaultFlow === id &&
      others.every((other) => held(court, node, { flow: other, evidence, scope }) !== true),
    'event-happened': () => node?.type === 'eventBasedGateway',
  };
  return right[why]() ? [] : [`flow ${id} was not taken because ${why}`];
};

const brokenNotTaken = (
  court: Court,
  passage: Passage,
  node: FlowNode | undefined,
  way: NotTaken,
): readonly string[] => {
  if ('event' in way) return happenedAfterAll(court, passage, way.event) ? [`${way.event} did happen`] : [];
  const flow = court.definition.flows.get(way.flow);
  if (!flow || passage.taken?.some((taken) => taken.flow === way.flow)) return [`${way.flow} was taken`];
  if (way.why === 'condition-failed') {
    const event = eventAt(court, way.evidence);
    const scope = arrivalOf(court, passage.token)?.scope;
    const is =
      event?.type === 'FlowNotTaken' &&
      event.flow === way.flow &&
      held(court, node, { flow, evidence: way.evidence, scope }) === false &&
      sameValues(court, way.evidence, scope, way.values);
    return is ? [] : [`the condition of ${way.flow} did not fail`];
  }
  const order = node?.outgoing.map(({ id }) => id) ?? [];
  const right: Record<typeof way.why, () => boolean> = {
    'another-first': () =>
      passage.taken?.some((taken) => order.indexOf(taken.flow) < order.indexOf(way.flow)) === true &&
      node?.type === 'exclusiveGateway',
    'default-not-needed': () => node?.defaultFlow === way.flow && (passage.taken?.length ?? 0) > 0,
    'another-event-first': () => node?.type === 'eventBasedGateway',
  };
  return right[way.why]() ? [] : [`${way.flow} was not left because ${way.why}`];
};

const happenedAfterAll = (court: Court, { token, evidence }: Passage, boundary: string): boolean => {
  const events = flat(court).slice(flatIndex(court, evidence));
  const gone = events.findIndex((event) => event.type === 'TokenLeft' && event.token === token);
  const scope = arrivalOf(court, token)?.scope;
  const happened = (event: EngineEvent | undefined): boolean =>
    event?.type === 'TokenArrived' && event.token.element === boundary && event.token.scope === scope;
  return events.slice(0, gone + 2).some(happened);
};

const missingWays = (
  _court: Court,
  { taken, notTaken }: Passage,
  node: FlowNode | undefined,
): readonly string[] => {
  if (!taken || taken.length === 0) return [];
  const told = [...taken, ...(notTaken ?? [])].flatMap((way) => ('flow' in way ? [way.flow] : []));
  const drawn = (node?.outgoing ?? []).map(({ id }) => id);
  return JSON.stringify([...told].sort()) === JSON.stringify([...drawn].sort())
    ? []
    : [`ways on are ${drawn.join()}, but ${told.join()} are told`];
};

const brokenWait = (court: Court, token: TokenId | undefined, wait: Wait): readonly string[] => {
  const { state } = court;
  const here = token === undefined ? undefined : state.tokens[token];
  const started = 'evidence' in wait ? eventAt(court, wait.evidence) : undefined;
  const checks: Record<Wait['for'], () => boolean> = {
    person: () =>
      here?.waiting === 'userTask' && started?.type === 'UserTaskOpened' && started.token === token,
    worker: () => wait.for === 'worker' && isJob(court, wait.job, 'external', started),
    service: () => wait.for === 'service' && isJob(court, wait.job, 'continuation', started),
    timer: () =>
      wait.for === 'timer' &&
      isJob(court, wait.job, 'timer', started) &&
      state.jobs[wait.job]?.dueAt === wait.dueAt &&
      needsAsDrawn(court, wait),
    message: () => isSubscription(court, wait, started),
    signal: () => isSubscription(court, wait, started),
    condition: () => isSubscription(court, wait, started),
    flow: () => {
      if (wait.for !== 'flow' || !here || !['join', 'reset'].includes(here.waiting)) return false;
      const came = Object.values(state.tokens).some(
        (other) => other.via === wait.flow && other.waiting === 'join' && other.scope === here.scope,
      );
      const isParallel = court.definition.nodes.get(here.element)?.type === 'parallelGateway';
      return !came && (!isParallel || wait.mayCome.length > 0);
    },
    choice: () =>
      wait.for === 'choice' &&
      here?.waiting === 'adHoc' &&
      wait.enabled.every((id) => court.definition.nodes.get(id)?.parent === here.element),
    tokens: () => wait.for === 'tokens' && here?.waiting === 'join' && wait.completed < wait.total,
    data: () =>
      wait.for === 'data' &&
      here?.waiting === 'data' &&
      wait.names.every((name) => (visibleIn(state.scopes, here.scope).values[name] ?? null) === null),
    activation: () => wait.for === 'activation' && isNotActivated(court, here),
    inside: () =>
      wait.for === 'inside' &&
      ['scope', 'adHoc'].includes(here?.waiting ?? '') &&
      (here?.waiting === 'adHoc' || wait.tokens.length > 0),
    called: () =>
      wait.for === 'called' && here?.called === wait.instance && started?.type === 'CallRequested',
    incident: () => wait.for === 'incident' && Object.hasOwn(state.incidents, wait.incident),
  };
  return checks[wait.for]() ? [] : [`does not wait for ${JSON.stringify(wait)}`];
};

/** A gateway that its condition holds for would have gone on; one that has gone on waits for the rest only. */
const isNotActivated = ({ definition, evaluate, state }: Court, token: Token | undefined): boolean => {
  const node = token && definition.nodes.get(token.element);
  const { activationCondition } = (node ?? {}) as { readonly activationCondition?: Expression };
  if (!node || !isComplex(node) || !activationCondition) return false;
  const counted = countedAt(state, node, token.scope);
  if (counted['waitingForStart'] === false) return true;
  const answer = evaluate.expression(activationCondition, {
    values: { ...seenFrom(state, token.scope), ...counted },
  });
  return answer.ok && answer.value === false;
};

const isJob = ({ state }: Court, job: string, kind: string, started: EngineEvent | undefined): boolean =>
  Object.values(state.jobs).some((found) => found.id === job && found.kind === kind) &&
  started?.type === 'JobCreated' &&
  started.job.id === job;

/** Whether one of several things is enough, read off the drawing again. */
const needsAsDrawn = (
  { definition }: Court,
  { element, needs }: { readonly element: ElementId; readonly needs?: 'one' | 'all' },
): boolean => {
  const event = eventOf(definition.nodes.get(element) as FlowNode);
  return needs === (event?.kind === 'multiple' ? (event.parallel ? 'all' : 'one') : undefined);
};

const isSubscription = (court: Court, wait: Wait, started: EngineEvent | undefined): boolean => {
  if (!('subscription' in wait)) return false;
  const found = court.state.subscriptions[wait.subscription];
  return (
    found?.element === wait.element &&
    needsAsDrawn(court, wait) &&
    (found.kind === 'conditional'
      ? wait.for === 'condition'
      : found.kind === wait.for && found.name === wait.name) &&
    started?.type === 'Subscribed' &&
    started.subscription.id === wait.subscription
  );
};

const nameOf = (wait: Wait): readonly string[] => {
  if ('job' in wait) return [wait.job];
  return 'subscription' in wait ? [wait.subscription] : [];
};

const missingWaits = (
  { state }: Court,
  token: TokenId | undefined,
  told: readonly Wait[],
): readonly string[] => {
  const names = new Set(told.flatMap(nameOf));
  const owed = [...Object.values(state.jobs), ...Object.values(state.subscriptions)].filter(
    (wait) => wait.token === token,
  );
  const untold = owed
    .filter(({ id }) => !names.has(id))
    .map(({ element }) => `wait at ${element} is not told`);
  const nothing = token !== undefined && told.length === 0 ? ['waits for nothing'] : [];
  return [...untold, ...nothing, ...(names.size > owed.length ? ['waits are made up'] : [])];
};
