import {
  decisionOfEvaluation,
  decisionsOfStory,
  type PastDecision,
} from '../../../application/history/decision-history.js';
import type { Json } from '../../../kernel/json.js';
import { recordKinds } from '../../../ports/record-kinds.js';
import { isCondition, type Demand } from '../demands.js';
import { restDate } from '../dates.js';
import { orNull } from '../or-null.js';
import { after, before, filter, flag, is, like, nothing, oneOf } from '../params.js';
import { boolean, text, type Given } from '../readers.js';
import { answered, type Call, type RestRoute } from '../route.js';
import { typedValueOf } from '../typed-values.js';
import { toldEntry, toldLists, type ToldLists } from './told-lists.js';

const sameOf = ({ id, at, rootInstanceId }: PastDecision) => ({
  decisionInstanceId: id,
  errorMessage: null,
  createTime: restDate(at),
  removalTime: null,
  rootProcessInstanceId: orNull(rootInstanceId),
});

const inputsOf = (decision: PastDecision) =>
  decision.inputs.map((input) => ({
    ...typedValueOf(input.value, undefined),
    ...sameOf(decision),
    id: `${decision.id}.${input.id}`,
    clauseId: input.id,
    clauseName: input.name,
  }));

const valuesIn = (row: Json): readonly [string, Json][] =>
  typeof row === 'object' && row !== null && !Array.isArray(row) ? Object.entries(row) : [['result', row]];

/** Each value of each row; rows that an aggregation made are of no rule. */
const outputsOf = (decision: PastDecision) => {
  const { result, matched } = decision.answer;
  const rows: readonly Json[] = Array.isArray(result) ? (result as readonly Json[]) : [result];
  return rows.flatMap((row, at) => {
    const rule = rows.length === matched.length ? matched[at] : undefined;
    return valuesIn(row).map(([variableName, value]) => ({
      ...typedValueOf(value, undefined),
      ...sameOf(decision),
      id: `${decision.id}.${at}.${variableName}`,
      clauseId: null,
      clauseName: null,
      ruleId: orNull(rule?.rule),
      ruleOrder: orNull(rule?.index),
      variableName,
    }));
  });
};

/** The one number that a collecting table with an aggregation makes of many rules. */
const collected = ({ answer: { result, matched } }: PastDecision): number | null => {
  const [row, ...others] = Array.isArray(result) ? (result as readonly Json[]) : [result];
  if (row === undefined || others.length > 0 || matched.length < 2) return null;
  const [first] = valuesIn(row);
  return typeof first?.[1] === 'number' ? first[1] : null;
};

const isTrue = (given: Given, name: string): boolean => given[name] === true || given[name] === 'true';

const decisionInstanceView = (decision: PastDecision, given: Given) => ({
  id: decision.id,
  decisionDefinitionId: orNull(decision.decisionId),
  decisionDefinitionKey: decision.decisionKey,
  decisionDefinitionName: orNull(decision.decisionName),
  evaluationTime: restDate(decision.at),
  removalTime: null,
  processDefinitionId: orNull(decision.definitionId),
  processDefinitionKey: orNull(decision.definitionKey),
  processInstanceId: orNull(decision.instanceId),
  rootProcessInstanceId: orNull(decision.rootInstanceId),
  caseDefinitionId: null,
  caseDefinitionKey: null,
  caseInstanceId: null,
  activityId: orNull(decision.elementId),
  activityInstanceId: orNull(decision.executionId),
  userId: decision.instanceId === undefined ? decision.actor : null,
  ...(isTrue(given, 'includeInputs') ? { inputs: inputsOf(decision) } : {}),
  ...(isTrue(given, 'includeOutputs') ? { outputs: outputsOf(decision) } : {}),
  collectResultValue: collected(decision),
  rootDecisionInstanceId: null,
  decisionRequirementsDefinitionId: null,
  decisionRequirementsDefinitionKey: null,
  tenantId: null,
});

const askable = new Set(['id', ...Object.keys(recordKinds.evaluation.fields)]);
const mostEvaluations = 10_000;

/** What was asked outside any process. */
const evaluations = async ({ ports }: Call, where: readonly Demand[]): Promise<readonly PastDecision[]> => {
  const found = await ports.store.find('evaluation', {
    where: where.filter(isCondition(askable)),
    sort: [{ by: 'at' }],
    limit: mostEvaluations,
  });
  return found.map(({ body }) => decisionOfEvaluation(body));
};

const ofNobody = filter(boolean, () => []);

const decisionInstances: ToldLists<PastDecision> = {
  path: '/history/decision-instance',
  filters: {
    decisionInstanceId: is('id'),
    decisionInstanceIdIn: oneOf('id'),
    decisionDefinitionId: is('decisionId'),
    decisionDefinitionIdIn: oneOf('decisionId'),
    decisionDefinitionKey: is('decisionKey'),
    decisionDefinitionKeyIn: oneOf('decisionKey'),
    decisionDefinitionName: is('decisionName'),
    decisionDefinitionNameLike: like('decisionName'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    processInstanceId: is('instanceId'),
    activityIdIn: oneOf('elementId'),
    activityInstanceIdIn: oneOf('executionId'),
    evaluatedBefore: before('at'),
    evaluatedAfter: after('at'),
    userId: filter(text, (user) => [
      { field: 'actor', is: user },
      { field: 'instanceId', is: null },
    ]),
    includeInputs: ofNobody,
    includeOutputs: ofNobody,
    disableBinaryFetching: ofNobody,
    disableCustomObjectDeserialization: ofNobody,
    rootDecisionInstanceId: is('id'),
    rootDecisionInstancesOnly: flag(() => []),
    withoutTenantId: nothing,
  },
  unsupported: new Set([
    'caseDefinitionId',
    'caseDefinitionKey',
    'caseInstanceId',
    'decisionRequirementsDefinitionId',
    'decisionRequirementsDefinitionKey',
    'tenantIdIn',
  ]),
  sorts: { evaluationTime: 'at', tenantId: null },
  order: [{ by: 'at' }],
  tell: ({ ports }, story) => decisionsOfStory(ports, story),
  more: evaluations,
  isElsewhere: ({ userId }) => userId !== undefined && userId !== null,
  view: decisionInstanceView,
};

/** What decisions were asked, what they looked at, which rules matched and what they answered. */
export const decisionInstanceRoutes: readonly RestRoute[] = [
  ...toldLists(decisionInstances),
  {
    method: 'get',
    path: '/history/decision-instance/:id',
    async handle(call) {
      const id = call.param('id');
      const missing = `Historic decision instance with id '${id}' does not exist`;
      const found = await toldEntry(decisionInstances, call, { id, missing });
      return found.ok ? answered(decisionInstanceView(found.value, call.address())) : found;
    },
  },
];
