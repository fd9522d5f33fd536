import { globalName, type InstanceId } from '../../../engine/instance.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord } from '../../../ports/records.js';
import { explainInstance, type ExplainedInstance } from '../../engine/explain-instance.js';
import type { Ports } from '../../work.js';
import { openTo } from '../access.js';
import type { Identity } from '../identity.js';
import { recordsById } from '../records-by-id.js';
import type { CareRefusal } from '../refusals.js';
import { namesOf } from '../users.js';
import type { Passage } from '../../../engine/explain/explanation.js';
import { sayNode } from '../trajectories/say-node.js';
import { tellPassage } from './tell-path.js';
import { tellWait } from './tell-wait.js';
import type { ExplanationView, InstanceExplainedView, PassageView } from './views.js';

/** More running processes than any trajectory has; a bound, so that one page never reads without end. */
const mostInstances = 60;

/**
 * For every place of a trajectory: why it is here, what it waits for, who can move it, and why it went no other way
 * (domain.md §2.3: whoever waits can always be told what for). For those who may see the trajectory.
 */
export const viewExplanation = async (
  ports: Ports,
  who: Identity,
  trajectoryId: string,
): Promise<Outcome<ExplanationView, CareRefusal>> => {
  const access = await openTo(ports, who, trajectoryId, 'header');
  if (!access.ok) return access;
  const running = await ports.store.find('instance', {
    where: [{ field: 'businessKey', is: trajectoryId }],
    sort: [{ by: 'id' }],
    limit: mostInstances,
  });
  const items = await Promise.all(running.map(({ body }) => tellInstance(ports, body.id)));
  return ok({ items: items.filter((item) => item !== undefined), asOf: ports.clock.now() });
};

const tellInstance = async (ports: Ports, instanceId: string): Promise<InstanceExplainedView | undefined> => {
  const explained = await explainInstance(ports, instanceId);
  if (!explained) return undefined;
  const { definition, definitions, explanation } = explained;
  const tell = (passage: Passage): PassageView =>
    tellPassage(definitions.get(passage.definition ?? definition.id) ?? definition, nameOf, passage);
  const idOf = (token: string): string => globalName(instanceId as InstanceId, token);
  const tasks = await tasksOf(ports, instanceId);
  const [nameOf, calledName] = await Promise.all([
    namesOf(ports, peopleIn(explained, [...tasks.values()])),
    calledNames(ports, explained),
  ]);
  const around = { definition, nameOf, calledName, task: undefined };
  return {
    instanceId,
    processName: definition.name ?? definition.key,
    suspended: explanation.suspended,
    places: explanation.places.map(({ token, element, since, waitsFor, path, cut }) => ({
      id: idOf(token),
      elementId: element,
      name: sayNode(definition, element),
      since,
      waitsFor: waitsFor.map((wait) => tellWait({ ...around, task: tasks.get(idOf(token)) }, wait)),
      path: path.map(tell),
      cut,
    })),
    around: explanation.around.map((wait) => tellWait(around, wait)),
  };
};

const tasksOf = async (ports: Ports, instanceId: string): Promise<ReadonlyMap<string, TaskRecord>> => {
  const found = await ports.store.find('task', {
    where: [{ field: 'instanceId', is: instanceId }],
    limit: 500,
  });
  return new Map(found.map(({ body }) => [body.id, body]));
};

const peopleIn = (
  { explanation }: ExplainedInstance,
  tasks: readonly TaskRecord[],
): readonly (string | undefined)[] => [
  ...explanation.places.flatMap(({ path }) => path.map(({ trigger }) => trigger?.actor)),
  ...tasks.flatMap(({ assignee, candidateUsers, care }) => [
    assignee,
    ...candidateUsers,
    ...(care?.excludedUsers ?? []).map(({ user }) => user),
  ]),
];

const calledNames = async (ports: Ports, { explanation }: ExplainedInstance) => {
  const called = explanation.places.flatMap(({ waitsFor }) =>
    waitsFor.flatMap((wait) => (wait.for === 'called' ? [wait.instance] : [])),
  );
  const records = await recordsById(ports, 'instance', called);
  const names = new Map<string, string>();
  for (const [id, { definitionId, definitionKey }] of records)
    names.set(id, (await ports.definitions.byId(definitionId))?.name ?? definitionKey);
  return (id: string): string | undefined => names.get(id);
};
