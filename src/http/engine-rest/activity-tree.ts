import { activityTypeOf } from '../../application/engine/activity-type.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import {
  globalName,
  type ProcessInstance,
  type Scope,
  type ScopeId,
  type Token,
} from '../../engine/instance.js';
import { grouped } from '../../engine/reading/grouped.js';
import { enabledActivitiesAt, type EnabledActivity } from './enabled-activities.js';
import { orNull } from './or-null.js';
import { undonePlacesIn, type Place, type UndonePlace } from './undone-places.js';

/** Where an instance is, as this API shows it: a tree of what is under way, one node per visit of an element. */
export interface ActivityInstance {
  readonly id: string;
  readonly parentActivityInstanceId: string | null;
  readonly activityId: string;
  readonly activityType: string;
  readonly activityName: string | null;
  readonly name: string | null;
  readonly processInstanceId: string;
  readonly processDefinitionId: string;
  readonly childActivityInstances: readonly ActivityInstance[];
  readonly childTransitionInstances: readonly TransitionInstance[];
  readonly executionIds: readonly string[];
  readonly incidentIds: readonly string[];
  readonly incidents: readonly { readonly id: string; readonly activityId: string }[];
  /** Of an ad-hoc sub-process: what may be started in it now. */
  readonly enabledActivities?: readonly EnabledActivity[];
}

/** A place before or behind an element, where the instance waits for a job to carry it on. */
interface TransitionInstance {
  readonly id: string;
  readonly parentActivityInstanceId: string;
  readonly activityId: string;
  readonly activityName: string | null;
  readonly activityType: string;
  readonly processInstanceId: string;
  readonly processDefinitionId: string;
  readonly executionId: string;
  readonly incidentIds: readonly string[];
}

interface Children {
  readonly activities: readonly ActivityInstance[];
  readonly transitions: readonly TransitionInstance[];
}

const together = (all: readonly Children[]): Children => ({
  activities: all.flatMap(({ activities }) => activities),
  transitions: all.flatMap(({ transitions }) => transitions),
});

const nameOfPlace = ({ element, isBody }: Place): string =>
  isBody ? `${element}#multiInstanceBody` : element;

