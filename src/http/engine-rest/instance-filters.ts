import type { Token } from '../../engine/instance.js';
import { ok } from '../../kernel/outcome.js';
import type { InstanceRecord } from '../../ports/records.js';
import { impossible, ofState, type Demand } from './demands.js';
import { incidentFilters, inInstances } from './incident-filters.js';
import {
  filter,
  flag,
  is,
  like,
  noneOf,
  nothing,
  oneOf,
  type Filter,
  type ListSpecification,
} from './params.js';
import { lookedUp } from './lookups.js';
import { text, texts } from './readers.js';
import { variableValues } from './value-filters.js';

const tokensOf = ({ state }: InstanceRecord): readonly Token[] => Object.values(state.tokens);

/** Instances that wait in one of these elements themselves, and not only in something inside. */
const waitsIn = (elements: readonly string[]): Demand =>
  ofState((instance) =>
    tokensOf(instance).some(({ element, waiting }) => waiting !== 'scope' && elements.includes(element)),
  );

const callsNobody = ofState((instance) => tokensOf(instance).every(({ called }) => called === undefined));

const hasIncident = ofState(({ state }) => Object.keys(state.incidents).length > 0);

/** The instance that called another, which knows it. */
const callerOf: Filter = async (value, { ports }) => {
  const id = text(value);
  if (!id.ok) return id;
  const called = await ports.store.get('instance', id.value);
  return ok([{ field: 'id', in: [called?.body.parentInstanceId ?? []].flat() }]);
};

/** There are no case instances here, so that no process instance belongs to one. */
const ofCase: Filter = () => ok([impossible]);

export const instanceFilters: ListSpecification['filters'] = {
  processInstanceIds: oneOf('id'),
  processInstanceIdNotIn: noneOf('id'),
  businessKey: is('businessKey'),
  businessKeyLike: like('businessKey'),
  processDefinitionId: is('definitionId'),
  processDefinitionKey: is('definitionKey'),
  processDefinitionKeyIn: oneOf('definitionKey'),
  processDefinitionKeyNotIn: noneOf('definitionKey'),
  deploymentId: lookedUp('processDefinition', text, {
    where: (deploymentId) => [{ field: 'deploymentId', is: deploymentId }],
    demand: (found) => [{ field: 'definitionId', in: found.map(({ id }) => id) }],
  }),
  superProcessInstance: is('parentInstanceId'),
  subProcessInstance: callerOf,
  rootProcessInstances: flag(() => [{ field: 'parentInstanceId', is: null }]),
  rootProcessInstanceId: is('rootInstanceId'),
  leafProcessInstances: flag(() => [callsNobody]),
  activityIdIn: filter(texts, (elements) => [waitsIn(elements)]),
  active: flag(() => [{ field: 'suspended', is: false }]),
  suspended: flag(() => [{ field: 'suspended', is: true }]),
  withIncident: flag(() => [hasIncident]),
  ...incidentFilters(inInstances('id')),
  variables: variableValues('instance'),
  variableNamesIgnoreCase: nothing,
  variableValuesIgnoreCase: nothing,
  caseInstanceId: ofCase,
  superCaseInstance: ofCase,
  subCaseInstance: ofCase,
  withoutTenantId: nothing,
  processDefinitionWithoutTenantId: nothing,
};
