import type { FlowNode, ProcessDefinition } from '../definition.js';
import { eventOf, partAt } from '../event-parts.js';
import { given } from '../given.js';
import type { ElementId, EngineJob, Subscription, Token, TokenId } from '../instance.js';
import { enabledAt } from '../runtime/ad-hoc.js';
import { missingAt } from '../runtime/data.js';
import { visibleIn } from '../runtime/run.js';
import { reaching } from '../runtime/inclusive.js';
import type { Evidence, Needs, Wait } from './explanation.js';
import type { Walked } from './walk.js';

/** What one token waits for, and what may happen to it beside that. */
export const waitsOf = (definition: ProcessDefinition, walked: Walked, token: Token): readonly Wait[] => [
  ...itself(definition, walked, token),
  ...heard(definition, walked, ({ token: id }) => id === token.id, token.element),
  ...incidents(walked, token),
];

/** What may happen to a scope as a whole: the starts of its event sub-processes. */
export const waitsAround = (definition: ProcessDefinition, walked: Walked): readonly Wait[] =>
  heard(definition, walked, ({ token }) => token === undefined, undefined);

const nowhere: Evidence = { sequence: 0, event: 0 };
const began = ({ began: where }: Walked, id: string): Evidence => where.get(id) ?? nowhere;

type Telling = (definition: ProcessDefinition, walked: Walked, token: Token) => readonly Wait[];

const itself: Telling = (definition, walked, token) =>
  byWaiting[token.waiting]?.(definition, walked, token) ?? [];

const inside: Telling = (_definition, { state }, { id, inner }) => {
  const held = new Set(
    Object.values(state.scopes).flatMap((scope) =>
      scope.id === inner || scope.token === id ? [scope.id] : [],
    ),
  );
  const tokens = Object.values(state.tokens).flatMap((other) => (held.has(other.scope) ? [other.id] : []));
  const scope = inner === undefined ? undefined : state.scopes[inner];
  const loop = scope?.kind === 'multiInstance' ? scope.loop : undefined;
  return [{ for: 'inside', tokens, ...(loop && { completed: loop.completed, total: loop.total }) }];
};

/** BPMN 2.0 §13.4.1, §13.4.3: a join waits for its other flows; who may still come is somewhere upstream. */
const missingFlows: Telling = (definition, { state }, { element, scope }) => {
  const gateway = definition.nodes.get(element);
  const others = Object.values(state.tokens).filter((token) => token.scope === scope);
  const here = new Set(others.flatMap((other) => (other.element === element ? [other.via] : [])));
  return (gateway?.incoming ?? [])
    .filter(({ id }) => !here.has(id))
    .map((flow) => ({
      for: 'flow',
      flow: flow.id,
      mayCome: others.flatMap((other): readonly TokenId[] =>
        other.element !== element && reaching(definition, flow).has(other.element) ? [other.id] : [],
      ),
    }));
};

/** An activity that needs several tokens, a complex gateway that needs its condition; else a join, and its flows. */
const atJoin: Telling = (definition, walked, token) => {
  const node = definition.nodes.get(token.element);
  if (node?.startQuantity !== undefined) {
    const here = Object.values(walked.state.tokens).filter(
      ({ element, scope, waiting }) =>
        element === token.element && scope === token.scope && waiting === 'join',
    );
    return [{ for: 'tokens', completed: here.length, total: node.startQuantity }];
  }
  const condition = activationOf(node);
  return [
    ...(condition === undefined ? [] : [{ for: 'activation' as const, condition }]),
    ...missingFlows(definition, walked, token),
  ];
};

const activationOf = (node: FlowNode | undefined): string | undefined => {
  const { activationCondition } = (node ?? {}) as {
    readonly activationCondition?: { readonly text: string };
  };
  return activationCondition?.text;
};

const missingData: Telling = (definition, { state }, { element, scope }) => {
  const data = definition.nodes.get(element)?.data;
  return data ? [{ for: 'data', names: missingAt(data, visibleIn(state.scopes, scope)) }] : [];
};