/** The tree of a running instance. */
export const activityTree = (instance: ProcessInstance, definition: ProcessDefinition): ActivityInstance => {
  const scopes: readonly Scope[] = Object.values(instance.scopes);
  const tokens: readonly Token[] = Object.values(instance.tokens);
  const common = { processInstanceId: instance.id, processDefinitionId: definition.id };
  const idOf = (token: Token): string => globalName(instance.id, token.id);

  const undonePlaces = undonePlacesIn(instance, definition);

  const typeOf = ({ element }: Token): string => {
    const node = definition.nodes.get(element);
    return node ? activityTypeOf(node) : 'unknown';
  };
  const nameOf = (token: Token): string | null => orNull(definition.nodes.get(token.element)?.name);

  const incidentsAt = (token: Token) =>
    Object.values(instance.incidents)
      .filter((incident) => incident.token === token.id)
      .map(({ id, element }) => ({ id: globalName(instance.id, id), activityId: element }));

  const transition = (token: Token, parent: string): TransitionInstance => {
    return {
      ...common,
      id: idOf(token),
      parentActivityInstanceId: parent,
      activityId: token.element,
      activityName: nameOf(token),
      activityType: typeOf(token),
      executionId: idOf(token),
      incidentIds: incidentsAt(token).map(({ id }) => id),
    };
  };

  const childrenOf = (scope: ScopeId, parent: string): Children => {
    const here = tokens.filter((token) => token.scope === scope);
    const undone = undoneIn(undonePlaces.get(scope) ?? [], parent);
    return {
      activities: [
        ...here.filter((token) => token.waiting !== 'continuation').flatMap((token) => visits(token, parent)),
        ...undone.activities,
      ],
      transitions: [
        ...here.filter((token) => token.waiting === 'continuation').map((token) => transition(token, parent)),
        ...undone.transitions,
      ],
    };
  };

  /** The sub-processes something was done in are there once for all that is undone in them. */
  const undoneIn = (places: readonly UndonePlace[], parent: string): Children => {
    const byOutermost = grouped(places, ({ within: [outermost] }) => outermost && nameOfPlace(outermost));
    return together(
      [...byOutermost.values()].map((group) => {
        const [{ scope, within: [outermost] } = { scope: undefined, within: [] }] = group;
        if (scope === undefined || !outermost)
          return together(group.map((place) => childrenOf(place.scope, parent)));
        const id = `${globalName(instance.id, scope)}:${nameOfPlace(outermost)}`;
        const deeper = group.map(({ within, ...place }) => ({ ...place, within: within.slice(1) }));
        return {
          activities: [undonePlace(outermost, { id, parent, inside: undoneIn(deeper, id) })],
          transitions: [],
        };
      }),
    );
  };

  const undonePlace = (
    { element, isBody }: Place,
    { id, parent, inside }: { readonly id: string; readonly parent: string; readonly inside: Children },
  ): ActivityInstance => {
    const name = orNull(definition.nodes.get(element)?.name);
    return {
      ...common,
      id,
      parentActivityInstanceId: parent,
      activityId: nameOfPlace({ element, isBody }),
      activityType: isBody ? 'multiInstanceBody' : (definition.nodes.get(element)?.type ?? 'unknown'),
      activityName: name,
      name,
      childActivityInstances: inside.activities,
      childTransitionInstances: inside.transitions,
      executionIds: [],
      incidentIds: [],
      incidents: [],
    };
  };

  /** An activity with a scope of its own is two tokens, the whole and the one inside, and one visit. */
  const visits = (token: Token, parent: string): readonly ActivityInstance[] => {
    const inner = token.inner === undefined ? undefined : instance.scopes[token.inner];
    const inside = inner?.kind === 'activity' ? childrenOf(inner.id, parent).activities : [];
    return inside.length > 0 ? inside : [activity(token, parent)];
  };

  /** A repeated activity holds a scope for each of its runs. */
  const iterationsOf = (body: ScopeId, parent: string): Children => {
    return together(scopes.filter((scope) => scope.parent === body).map(({ id }) => childrenOf(id, parent)));
  };

  const insideOf = (inner: Scope | undefined, parent: string): Children => {
    if (inner === undefined || inner.kind === 'compensation') return together([]);
    return inner.kind === 'multiInstance' ? iterationsOf(inner.id, parent) : childrenOf(inner.id, parent);
  };

  const activity = (token: Token, parent: string): ActivityInstance => {
    const id = idOf(token);
    const inner = token.inner === undefined ? undefined : instance.scopes[token.inner];
    const repeated = inner?.kind === 'multiInstance';
    const { activities, transitions } = insideOf(inner, id);
    const incidents = incidentsAt(token);
    return {
      ...common,
      id,
      parentActivityInstanceId: parent,
      activityId: repeated ? `${token.element}#multiInstanceBody` : token.element,
      activityType: repeated ? 'multiInstanceBody' : typeOf(token),
      activityName: nameOf(token),
      name: nameOf(token),
      childActivityInstances: activities,
      childTransitionInstances: transitions,
      executionIds: [id],
      incidentIds: incidents.map((incident) => incident.id),
      incidents,
      ...(token.waiting === 'adHoc' && {
        enabledActivities: enabledActivitiesAt(definition, instance, token),
      }),
    };
  };

  const root = scopes.find(({ kind }) => kind === 'process');
  const { activities, transitions } = root
    ? childrenOf(root.id, instance.id)
    : { activities: [], transitions: [] };
  return {
    ...common,
    id: instance.id,
    parentActivityInstanceId: null,
    activityId: definition.id,
    activityType: 'processDefinition',
    activityName: orNull(definition.name),
    name: orNull(definition.name),
    childActivityInstances: activities,
    childTransitionInstances: transitions,
    executionIds: [instance.id],
    incidentIds: [],
    incidents: [],
  };
};
