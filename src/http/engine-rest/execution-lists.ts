import { rootVariablesOf } from '../../application/engine/view-variables.js';
import { globalName, localName, type Incident, type Token } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok } from '../../kernel/outcome.js';
import type { InstanceRecord } from '../../ports/records.js';
import { derivedLists, itemIs, type DerivedList, type ItemFilter } from './derived-lists.js';
import { executionView } from './execution-view.js';
import { isLike } from './is-like.js';
import { filter, flag, is, nothing } from './params.js';
import { text } from './readers.js';
import type { RestRoute } from './route.js';
import { localVariablesOf } from './token-variables.js';
import { variableValues } from './value-filters.js';
import { meetsTest, valueTests } from './value-tests.js';

/** An instance as a whole, or one place where it is. */
interface Execution {
  readonly id: string;
  readonly instance: InstanceRecord;
  readonly token?: Token;
}

const executionsOf = (instance: InstanceRecord): readonly Execution[] => [
  { id: instance.id, instance },
  ...Object.values<Token>(instance.state.tokens).map((token) => ({
    id: globalName(instance.state.id, token.id),
    instance,
    token,
  })),
];

/** What only the instance listens for belongs to it as a whole. */
const listensFor =
  (kind: 'message' | 'signal'): ItemFilter<Execution> =>
  (value) => {
    const name = text(value);
    if (!name.ok) return name;
    return ok(({ instance, token }) =>
      Object.values(instance.state.subscriptions).some(
        (one) => one.kind === kind && one.name === name.value && one.token === token?.id,
      ),
    );
  };

const variablesOf = ({ instance, token }: Execution): VariableSet =>
  token ? localVariablesOf({ instance: instance.state, token }) : rootVariablesOf(instance.state);

const withValues: ItemFilter<Execution> = (value, { given }) => {
  const tests = valueTests(value, given);
  if (!tests.ok) return tests;
  return ok((execution) => tests.value.every((test) => meetsTest(variablesOf(execution), test)));
};

const typeOf = ({ state }: InstanceRecord, { job }: Incident): string =>
  job !== undefined && state.jobs[job]?.kind === 'external' ? 'failedExternalTask' : 'failedJob';

const hasIncident =
  (holds: (incident: Incident, asked: string, instance: InstanceRecord) => boolean): ItemFilter<Execution> =>
  (value) => {
    const asked = text(value);
    if (!asked.ok) return asked;
    return ok(({ instance, token }) =>
      Object.values<Incident>(instance.state.incidents).some(
        (incident) => incident.token === token?.id && holds(incident, asked.value, instance),
      ),
    );
  };

const list: DerivedList<Execution> = {
  path: '/execution',
  instances: {
    filters: {
      processInstanceId: is('id'),
      processDefinitionId: is('definitionId'),
      processDefinitionKey: is('definitionKey'),
      businessKey: is('businessKey'),
      // The instance that has the execution, or is it.
      executionId: filter(text, (id) => [{ field: 'id', in: [id, localName(id)?.instance ?? id] }]),
      active: flag(() => [{ field: 'suspended', is: false }]),
      suspended: flag(() => [{ field: 'suspended', is: true }]),
      processVariables: variableValues('instance'),
      withoutTenantId: nothing,
    },
    unsupported: new Set(['tenantIdIn']),
  },
  filters: {
    executionId: itemIs(({ id }) => id),
    activityId: itemIs(({ token }) => token?.element),
    messageEventSubscriptionName: listensFor('message'),
    signalEventSubscriptionName: listensFor('signal'),
    variables: withValues,
    incidentId: hasIncident(({ id }, asked, { state }) => globalName(state.id, id) === asked),
    incidentType: hasIncident((incident, asked, instance) => typeOf(instance, incident) === asked),
    incidentMessage: hasIncident(({ message }, asked) => message === asked),
    incidentMessageLike: hasIncident(({ message }, asked) => isLike(message, asked, true)),
  },
  itemsOf: executionsOf,
  sorts: {
    instanceId: ({ instance }) => instance.id,
    definitionKey: ({ instance }) => instance.definitionKey,
    definitionId: ({ instance }) => instance.definitionId,
    tenantId: () => '',
  },
  view: ({ id, instance }) => executionView(id, instance.id),
};

export const executionLists: readonly RestRoute[] = derivedLists(list);
