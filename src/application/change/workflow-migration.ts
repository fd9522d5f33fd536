import type { FlowNode, ProcessDefinition } from '../../engine/definition.js';
import { eventOf } from '../../engine/event-parts.js';
import { generatePlan } from '../../engine/migration/generate-plan.js';
import { judgePlan } from '../../engine/migration/judge-plan.js';
import { elementOf, type MigrationInstruction, type MigrationProblem } from '../../engine/migration/plan.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { BatchRecord, ProcessDefinitionRecord } from '../../ports/records.js';
import type { CareRefusal } from '../care/refusals.js';
import { versionsOf as versionsOfWorkflow } from '../design/view-versions.js';
import { given } from '../engine/given.js';
import type { Ports, Work } from '../work.js';
import { versionsOf, type MigrationPlan } from './migration-plan.js';
import { changeRefused, type ChangeRefusal } from './refusals.js';
import { rehearseMigration, type MovedMoment } from './rehearse-migration.js';
import { startBatch } from './start-batch.js';
import { subjectsFor } from './subjects-for.js';

type Refusal = ChangeRefusal | CareRefusal;

/** Two versions of one workflow, as a designer names them. */
export interface VersionPair {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

interface Definitions {
  readonly source: ProcessDefinition;
  readonly target: ProcessDefinition;
}

const definitionsOf = async (
  ports: Ports,
  { key, from, to }: VersionPair,
): Promise<Outcome<Definitions, Refusal>> => {
  const known = await versionsOfWorkflow(ports, key);
  const idOf = (version: number): ProcessDefinitionRecord['id'] | undefined =>
    known.find((definition) => definition.version === version)?.id;
  const [sourceDefinitionId, targetDefinitionId] = [idOf(from), idOf(to)];
  if (sourceDefinitionId === undefined || targetDefinitionId === undefined)
    return refused({ code: 'workflow-not-found' as const });
  const versions = await versionsOf(ports, { sourceDefinitionId, targetDefinitionId });
  return versions.ok ? versions : changeRefused(versions.reason);
};

export interface PlannedStep {
  readonly source: string;
  readonly name?: string | undefined;
  readonly type: string;
  readonly here: number;
  readonly target?: string | undefined;
}

export interface WorkflowPlan {
  readonly running: number;
  readonly steps: PlannedStep[];
  readonly targets: { readonly id: string; readonly name?: string | undefined; readonly type: string }[];
  readonly instructions: MigrationInstruction[];
}

/** What goes where by itself from one version to another, and where people are now. */
export const planWorkflowMigration = async (
  ports: Ports,
  { updateEventTriggers, ...pair }: VersionPair & { readonly updateEventTriggers?: boolean | undefined },
): Promise<Outcome<WorkflowPlan, Refusal>> => {
  const definitions = await definitionsOf(ports, pair);
  if (!definitions.ok) return definitions;
  const { source, target } = definitions.value;
  const instructions = generatePlan(definitions.value, { updateEventTriggers });
  const targetOf = new Map(instructions.map((instruction) => [instruction.source, instruction.target]));
  const steps: PlannedStep[] = [];
  for (const node of source.nodes.values()) {
    const here = await countAt(ports, source, node);
    const to = targetOf.get(node.id);
    if (to !== undefined || here > 0) steps.push({ ...shown(node), here, ...given({ target: to }) });
  }
  return ok({
    running: await ports.store.count('instance', [{ field: 'definitionId', is: source.id }]),
    steps,
    targets: [...target.nodes.values()].map((node) => ({
      id: node.id,
      type: kindOf(node),
      ...given({ name: node.name }),
    })),
    instructions: [...instructions],
  });
};

const shown = (node: FlowNode) => ({
  source: node.id as string,
  type: kindOf(node),
  ...given({ name: node.name }),
});

/** Of an event also what it is about: only the same kind can take its place. */
const kindOf = (node: FlowNode): string => {
  const kind = eventOf(node)?.kind;
  return kind === undefined || kind === 'none' ? node.type : `${node.type}.${kind}`;
};

const countAt = (
  { store }: Ports,
  { id: definitionId }: ProcessDefinition,
  { id: elementId }: FlowNode,
): Promise<number> =>
  store.count('historicActivity', [
    { field: 'definitionId', is: definitionId },
    { field: 'elementId', is: elementId },
    { field: 'endedAt', is: null },
  ]);

export interface Instructed extends VersionPair {
  readonly instructions: readonly {
    readonly source: string;
    readonly target: string;
    readonly updateEventTrigger?: boolean | undefined;
  }[];
}

const plain = (instructions: Instructed['instructions']): readonly MigrationInstruction[] =>
  instructions.map(({ source, target, updateEventTrigger }) => ({
    source,
    target,
    ...given({ updateEventTrigger }),
  }));

/** As many as are looked at in one go. */
const page = 500;

interface NamedProblem {
  readonly code: string;
  readonly element: string;
  readonly name?: string | undefined;
}

export interface WorkflowRehearsal {
  readonly total: number;
  readonly moving: number;
  readonly staying: number;
  readonly items: {
    readonly instanceId: string;
    readonly problems: NamedProblem[];
    readonly tasks: MovedMoment[];
    readonly timers: MovedMoment[];
    readonly lost: string[];
  }[];
}

/** What would become of those that run on the old version; nothing of a dossier is told, and nothing is written. */
export const rehearseWorkflowMigration = async (
  ports: Ports,
  { offset = 0, instructions, ...pair }: Instructed & { readonly offset?: number | undefined },
): Promise<Outcome<WorkflowRehearsal, Refusal>> => {
  const definitions = await definitionsOf(ports, pair);
  if (!definitions.ok) return definitions;
  const { source } = definitions.value;
  const where = [{ field: 'definitionId', is: source.id }];
  const found = await ports.store.find('instance', { where, sort: [{ by: 'id' }], limit: page, offset });
  const rehearsed = await rehearseMigration(ports, {
    plan: planOf(definitions.value, instructions),
    instanceIds: found.map(({ body }) => body.id),
  });
  if (!rehearsed.ok) return changeRefused(rehearsed.reason);
  const items = rehearsed.value.map(({ instanceId, problems, tasks, timers, lost }) => ({
    instanceId,
    problems: namedProblems(source, problems),
    tasks: [...tasks],
    timers: [...timers],
    lost: [...lost],
  }));
  const staying = items.filter(({ problems }) => problems.length > 0).length;
  return ok({
    total: await ports.store.count('instance', where),
    moving: items.length - staying,
    staying,
    items,
  });
};

const planOf = (
  { source, target }: Definitions,
  instructions: Instructed['instructions'],
): MigrationPlan => ({
  sourceDefinitionId: source.id,
  targetDefinitionId: target.id,
  instructions: plain(instructions),
});

const namedProblems = ({ nodes }: ProcessDefinition, problems: readonly MigrationProblem[]): NamedProblem[] =>
  problems.map(({ code, element }) => ({
    code,
    element,
    ...given({ name: nodes.get(elementOf(element))?.name }),
  }));

/** Starts to move all that run on the old version, or some of them; of very many as many as one batch takes. */
export const startWorkflowMigration = async (
  work: Work,
  {
    instructions,
    reason,
    instances,
    ...pair
  }: Instructed & { readonly reason: string; readonly instances?: readonly string[] | undefined },
): Promise<Outcome<BatchRecord, Refusal>> => {
  const definitions = await definitionsOf(work.ports, pair);
  if (!definitions.ok) return definitions;
  const problems = judgePlan(definitions.value, plain(instructions));
  if (problems.length > 0)
    return changeRefused({
      code: 'migration-not-possible',
      message: 'Expected a plan that can be followed',
      problems,
    });
  const onOldVersion = [{ field: 'definitionId', is: definitions.value.source.id }];
  const taken = instances ? { subjects: instances } : await subjectsFor(work, 'instance', onOldVersion);
  return ok(
    await startBatch(work, {
      type: 'instance-migration',
      ...taken,
      reason,
      definitionKey: pair.key,
      configuration: { plan: planOf(definitions.value, instructions) },
    }),
  );
};
