import { ok } from '../../../kernel/outcome.js';
import type { HistoricInstanceRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import type { Demand } from '../demands.js';
import { invalid } from '../errors.js';
import { lookedUp, ofDefinitions } from '../lookups.js';
import { flag, is, like, noneOf, nothing, oneOf, type Filter, type ListSpecification } from '../params.js';
import { date, text, texts, type Reader } from '../readers.js';
import { variableValues } from '../value-filters.js';
import { momentFilters } from './moments.js';

const inState = (state: HistoricInstanceRecord['state']): Filter =>
  flag(() => [{ field: 'state', is: state }]);

const byDefinition = ofDefinitions('definitionId');

const ids = (found: readonly { readonly instanceId?: string }[]): readonly Demand[] => [
  { field: 'id', in: [...new Set(found.flatMap(({ instanceId }) => instanceId ?? []))] },
];

const withIncident = <Value>(read: Reader<Value>, condition: (value: Value) => Condition): Filter =>
  lookedUp('historicIncident', read, { where: (value) => [condition(value)], demand: ids });

const withActivity = <Value>(read: Reader<Value>, where: (value: Value) => readonly Condition[]): Filter =>
  lookedUp('historicActivity', read, { where, demand: ids });

const openIncidents: Filter = (value, context) =>
  value === true || value === 'true' ? incidentStatus('open', context) : ok([]);

const incidentStates: ReadonlySet<string> = new Set(['open', 'resolved']);

const incidentStatus: Filter = (value, context) =>
  typeof value === 'string' && incidentStates.has(value)
    ? withIncident(text, (state) => ({ field: 'state', is: state }))(value, context)
    : invalid("Expected incidentStatus to be 'open' or 'resolved'");

const calling: Filter = lookedUp('historicInstance', text, {
  where: (id) => [{ field: 'id', is: id }],
  demand: (found) => [{ field: 'id', in: found.flatMap(({ parentInstanceId }) => parentInstanceId ?? []) }],
});

const ofCase: Filter = () => ok([{ field: 'id', in: [] }]);

/** Every filter by which past instances are asked for. */
export const instanceFilters: ListSpecification['filters'] = {
  ...momentFilters,
  processInstanceId: is('id'),
  processInstanceIds: oneOf('id'),
  processInstanceIdIn: oneOf('id'),
  processInstanceIdNotIn: noneOf('id'),
  processDefinitionId: is('definitionId'),
  processDefinitionKey: is('definitionKey'),
  processDefinitionKeyIn: oneOf('definitionKey'),
  processDefinitionKeyNotIn: noneOf('definitionKey'),
  processDefinitionName: byDefinition(text, (name) => ({ field: 'name', is: name })),
  processDefinitionNameLike: byDefinition(text, (name) => ({ field: 'name', like: name })),
  processInstanceBusinessKey: is('businessKey'),
  processInstanceBusinessKeyIn: oneOf('businessKey'),
  processInstanceBusinessKeyLike: like('businessKey'),
  superProcessInstanceId: is('parentInstanceId'),
  subProcessInstanceId: calling,
  rootProcessInstanceId: is('rootInstanceId'),
  rootProcessInstances: flag(() => [{ field: 'parentInstanceId', is: null }]),
  startedBy: is('startedBy'),
  active: inState('ACTIVE'),
  suspended: inState('SUSPENDED'),
  completed: inState('COMPLETED'),
  externallyTerminated: inState('EXTERNALLY_TERMINATED'),
  internallyTerminated: inState('INTERNALLY_TERMINATED'),
  withIncidents: openIncidents,
  withRootIncidents: openIncidents,
  incidentStatus,
  incidentIdIn: withIncident(texts, (some) => ({ field: 'id', in: some })),
  incidentType: withIncident(text, (type) => ({ field: 'type', is: type })),
  incidentMessage: withIncident(text, (message) => ({ field: 'message', is: message })),
  incidentMessageLike: withIncident(text, (message) => ({ field: 'message', like: message })),
  executedActivityAfter: withActivity(date, (at) => [{ field: 'endedAt', above: at }]),
  executedActivityBefore: withActivity(date, (at) => [{ field: 'endedAt', below: at }]),
  executedActivityIdIn: withActivity(texts, (some) => [
    { field: 'elementId', in: some },
    { field: 'endedAt', isNot: null },
  ]),
  activeActivityIdIn: withActivity(texts, (some) => [
    { field: 'elementId', in: some },
    { field: 'endedAt', is: null },
  ]),
  activityIdIn: withActivity(texts, (some) => [{ field: 'elementId', in: some }]),
  superCaseInstanceId: ofCase,
  subCaseInstanceId: ofCase,
  caseInstanceId: ofCase,
  tenantIdIn: ofCase,
  variables: variableValues('instance'),
  variableNamesIgnoreCase: nothing,
  variableValuesIgnoreCase: nothing,
  withoutTenantId: nothing,
};
