import type { FlowNode, ProcessDefinition } from '../definition.js';
import { eventOf, isAbout, partsOf, waitsForAll } from '../event-parts.js';
import type { ElementId } from '../instance.js';
import {
  around,
  bodyOf,
  elementOf,
  hostOf,
  isBody,
  isEventSubProcess,
  type MigrationInstruction,
  type MigrationProblem,
  type MigrationProblemCode,
} from './plan.js';

export interface Versions {
  readonly source: ProcessDefinition;
  readonly target: ProcessDefinition;
}

type Instructions = readonly MigrationInstruction[];

interface Context extends Versions {
  /** By the source. */
  readonly mapped: ReadonlyMap<string, MigrationInstruction>;
  readonly sources: ReadonlyMap<string, number>;
  readonly targets: ReadonlyMap<string, number>;
}

interface Pair extends Context {
  readonly instruction: MigrationInstruction;
  readonly from: FlowNode;
  readonly to: FlowNode;
}

type Rule = (pair: Pair) => readonly [MigrationProblemCode, string] | undefined;

const countBy = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

/**
 * Judges a plan without looking at any instance, as Camunda's validation does: which instructions could never be
 * followed, and why.
 */
export const judgePlan = (versions: Versions, instructions: Instructions): readonly MigrationProblem[] => {
  const context: Context = {
    ...versions,
    mapped: new Map(instructions.map((instruction) => [instruction.source, instruction])),
    sources: countBy(instructions.map(({ source }) => source)),
    targets: countBy(instructions.map(({ target }) => target)),
  };
  return instructions.flatMap((instruction) => judge(context, instruction));
};

const judge = (context: Context, instruction: MigrationInstruction): readonly MigrationProblem[] => {
  const { source, target } = instruction;
  const problem = (code: MigrationProblemCode, message: string): MigrationProblem => ({
    code,
    element: source,
    message,
  });
  const from = context.source.nodes.get(elementOf(source));
  const to = context.target.nodes.get(elementOf(target));
  if (!from || (isBody(source) && !from.multiInstance))
    return [problem('source-not-found', `Expected '${source}' in the source, but it is not there`)];
  if (!to || (isBody(target) && !to.multiInstance))
    return [problem('target-not-found', `Expected '${target}' in the target, but it is not there`)];
  const pair: Pair = { ...context, instruction, from, to };
  return (isBody(source) || isBody(target) ? bodyRules : rules).flatMap((rule) => {
    const found = rule(pair);
    return found ? [problem(...found)] : [];
  });
};

const once: Rule = ({ sources, instruction: { source } }) =>
  (sources.get(source) ?? 0) > 1
    ? ['mapped-twice', `Expected one instruction for '${source}', but there are several`]
    : undefined;

/** What an element does while something goes on there; work for a worker is the same wherever it is drawn. */
const kindOf = (node: FlowNode): string => {
  const { external } = node as FlowNode & { readonly external?: unknown };
  return external === undefined ? node.type : 'external work';
};

const sameType: Rule = ({ from, to }) =>
  kindOf(from) === kindOf(to)
    ? undefined
    : ['type-differs', `Expected '${to.id}' to be a ${kindOf(from)}, but it is a ${kindOf(to)}`];

/** The kinds of what it is about, in their order: each is waited for by its number. */
const kindsOf = (node: FlowNode): string | undefined => {
  const event = eventOf(node);
  const kinds = event && partsOf(event).map(({ kind }) => kind);
  return kinds?.join(event && waitsForAll(event) ? ' and ' : ' or ');
};

const sameEvent: Rule = ({ from, to }) => {
  const [before, after] = [kindsOf(from), kindsOf(to)];
  return before === after
    ? undefined
    : [
        'event-differs',
        `Expected '${to.id}' to wait for ${before ?? 'nothing'}, but for ${after ?? 'nothing'}`,
      ];
};

/** Whom an event belongs to: the activity it stands at, or the event sub-process it starts. */
const ownerOf = (definition: ProcessDefinition, node: FlowNode): string | undefined => {
  const host = hostOf(definition, node);
  if (host) return host.multiInstance ? bodyOf(host.id) : host.id;
  const parent = definition.nodes.get(node.parent);
  return node.type === 'startEvent' && isEventSubProcess(parent) ? node.parent : undefined;
};

