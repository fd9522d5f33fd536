import { globalName, type InstanceId, type Token } from '../../../engine/instance.js';
import type { ProcessDefinition } from '../../../engine/definition.js';
import type {
  HistoricActivityRecord,
  HistoricInstanceRecord,
  InstanceRecord,
} from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { recordsById } from '../records-by-id.js';
import type { PlaceView } from '../views.js';
import { sayNode } from './say-node.js';

/** More running processes than any trajectory has; a bound, so that one page never reads without end. */
const mostPlaces = 60;

/** Where a trajectory stands and has been: one place per process instance, running ones first. */
export const placesOf = async (ports: Ports, trajectoryId: string): Promise<PlaceView[]> => {
  const found = await ports.store.find('historicInstance', {
    where: [{ field: 'businessKey', is: trajectoryId }],
    sort: [{ by: 'startedAt', descending: true }],
    limit: mostPlaces,
  });
  const history = found.map(({ body }) => body);
  const running = await recordsById(
    ports,
    'instance',
    history.map(({ id }) => id),
  );
  const places = await Promise.all(
    history.map((instance) => placeOf(ports, instance, running.get(instance.id))),
  );
  return [
    ...places.filter((place) => place.active.length > 0),
    ...places.filter((place) => place.active.length === 0),
  ];
};

const placeOf = async (
  ports: Ports,
  history: HistoricInstanceRecord,
  running: InstanceRecord | undefined,
): Promise<PlaceView> => {
  const [definition, activities, incidents] = await Promise.all([
    ports.definitions.byId(history.definitionId),
    activitiesOf(ports, history.id),
    ports.store.find('incident', { where: [{ field: 'instanceId', is: history.id }], limit: 100 }),
  ]);
  return {
    instanceId: history.id,
    definitionId: history.definitionId,
    processKey: history.definitionKey,
    processName: definition?.name ?? history.definitionKey,
    version: definition?.version ?? 0,
    active: running ? standing(running, definition, activities) : [],
    visited: [...new Set(activities.map(({ elementId }) => elementId))],
    incidents: incidents.map(({ body }) => ({
      id: body.id,
      elementId: body.elementId ?? '',
      name: sayNode(definition, body.elementId),
      code: body.code,
      message: body.message,
    })),
  };
};

const activitiesOf = async (ports: Ports, instanceId: string): Promise<readonly HistoricActivityRecord[]> => {
  const found = await ports.store.find('historicActivity', {
    where: [{ field: 'instanceId', is: instanceId }],
    sort: [{ by: 'startedAt' }],
    limit: 2000,
  });
  return found.map(({ body }) => body);
};

/** A sub-process and a call wait for what runs inside, a join for other branches: those are told themselves. */
const waitsForOthers: ReadonlySet<Token['waiting']> = new Set<Token['waiting']>([
  'scope',
  'adHoc',
  'call',
  'join',
  'reset',
]);

const standing = (
  { state, id }: InstanceRecord,
  definition: ProcessDefinition | undefined,
  activities: readonly HistoricActivityRecord[],
): PlaceView['active'] => {
  const since = new Map(activities.map((activity) => [activity.id, activity.startedAt]));
  const started = activities[0]?.startedAt;
  return Object.values<Token>(state.tokens).flatMap((token) => {
    const at = since.get(globalName(id as InstanceId, token.id)) ?? started;
    return at === undefined
      ? []
      : [
          {
            elementId: token.element,
            name: sayNode(definition, token.element),
            since: at,
            quiet: waitsForOthers.has(token.waiting),
          },
        ];
  });
};
