import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import type { EngineCommand } from '../../../src/engine/commands.js';
import type { ProcessInstance } from '../../../src/engine/instance.js';
import { step } from '../../../src/engine/step.js';
import { plusMs } from '../../../src/kernel/instant.js';
import { anyBlock, drawn, type Block } from '../engine/generated-process.js';
import { begun, movesOf } from '../engine/moves.js';
import { defined, noon } from '../engine/story.js';
import { tinyEvaluator } from '../engine/tiny-evaluator.js';
import type { RecordedBatch } from './recorded.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });
const hour = 3_600_000;

/** What the engine decided for one generated model, moved at random; enough of it to be worth keeping. */
const recorded = (block: Block, schedule: readonly number[]) => {
  const drawing = drawn(block);
  const definition = defined(drawing);
  const batches: RecordedBatch[] = [];
  let state: ProcessInstance | undefined;
  let at = noon;
  for (const chance of [0, ...schedule]) {
    const moves: readonly EngineCommand[] = state ? movesOf(state, at, chance) : [begun(at)];
    const command = moves[chance % Math.max(1, moves.length)];
    at = plusMs(at, (chance % 30) * hour);
    if (!command) break;
    const stepped = step(definition, state, command, evaluate);
    if (!stepped.ok) continue;
    batches.push({ command, events: stepped.value.events });
    state = stepped.value.instance;
    if (state.state !== 'active') break;
  }
  return { drawing, batches, state };
};

it('is recorded', () => {
  const file = process.env['KOERS_RECORD_TO'] ?? '';
  const schedule = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 20, maxLength: 20 });
  const samples = fc.sample(fc.tuple(anyBlock, schedule), { seed: 20261125, numRuns: 400 });
  const histories = samples
    .map(([block, chances]) => recorded(block, chances))
    .filter(({ batches }) => batches.length > 3)
    .slice(0, 60);
  expect(histories).toHaveLength(60);
  writeFileSync(file, `[\n${histories.map((history) => JSON.stringify(history)).join(',\n')}\n]\n`);
});