const sameOwner: Rule = ({ source, target, mapped, from, to }) => {
  const before = ownerOf(source, from);
  const after = ownerOf(target, to);
  if (before === undefined && after === undefined) return undefined;
  return before !== undefined && mapped.get(before)?.target === after
    ? undefined
    : [
        'event-host-not-mapped',
        `Expected '${before ?? ''}', where '${from.id}' belongs, to be mapped to '${after ?? ''}'`,
      ];
};

/** Where the nearest thing around the source goes, that is mapped itself. */
const nearestMapped = ({ source, target, mapped, from }: Pair): string => {
  for (const element of around(source, from.parent)) {
    const instruction = mapped.get(element);
    if (instruction) return instruction.target;
  }
  return target.processElement;
};

const hierarchy: Rule = (pair) => {
  const { target, to } = pair;
  const outer = nearestMapped(pair);
  const chain = around(target, to.parent);
  const at = chain.indexOf(outer as ElementId);
  if (at === -1) return ['ancestor-not-around', `Expected '${outer}' around '${to.id}', but it is not there`];
  const repeated = chain.slice(0, at).find((element) => target.nodes.get(element)?.multiInstance);
  return repeated === undefined
    ? undefined
    : ['multi-instance-added', `Expected nothing repeated to be added, but '${repeated}' is`];
};

const repetition: Rule = ({ mapped, from, to, instruction }) => {
  if (!to.multiInstance) return undefined;
  const body = from.multiInstance && mapped.get(bodyOf(instruction.source));
  return body?.target === bodyOf(to.id)
    ? undefined
    : ['multi-instance-added', `Expected all runs of '${to.id}' to be mapped too, but they are not`];
};

const updatable: ReadonlySet<string | undefined> = new Set([
  'timer',
  'message',
  'signal',
  'conditional',
  'multiple',
]);

const trigger: Rule = ({ from, to, instruction: { updateEventTrigger } }) => {
  const kind = eventOf(to)?.kind;
  if (updateEventTrigger === true && !updatable.has(kind))
    return ['trigger-not-updatable', `Expected '${to.id}' to wait for something that can be read anew`];
  return isAbout(from, 'conditional') && updateEventTrigger !== true
    ? [
        'condition-not-updated',
        `Expected updateEventTrigger for '${from.id}': a condition is always the target's`,
      ]
    : undefined;
};

const joins: ReadonlySet<string> = new Set(['parallelGateway', 'inclusiveGateway']);

const gateway: Rule = ({ source, mapped, targets, from, to, instruction }) => {
  if (!joins.has(from.type)) return undefined;
  if (to.incoming.length < from.incoming.length)
    return [
      'gateway-flows-fewer',
      `Expected as many flows into '${to.id}' as into '${from.id}', but got fewer`,
    ];
  if ((targets.get(instruction.target) ?? 0) > 1)
    return ['gateway-mapped-twice', `Expected one gateway to be mapped to '${to.id}', but there are several`];
  return source.nodes.has(from.parent) && !mapped.has(from.parent)
    ? [
        'gateway-scope-not-mapped',
        `Expected '${from.parent}' around '${from.id}' to be mapped, but it is not`,
      ]
    : undefined;
};

const handler: Rule = ({ from, to }) =>
  from.forCompensation || to.forCompensation
    ? ['handler-not-mappable', `Expected no instruction for '${from.id}', which undoes something else`]
    : undefined;

const rules: readonly Rule[] = [
  once,
  sameType,
  sameEvent,
  sameOwner,
  hierarchy,
  repetition,
  trigger,
  gateway,
  handler,
];

const sameRepetition: Rule = ({ from, to, instruction: { source, target } }) => {
  const [before, after] = [from.multiInstance, to.multiInstance];
  const same =
    isBody(source) &&
    isBody(target) &&
    before?.sequential === after?.sequential &&
    (before?.standard === undefined) === (after?.standard === undefined);
  return same
    ? undefined
    : ['multi-instance-differs', `Expected '${to.id}' to repeat as '${from.id}' does, but it does not`];
};

const innerToo: Rule = ({ mapped, from, to }) =>
  mapped.get(from.id)?.target === to.id
    ? undefined
    : ['inner-not-mapped', `Expected '${from.id}' itself to be mapped to '${to.id}' too, but it is not`];

const bodyRules: readonly Rule[] = [once, sameRepetition, innerToo];
