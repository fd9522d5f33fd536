import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EngineCommand, ModifyInstruction } from '../../../src/engine/commands.js';
import type { ProcessDefinition } from '../../../src/engine/definition.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import type { EngineEvent } from '../../../src/engine/events.js';
import { replay } from '../../../src/engine/evolve.js';
import type { DefinitionId, InstanceId, ProcessInstance } from '../../../src/engine/instance.js';
import { generatePlan } from '../../../src/engine/migration/generate-plan.js';
import { migrate } from '../../../src/engine/migration/migrate.js';
import { step } from '../../../src/engine/step.js';
import { anyBlock, drawn, type Block } from '../../support/engine/generated-process.js';
import { brokenLaws } from '../../support/engine/laws.js';
import { defined, noon } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });
const variables = { values: { x: 3, again: false } };
const at = noon;

const movesOf = (instance: ProcessInstance): readonly EngineCommand[] => [
  ...Object.values(instance.tokens).flatMap(({ id: token, waiting }): EngineCommand[] => {
    if (waiting === 'userTask') return [{ type: 'CompleteUserTask', at, token, variables }];
    return waiting === 'call' ? [{ type: 'CompleteCall', at, token, variables }] : [];
  }),
  ...Object.values(instance.jobs).map(({ id: job, kind }): EngineCommand =>
    kind === 'external'
      ? { type: 'CompleteJob', at, job, variables }
      : { type: 'ExecuteJob', at, job, force: true },
  ),
  ...Object.values(instance.subscriptions).map(({ id: subscription, kind }): EngineCommand =>
    kind === 'conditional'
      ? { type: 'SetVariables', at, variables }
      : { type: 'DeliverEvent', at, subscription },
  ),
];

class Walk {
  definition: ProcessDefinition;
  state: ProcessInstance;
  readonly history: EngineEvent[] = [];

  constructor(block: Block) {
    this.definition = defined(drawn(block));
    const values = { x: 3, n: 0, again: false };
    const stepped = step(
      this.definition,
      undefined,
      { type: 'StartProcess', at, instance: 'i' as InstanceId, variables: { values } },
      evaluate,
    );
    if (!stepped.ok) throw new Error(stepped.reason.message);
    this.state = stepped.value.instance;
    this.history.push(...stepped.value.events);
  }

  get goesOn(): boolean {
    return this.state.state === 'active';
  }

  do(command: EngineCommand): boolean {
    const stepped = step(this.definition, this.state, command, evaluate);
    if (!stepped.ok) return false;
    this.state = stepped.value.instance;
    this.history.push(...stepped.value.events);
    return true;
  }

  /** Whether it could be moved; what cannot be is left as it is. */
  migrate(target: ProcessDefinition, instructions: ReturnType<typeof generatePlan>): boolean {
    const migrated = migrate(this.state, { source: this.definition, target, at, evaluate, instructions });
    if (!migrated.ok) return false;
    expect(replay(migrated.value.events, this.state)).toEqual(migrated.value.instance);
    this.definition = target;
    this.state = migrated.value.instance;
    this.history.push(...migrated.value.events);
    return true;
  }

  walk(choices: readonly number[]): this {
    for (const choice of choices) {
      const moves = movesOf(this.state);
      const move = moves[choice % Math.max(1, moves.length)];
      if (move && this.goesOn) this.do(move);
    }
    return this;
  }

  /** Who cancels by hand may leave a join waiting for ever; that is theirs to see. */
  expectSound(byHand = false): void {
    const broken = brokenLaws(this.definition, this.state, this.history);
    expect(broken.filter((law) => !byHand || law !== 'nobody can go on')).toEqual([]);
  }
}

const steps = fc.array(fc.nat(1000), { maxLength: 5 });
const text = (value: unknown): string => JSON.stringify(value);

