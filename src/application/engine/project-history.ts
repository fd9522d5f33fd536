import type { FlowNode } from '../../engine/definition.js';
import type { IncidentId, Scope } from '../../engine/instance.js';
import type { HistoricActivityRecord, HistoricInstanceRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { activityTypeOf } from './activity-type.js';
import { closeIncident, closeOwnIncidents } from './close-incident.js';
import { given } from './given.js';
import { wordsInHistory } from './words-in-history.js';
import { nameIn, originOf, projectionOf, type EventOf, type Move, type Projections } from './move.js';

/** What may be looked back upon: the instance as a whole, and one record per visit of an element. */
export const projectHistory = async (work: Work, move: Move): Promise<void> => {
  for (const event of move.events) await projectionOf(projections, event)?.(work, move, event);
};

const projections: Projections<Promise<void> | void> = {
  InstanceStarted: (work, move, event) => work.put('historicInstance', startedInstance(work, move, event)),
  TokenArrived: (work, move, event) => work.put('historicActivity', visit(work, move, event)),
  TokenChanged: (work, move, event) => leaveToTokenInside(work, move, event),
  CallRequested: (work, move, { token, called }) =>
    changeVisit(work, move, token, { calledInstanceId: called }),
  UserTaskOpened: (work, move, { token, task: { assignee } }) =>
    assignee === undefined ? undefined : changeVisit(work, move, token, { assignee }),
  UserTaskClosed: (work, move, event) => closeTaskVisit(work, move, event),
  TokenLeft: (work, move, { token, how }) =>
    changeVisit(work, move, token, { endedAt: work.at, canceled: how === 'cancelled' }),
  InstanceStateChanged: (work, move, { state }) =>
    changeInstance(work, move, { state: state === 'suspended' ? 'SUSPENDED' : 'ACTIVE' }),
  IncidentResolved: (work, move, { incident }) => endIncident(work, move, incident),
  InstanceEnded: async (work, move, event) => {
    if (move.record.ownIncidents) await closeOwnIncidents(work, move.record.id);
    await changeInstance(work, move, {
      endedAt: work.at,
      state: endState(event),
      variables: event.variables,
      ...given({ types: event.types, deleteReason: reasonOf(move) }),
    });
  },
};

/** What went with the work it was about was never resolved. */
const endIncident = (work: Work, move: Move, incident: IncidentId): Promise<void> => {
  const job = move.before?.incidents[incident]?.job;
  const cancelled = move.events.some(
    (event) => event.type === 'JobRemoved' && event.job === job && event.how === 'cancelled',
  );
  return closeIncident(work, nameIn(move, incident), cancelled ? 'deleted' : 'resolved');
};

const startedInstance = (
  work: Work,
  { record }: Move,
  { start }: EventOf<'InstanceStarted'>,
): HistoricInstanceRecord => ({
  id: record.id,
  definitionKey: record.definitionKey,
  definitionId: record.definitionId,
  ...(record.businessKey !== undefined && { businessKey: record.businessKey }),
  ...(record.parentInstanceId !== undefined && { parentInstanceId: record.parentInstanceId }),
  rootInstanceId: record.rootInstanceId,
  startedAt: work.at,
  startedBy: work.actor,
  startElementId: start,
  state: 'ACTIVE',
});

const visit = (work: Work, move: Move, { token }: EventOf<'TokenArrived'>): HistoricActivityRecord => {
  const node = move.definition.nodes.get(token.element);
  const { instanceId, definitionKey, definitionId, elementId } = originOf(move, token.element);
  return {
    id: nameIn(move, token.id),
    instanceId,
    definitionKey,
    definitionId,
    elementId,
    elementType: node ? typeOf(move, node, token.scope) : 'unknown',
    ...(node?.name !== undefined && { name: node.name }),
    startedAt: work.at,
    canceled: false,
  };
};

/** An activity with a scope of its own is one visit, and not one more by the token that holds the scope. */
const leaveToTokenInside = (
  work: Work,
  move: Move,
  { token, inner, waiting }: EventOf<'TokenChanged'>,
): void => {
  if (waiting === 'scope' && inner !== undefined && scopeIn(move, inner)?.kind === 'activity')
    work.remove('historicActivity', nameIn(move, token));
};

/** A repeated activity is visited once as a whole, and once per iteration. */
const typeOf = (move: Move, node: FlowNode, scopeId: string): string => {
  if (!node.multiInstance) return activityTypeOf(node);
  const scope = scopeIn(move, scopeId);
  const isRun = scope?.kind === 'iteration' || scope?.kind === 'activity';
  return isRun && scope.element === node.id ? node.type : 'multiInstanceBody';
};

const scopeIn = ({ events, instance }: Move, scopeId: string): Scope | undefined => {
  const opened = events.find((event) => event.type === 'ScopeOpened' && event.scope.id === scopeId);
  return opened?.type === 'ScopeOpened'
    ? opened.scope
    : Object.values(instance.scopes).find(({ id }) => id === scopeId);
};

const changeVisit = async (
  work: Work,
  move: Move,
  token: string,
  change: Partial<HistoricActivityRecord>,
): Promise<void> => {
  const known = await work.get('historicActivity', nameIn(move, token));
  if (known) work.put('historicActivity', { ...known, ...change });
};

const closeTaskVisit = async (
  work: Work,
  move: Move,
  { token, how }: EventOf<'UserTaskClosed'>,
): Promise<void> => {
  const task = await work.get('task', nameIn(move, token));
  const { command } = move;
  const byPerson = how === 'completed' && command.type === 'CompleteUserTask' && command.token === token;
  await changeVisit(work, move, token, {
    ...(task?.assignee !== undefined && { assignee: task.assignee }),
    ...(task && wordsInHistory(task)),
    ...(byPerson && { completedBy: work.actor }),
  });
};

const changeInstance = async (
  work: Work,
  { record }: Move,
  change: Partial<HistoricInstanceRecord>,
): Promise<void> => {
  const known = await work.get('historicInstance', record.id);
  if (known) work.put('historicInstance', { ...known, ...change });
};

const reasonOf = ({ command }: Move): string | undefined =>
  command.type === 'Terminate' ? command.reason : undefined;

const endState = ({ state }: EventOf<'InstanceEnded'>): HistoricInstanceRecord['state'] => {
  if (state === 'failed') return 'INTERNALLY_TERMINATED';
  return state === 'terminated' ? 'EXTERNALLY_TERMINATED' : 'COMPLETED';
};
