import type { FlowNode, ProcessDefinition } from '../definition.js';
import { behaviours } from '../elements/index.js';
import { eventOf, isAbout } from '../event-parts.js';
import type { ElementId } from '../instance.js';
import { judgePlan, type Versions } from './judge-plan.js';
import { bodyOf, type MigrationInstruction } from './plan.js';

/**
 * A plan that maps every element to the one with the same id in the same place, as far as that can be followed
 * (Camunda's `mapEqualActivities`). Conditions are always the target's.
 */
export const generatePlan = (
  versions: Versions,
  { updateEventTriggers = false }: { readonly updateEventTriggers?: boolean | undefined } = {},
): readonly MigrationInstruction[] => {
  const { source, target } = versions;
  const inSource = byParent(source);
  const inTarget = byParent(target);
  const found: MigrationInstruction[] = [];
  const match = (from: ElementId, to: ElementId): void => {
    const there = new Map((inTarget.get(to) ?? []).map((node) => [node.id, node]));
    for (const node of inSource.get(from) ?? []) {
      const same = there.get(node.id);
      if (!same || !canHold(node)) continue;
      found.push(...instructionsFor(node, same, updateEventTriggers));
      match(node.id, same.id);
    }
  };
  match(source.processElement, target.processElement);
  return withoutProblems(versions, found);
};

const byParent = ({ nodes }: ProcessDefinition): ReadonlyMap<ElementId, readonly FlowNode[]> => {
  const found = new Map<ElementId, FlowNode[]>();
  for (const node of nodes.values()) {
    const siblings = found.get(node.parent);
    if (siblings) siblings.push(node);
    else found.set(node.parent, [node]);
  }
  return found;
};

const waitingTypes: ReadonlySet<string> = new Set([
  'intermediateCatchEvent',
  'boundaryEvent',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
]);

/** Whether an instance can ever be found there, or listen for it. */
const canHold = (node: FlowNode): boolean =>
  waitingTypes.has(node.type) ||
  node.asyncBefore ||
  node.asyncAfter ||
  behaviours.get(node.type)?.activity === true ||
  (node.type === 'startEvent' && eventOf(node)?.kind !== 'none');

const triggers: ReadonlySet<string | undefined> = new Set(['timer', 'message', 'signal', 'multiple']);

const instructionsFor = (
  node: FlowNode,
  same: FlowNode,
  update: boolean,
): readonly MigrationInstruction[] => {
  const kind = eventOf(node)?.kind;
  const updates = isAbout(node, 'conditional') || (update && triggers.has(kind));
  const own = { source: node.id, target: same.id, ...(updates && { updateEventTrigger: true }) };
  return node.multiInstance && same.multiInstance
    ? [{ source: bodyOf(node.id), target: bodyOf(same.id) }, own]
    : [own];
};

/** What cannot be followed goes, and then what rested on it. */
const withoutProblems = (
  versions: Versions,
  instructions: readonly MigrationInstruction[],
): readonly MigrationInstruction[] => {
  const bad = new Set(judgePlan(versions, instructions).map(({ element }) => element));
  if (bad.size === 0) return instructions;
  return withoutProblems(
    versions,
    instructions.filter(({ source }) => !bad.has(source)),
  );
};
