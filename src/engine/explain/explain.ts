import type { ProcessDefinition } from '../definition.js';
import type { EngineEvent } from '../events.js';
import type { DefinitionId, ElementId, Token, TokenId } from '../instance.js';
import type { Explanation, Passage, PlaceExplained, Recorded, Trigger } from './explanation.js';
import type { Visit } from './visit.js';
import { waitsAround, waitsOf } from './waits-of.js';
import { walk, type Walked } from './walk.js';
import { waysNotTaken } from './ways-not-taken.js';

/** How many visits of a path are told; who wants to know more reads the history. */
const longestPath = 200;

/**
 * Says of every place of an instance why it is there, what it waits for, and why it went no other way. All of it is
 * worked out from what is on record, and every clause names the event by which it can be checked.
 *
 * @param definitions Those the instance has followed, by their ids.
 * @param log The whole history of the instance, in order.
 */
export const explain = (
  definitions: ReadonlyMap<DefinitionId, ProcessDefinition>,
  log: readonly Recorded[],
): Explanation => {
  const walked = walk(definitions, log);
  if (!walked) return { suspended: false, places: [], around: [] };
  const batches = new Map(log.map((batch) => [batch.sequence, batch]));
  const { definition, state } = walked;
  return {
    suspended: state.state === 'suspended',
    places: Object.values(state.tokens).map((token) => explainPlace({ walked, batches }, token)),
    around: waitsAround(definition, walked),
  };
};

interface Telling {
  readonly walked: Walked;
  readonly batches: ReadonlyMap<number, Recorded>;
}

const explainPlace = (telling: Telling, token: Token): PlaceExplained => {
  const { walked } = telling;
  const visits = pathTo(telling, token.id);
  const [here] = visits;
  return {
    token: token.id,
    element: token.element,
    waiting: token.waiting,
    since: arrivalOf(here)?.at ?? firstMoment(telling),
    waitsFor: waitsOf(walked.definition, walked, token),
    path: visits.slice(0, longestPath).map((visit) => passageOf(telling, visit)),
    cut: visits.length > longestPath,
  };
};

/** Who has only moved with the diagram has been waiting since it came. */
const arrivalOf = (visit: Visit | undefined): Visit | undefined =>
  visit?.earlier ? arrivalOf(visit.earlier) : visit;

const firstMoment = ({ batches }: Telling): Recorded['at'] => {
  const [first] = batches.values();
  return first?.at ?? ('' as Recorded['at']);
};

const pathTo = ({ walked: { visits } }: Telling, token: TokenId): readonly Visit[] => {
  const path: Visit[] = [];
  const next = ({ earlier, before: [first] }: Visit): Visit | undefined =>
    earlier ?? (first === undefined ? undefined : visits.get(first));
  for (let visit = visits.get(token); visit && path.length <= longestPath; visit = next(visit))
    path.push(visit);
  return path;
};

const passageOf = (telling: Telling, visit: Visit): Passage => {
  const { token, at, evidence, came, left, taken } = visit;
  const trigger = triggerOf(telling, visit);
  return {
    token: token.id,
    element: token.element,
    ...(visit.definition !== telling.walked.definition && { definition: visit.definition.id }),
    at,
    evidence,
    came,
    ...(trigger && { trigger }),
    ...((left ?? taken.length > 0) && {
      taken,
      notTaken: waysNotTaken(telling.walked, visit),
    }),
  };
};

/** Only who came straight from a place where it waited was moved by somebody or something. */
const triggerOf = ({ walked, batches }: Telling, visit: Visit): Trigger | undefined => {
  const { sequence } = visit.evidence;
  const before = visit.before.map((token) => walked.visits.get(token)?.evidence.sequence);
  if (before.length > 0 && before.every((earlier) => earlier === sequence)) return undefined;
  const batch = batches.get(sequence);
  if (!batch) return undefined;
  const moved = batch.events.map((event) => movedBy(walked, event));
  const event = Math.max(
    moved.findIndex((element) => element !== undefined),
    0,
  );
  const element = moved[event];
  const { at, actor, command } = batch;
  return {
    sequence,
    at,
    actor,
    command,
    evidence: { sequence, event },
    ...(element !== undefined && { element }),
  };
};

type EventOf<Type extends EngineEvent['type']> = Extract<EngineEvent, { readonly type: Type }>;

/** Events that say what moved an instance, and at which element: the first of a command tells. */
const movers: {
  readonly [Type in EngineEvent['type']]?: (walked: Walked, event: EventOf<Type>) => ElementId | undefined;
} = {
  InstanceStarted: (_walked, { start }) => start,
  UserTaskClosed: ({ visits }, { token, how }) =>
    how === 'completed' ? visits.get(token)?.token.element : undefined,
  JobRemoved: ({ elements }, { job, how }) => (how === 'done' ? elements.get(job) : undefined),
  Unsubscribed: ({ elements }, { subscription, how }) =>
    how === 'delivered' ? elements.get(subscription) : undefined,
  ErrorThrown: (_walked, { element }) => element,
  EscalationThrown: (_walked, { element }) => element,
};

const movedBy = (walked: Walked, event: EngineEvent): ElementId | undefined =>
  (movers[event.type] as ((walked: Walked, event: EngineEvent) => ElementId | undefined) | undefined)?.(
    walked,
    event,
  );
