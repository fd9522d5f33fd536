import { compile } from '../../engine/compile.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { DecisionReference, Evaluate } from '../../engine/expression.js';
import type { DefinitionId } from '../../engine/instance.js';
import { refused } from '../../kernel/outcome.js';
import type { DecisionModel } from '../../ports/decisions.js';
import type { DecisionDefinitionRecord, ProcessDefinitionRecord } from '../../ports/records.js';
import type { Condition, Store } from '../../ports/store.js';
import type { Definitions, Readers } from '../definitions.js';
import { keptLately } from './kept-lately.js';
import { dmnBeside } from './read-deployment.js';
import { resourceId } from './resource-id.js';

interface Source extends Readers {
  readonly store: Store;
}

type Binding = DecisionReference['binding'];

/** Enough for every version that has running instances in a large service; what falls out is compiled again. */
const mostKept = 500;

/** The deployed definitions of a store, each compiled once. */
export const definitionsOfStore = ({ store, ...readers }: Source): Definitions => {
  const contentOf = async (deploymentId: string, name: string): Promise<string> => {
    const resource = await store.get('resource', resourceId(deploymentId, name));
    if (!resource) throw new Error(`Expected resource '${name}' of deployment '${deploymentId}' to be kept`);
    return resource.body.content;
  };

  const compiled = keptLately<ProcessDefinition>(mostKept, async (id) => {
    const record = await store.get('processDefinition', id);
    if (!record) return undefined;
    const { deploymentId, resourceName } = record.body;
    return definitionFrom(readers, record.body, await contentOf(deploymentId, resourceName));
  });

  const models = keptLately<DecisionModel>(mostKept, async (id) => {
    const record = await store.get('decisionDefinition', id);
    if (!record) return undefined;
    const { deploymentId, resourceName } = record.body;
    const xml = await contentOf(deploymentId, resourceName);
    const found = await store.find('resource', { where: [{ field: 'deploymentId', is: deploymentId }] });
    const beside = dmnBeside(
      resourceName,
      found.map(({ body }) => body),
    );
    return modelFrom(readers, record.body, { xml, beside });
  });

  const newest = async (
    kind: 'processDefinition' | 'decisionDefinition',
    where: readonly Condition[],
  ): Promise<ProcessDefinitionRecord | DecisionDefinitionRecord | undefined> => {
    const [found] = await store.find(kind, {
      where,
      sort: [{ by: 'version', descending: true }],
      limit: 1,
    });
    return found?.body;
  };

  const find: Definitions['find'] = async (key, binding, from) => {
    const found = await newest('processDefinition', wherever(key, binding, from));
    return found && compiled(found.id);
  };

  const decision: Definitions['decision'] = async ({ key, binding, version }, from) => {
    const where = wherever(key, binding, { ...from, ...(version !== undefined && { version }) });
    const found = await newest('decisionDefinition', where);
    const model = found && (await models(found.id));
    return model && { model, version: found.version };
  };

  const withoutDecisions: Evaluate = {
    expression: (expression, variables, circumstances) =>
      readers.expressions.evaluate(expression, variables, circumstances),
    perform: (expression, variables, circumstances) =>
      readers.expressions.perform(expression, variables, circumstances),
    check: (expression) => readers.expressions.check(expression),
    decision: ({ key }) => decisionNotFound(key),
  };

  return {
    readers,
    byId: compiled,
    latest: (key) => find(key, 'latest', {}),
    find,
    decision,
    async evaluator({ decisions, deployment }) {
      if (decisions.length === 0) return withoutDecisions;
      const from = deployment === undefined ? {} : { deployment };
      const loaded = new Map(
        await Promise.all(
          decisions.map(async (reference) => [nameOf(reference), await decision(reference, from)] as const),
        ),
      );
      return {
        ...withoutDecisions,
        decision(reference, variables) {
          const found = loaded.get(nameOf(reference));
          return found ? found.model.decide(variables, found.version) : decisionNotFound(reference.key);
        },
      };
    },
  };
};

const decisionNotFound = (key: string) =>
  refused({
    code: 'decision-not-found' as const,
    message: `Expected decision '${key}' to be deployed, but it is not`,
  });

const nameOf = ({ key, binding, version }: DecisionReference): string =>
  JSON.stringify([key, binding, version]);

const wherever = (
  key: string,
  binding: Binding,
  { deployment = '', version = '' }: { readonly deployment?: string; readonly version?: string },
): readonly Condition[] => {
  const ofKey: Condition = { field: 'key', is: key };
  switch (binding) {
    case 'latest':
      return [ofKey];
    case 'deployment':
      return [ofKey, { field: 'deploymentId', is: deployment }];
    case 'version':
      return [ofKey, { field: 'version', is: /^\d{1,9}$/.test(version) ? Number(version) : -1 }];
    case 'versionTag':
      return [ofKey, { field: 'versionTag', is: version }];
  }
};

const definitionFrom = async (
  { bpmnReader, expressions }: Readers,
  { id, key, version, deploymentId }: ProcessDefinitionRecord,
  xml: string,
): Promise<ProcessDefinition> => {
  const drawn = await bpmnReader.read(xml);
  const processes = drawn.ok ? compile(drawn.value, expressions, false) : drawn;
  const compiled = processes.ok ? processes.value.find((process) => process.key === key) : undefined;
  if (!compiled) throw new Error(`Expected deployed process '${id}' to compile, but it does not`);
  return { ...compiled, id: id as DefinitionId, version, deployment: deploymentId };
};

const modelFrom = async (
  { dmnReader }: Readers,
  { id, key }: DecisionDefinitionRecord,
  { xml, beside }: { readonly xml: string; readonly beside: readonly string[] },
): Promise<DecisionModel> => {
  const models = await dmnReader.read(xml, beside);
  const model = models.ok ? models.value.find((one) => one.key === key) : undefined;
  if (!model) throw new Error(`Expected deployed decision '${id}' to be readable, but it is not`);
  return model;
};
