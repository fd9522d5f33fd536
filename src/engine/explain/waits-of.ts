import type { FlowNode, ProcessDefinition } from '../definition.js';
import type { ElementId, EngineJob, Subscription, Token, TokenId } from '../instance.js';
import { reaching } from '../runtime/inclusive.js';
import type { Evidence, Wait } from './explanation.js';
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

const itself = (definition: ProcessDefinition, walked: Walked, token: Token): readonly Wait[] => {
  if (token.waiting === 'userTask') return [{ for: 'person', evidence: began(walked, token.id) }];
  if (token.waiting === 'scope') return inside(walked, token);
  if (token.waiting === 'call' && token.called !== undefined)
    return [{ for: 'called', instance: token.called, evidence: began(walked, token.id) }];
  return token.waiting === 'join' ? missingFlows(definition, walked, token) : [];
};

const inside = ({ state }: Walked, { id, inner }: Token): readonly Wait[] => {
  const held = new Set(
    Object.values(state.scopes).flatMap((scope) =>
      scope.id === inner || scope.token === id ? [scope.id] : [],
    ),
  );
  const tokens = Object.values(state.tokens).flatMap((other) => (held.has(other.scope) ? [other.id] : []));
  const loop = inner === undefined ? undefined : state.scopes[inner]?.loop;
  return [{ for: 'inside', tokens, ...(loop && { completed: loop.completed, total: loop.total }) }];
};

/** BPMN 2.0 §13.4.1, §13.4.3: a join waits for its other flows; who may still come is somewhere upstream. */
const missingFlows = (
  definition: ProcessDefinition,
  { state }: Walked,
  { element, scope }: Token,
): readonly Wait[] => {
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
      .map((job) => jobWait(job, beside(job), began(walked, job.id))),
    ...Object.values(subscriptions)
      .filter(concerned)
      .map((one) => subscriptionWait(definition, one, beside(one), began(walked, one.id))),
  ];
};

/** An event-based gateway waits for the events behind it; everything else elsewhere is beside the place. */
const isBeside = (definition: ProcessDefinition, element: ElementId, at: ElementId | undefined): boolean => {
  if (element === at) return false;
  const node = at === undefined ? undefined : definition.nodes.get(at);
  return !(node?.type === 'eventBasedGateway' && node.outgoing.some(({ target }) => target === element));
};

const jobWait = (
  { id: job, kind, element, topic, dueAt }: EngineJob,
  beside: boolean,
  evidence: Evidence,
): Wait => {
  if (kind === 'external') return { for: 'worker', job, ...(topic !== undefined && { topic }), evidence };
  if (kind === 'continuation') return { for: 'service', job, evidence };
  return { for: 'timer', job, element, ...(dueAt !== undefined && { dueAt }), beside, evidence };
};

const subscriptionWait = (
  definition: ProcessDefinition,
  { id: subscription, kind, name, element }: Subscription,
  beside: boolean,
  evidence: Evidence,
): Wait => {
  const waiting = { subscription, element, beside, evidence };
  if (kind !== 'conditional') return { for: kind, name, ...waiting };
  return { for: 'condition', name: conditionOf(definition.nodes.get(element)), ...waiting };
};

const conditionOf = (node: FlowNode | undefined): string => {
  const { event } = (node ?? {}) as { readonly event?: { readonly condition?: { readonly text: string } } };
  return event?.condition?.text ?? '';
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
