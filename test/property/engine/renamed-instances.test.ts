import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import { replay } from '../../../src/engine/evolve.js';
import type { DefinitionId, ProcessInstance } from '../../../src/engine/instance.js';
import { generatePlan } from '../../../src/engine/migration/generate-plan.js';
import { migrate } from '../../../src/engine/migration/migrate.js';
import { step } from '../../../src/engine/step.js';
import { anyBlock, drawn } from '../../support/engine/generated-process.js';
import { begun, movesOf } from '../../support/engine/moves.js';
import { defined, noon } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });

/** Elements and flows by another name; the process and what is named beside it keep theirs. */
const renamer = (drawing: DrawnElement) => {
  const names = new Set<string>();
  const note = ({ id, type, children }: DrawnElement): void => {
    if (id !== undefined && type !== 'process') names.add(id);
    children.forEach(note);
  };
  drawing.children.filter(({ type }) => type === 'process').forEach(note);
  const renamed = (text: string): string => (names.has(text) ? `new-${text}` : text);
  const inside = (value: unknown): unknown => {
    if (typeof value === 'string') return renamed(value);
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inside(inner)]));
  };
  return { renamed, inside };
};

const steps = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 12 });

describe('a generated process', () => {
  it('that is moved to the same drawing under other names is the same under other names', () => {
    let tried = 0;
    let moved = 0;
    fc.assert(
      fc.property(anyBlock, steps, (block, chances) => {
        const drawing = drawn(block);
        const source = defined(drawing);
        let state: ProcessInstance | undefined;
        for (const chance of [0, ...chances]) {
          const moves = state ? movesOf(state, noon, chance) : [begun(noon)];
          const command = moves[chance % Math.max(1, moves.length)];
          const stepped = command && step(source, state, command, evaluate);
          if (stepped?.ok) state = stepped.value.instance;
          if (state?.state !== 'active') return;
        }
        if (!state) return;
        tried += 1;
        const { renamed, inside } = renamer(drawing);
        const target = { ...defined(inside(drawing) as DrawnElement), id: 'process:2' as DefinitionId };
        const same = generatePlan({ source, target: source });
        const instructions = same.map((one) => {
          const [element = '', body] = one.target.split('#');
          return { ...one, target: body === undefined ? renamed(element) : `${renamed(element)}#${body}` };
        });
        const migrated = migrate(state, { source, target, at: noon, evaluate, instructions });
        if (!migrated.ok) {
          expect(migrated.reason.map(({ code }) => code)).toContain('being-undone');
          return;
        }
        moved += 1;
        expect(migrated.value.instance).toEqual({
          ...(inside(state) as ProcessInstance),
          definition: target.id,
        });
        expect(replay(migrated.value.events, state)).toEqual(migrated.value.instance);
      }),
      { numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(tried / 2);
  });
});