describe('a generated process that is changed while it runs', () => {
  it('is the same but for its definition after a move to a copy, and to the byte after that is undone', () => {
    let tried = 0;
    let moved = 0;
    fc.assert(
      fc.property(anyBlock, steps, steps, (block, before, after) => {
        const walk = new Walk(block).walk(before);
        if (!walk.goesOn) return;
        tried += 1;
        const target = { ...walk.definition, id: 'process:2' as DefinitionId };
        const versions = { source: walk.definition, target };
        const was = walk.state;
        const migrated = migrate(was, { ...versions, at, evaluate, instructions: generatePlan(versions) });
        if (!migrated.ok) {
          // What is being undone cannot move, nor what undoes it.
          const codes = new Set(migrated.reason.map(({ code }) => code));
          expect([...codes].filter((code) => code !== 'being-undone' && code !== 'no-instruction')).toEqual(
            [],
          );
          expect(codes).toContain('being-undone');
          return;
        }
        moved += 1;
        const { instance, events } = migrated.value;
        expect(text(instance)).toBe(text({ ...was, definition: target.id }));
        expect(replay(events, was)).toEqual(instance);
        const restored = replay([{ type: 'InstanceRestored', instance: was }], instance);
        expect(text(restored)).toBe(text(was));
        walk.definition = target;
        walk.state = instance;
        walk.walk(after).expectSound();
      }),
      { numRuns: 200 },
    );
    expect(moved).toBeGreaterThan(tried / 2);
  });

  it('is sound after a sub-process came around all of it, and after it is gone again', () => {
    let tried = 0;
    let moved = 0;
    fc.assert(
      fc.property(anyBlock, steps, steps, (block, before, after) => {
        tried += 1;
        const walk = new Walk(block).walk(before);
        const source = walk.definition;
        const target = { ...defined(wrapped(drawn(block))), id: 'process:2' as DefinitionId };
        const instructions = generatePlan({ source, target: source });
        if (!walk.goesOn || !walk.migrate(target, instructions)) return;
        moved += 1;
        walk.expectSound();
        if (after.length % 2 === 0) walk.walk(after).expectSound();
        if (walk.goesOn && walk.migrate({ ...source, id: 'process:3' as DefinitionId }, instructions)) {
          walk.expectSound();
          expect(
            Object.values(walk.state.scopes).some(({ element }) => (element as string) === 'around'),
          ).toBe(false);
        }
        walk.walk(after).expectSound();
      }),
      { numRuns: 200 },
    );
    expect(moved).toBeGreaterThan(tried / 10);
  });

  it('stays sound when a person cancels and starts at random', () => {
    let tried = 0;
    let modified = 0;
    fc.assert(
      fc.property(
        anyBlock,
        steps,
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
        steps,
        (block, before, chances, after) => {
          const walk = new Walk(block).walk(before);
          if (!walk.goesOn) return;
          tried += 1;
          const instructions = chances.map((chance) => instructionOf(walk, chance));
          const done = walk.do({ type: 'Modify', at, instructions });
          if (done) modified += 1;
          walk.expectSound(true);
          walk.walk(after).expectSound(true);
        },
      ),
      { numRuns: 200 },
    );
    expect(modified).toBeGreaterThan(tried / 5);
  });
});

/** The same process with one sub-process around everything in it. */
const wrapped = (drawing: DrawnElement): DrawnElement => ({
  ...drawing,
  children: drawing.children.map((child) =>
    child.type === 'process' ? { ...child, children: around(child) } : child,
  ),
});

const around = ({ line, children }: DrawnElement): DrawnElement[] => {
  const element = (type: string, id: string, attributes = {}, inside: readonly DrawnElement[] = []) => ({
    type,
    id,
    line,
    attributes,
    children: inside,
  });
  return [
    element('startEvent', 'outer-start'),
    element('subProcess', 'around', {}, children),
    element('endEvent', 'outer-end'),
    element('sequenceFlow', 'outer-in', { sourceRef: 'outer-start', targetRef: 'around' }),
    element('sequenceFlow', 'outer-out', { sourceRef: 'around', targetRef: 'outer-end' }),
  ];
};

const instructionOf = ({ definition, state }: Walk, chance: number): ModifyInstruction => {
  const tokens = Object.values(state.tokens);
  const nodes = [...definition.nodes.values()].filter(({ forCompensation }) => forCompensation !== true);
  const token = tokens[chance % Math.max(1, tokens.length)];
  const node = nodes[chance % nodes.length];
  if (token && chance % 3 === 0) return { do: 'cancel', token: token.id };
  if (node && chance % 3 === 1) return { do: 'startBefore', element: node.id };
  return { do: 'startAfter', element: node?.id ?? '' };
};