const byWaiting: { readonly [Kind in Token['waiting']]?: Telling } = {
  userTask: (_definition, walked, { id }) => [{ for: 'person', evidence: began(walked, id) }],
  scope: inside,
  adHoc: (definition, walked, token) => [
    { for: 'choice', enabled: enabledAt(definition, walked.state, token) },
    ...inside(definition, walked, token),
  ],
  call: (_definition, walked, { id, called: instance }) =>
    instance === undefined ? [] : [{ for: 'called', instance, evidence: began(walked, id) }],
  data: missingData,
  join: atJoin,
  reset: missingFlows,
};

type Waiter = Pick<EngineJob, 'token' | 'scope' | 'element'>;

const heard = (
  definition: ProcessDefinition,
  walked: Walked,
  concerned: (waiter: Waiter) => boolean,
  at: ElementId | undefined,
): readonly Wait[] => {
  const { jobs, subscriptions } = walked.state;
  const beside = ({ element }: Waiter): boolean => isBeside(definition, element, at);
  return [
    ...Object.values(jobs)
      .filter(concerned)
      .map((job) =>
        jobWait(job, { beside: beside(job), needs: needsOf(definition, job) }, began(walked, job.id)),
      ),
    ...Object.values(subscriptions)
      .filter(concerned)
      .map((one) => subscriptionWait(definition, one, { beside: beside(one), began: began(walked, one.id) })),
  ];
};

/** An event-based gateway waits for the events behind it; everything else elsewhere is beside the place. */
const isBeside = (definition: ProcessDefinition, element: ElementId, at: ElementId | undefined): boolean => {
  if (element === at) return false;
  const node = at === undefined ? undefined : definition.nodes.get(at);
  return !(node?.type === 'eventBasedGateway' && node.outgoing.some(({ target }) => target === element));
};

/** BPMN 2.0 §10.5.5: a multiple event happens with one of its things, a parallel multiple one with all of them. */
const needsOf = (definition: ProcessDefinition, { element }: Pick<Waiter, 'element'>): Needs | undefined => {
  const node = definition.nodes.get(element);
  const event = node && eventOf(node);
  if (event?.kind !== 'multiple') return undefined;
  return event.parallel ? 'all' : 'one';
};

const jobWait = (
  { id: job, kind, element, topic, dueAt }: EngineJob,
  { beside, needs }: { readonly beside: boolean; readonly needs: Needs | undefined },
  evidence: Evidence,
): Wait => {
  if (kind === 'external') return { for: 'worker', job, ...(topic !== undefined && { topic }), evidence };
  if (kind === 'continuation') return { for: 'service', job, evidence };
  return { for: 'timer', job, element, ...given({ dueAt, needs }), beside, evidence };
};

const subscriptionWait = (
  definition: ProcessDefinition,
  { id: subscription, kind, name, element, part }: Subscription,
  { beside, began: evidence }: { readonly beside: boolean; readonly began: Evidence },
): Wait => {
  const needs = needsOf(definition, { element });
  const waiting = { subscription, element, ...given({ needs }), beside, evidence };
  if (kind !== 'conditional') return { for: kind, name, ...waiting };
  return { for: 'condition', name: conditionOf(definition.nodes.get(element), part), ...waiting };
};

const conditionOf = (node: FlowNode | undefined, part: number | undefined): string => {
  const event = node && eventOf(node);
  const one = event && partAt(event, part);
  return one?.kind === 'conditional' ? one.condition.text : '';
};

const incidents = (walked: Walked, token: Token): readonly Wait[] => {
  const { incidents: raised, jobs } = walked.state;
  return Object.values(raised)
    .filter(({ token: at, job }) => at === token.id || (job !== undefined && jobs[job]?.token === token.id))
    .map(({ id: incident, code }) => ({
      for: 'incident',
      incident,
      code,
      evidence: began(walked, incident),
    }));
};
