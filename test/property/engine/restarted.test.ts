import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bpmnReader } from '../../../src/adapters/bpmn-xml/bpmn-reader.js';
import type { EngineCommand } from '../../../src/engine/commands.js';
import type { ProcessDefinition } from '../../../src/engine/definition.js';
import type { ProcessInstance } from '../../../src/engine/instance.js';
import { step } from '../../../src/engine/step.js';
import { plusMs } from '../../../src/kernel/instant.js';
import { anyBlock, drawn } from '../../support/engine/generated-process.js';
import { begun, movesOf } from '../../support/engine/moves.js';
import { defined, noon } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';
import { writtenAsXml } from '../../support/engine/written.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });
const reader = bpmnReader();
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const hour = 3_600_000;

/** The commands of a schedule, each asked of the state there is then; `carryOut` says how they are carried out. */
const walked = async (
  schedule: readonly number[],
  carryOut: (state: ProcessInstance | undefined, command: EngineCommand) => Promise<ReturnType<typeof step>>,
): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  let at = noon;
  let state: ProcessInstance | undefined;
  for (const chance of [0, ...schedule]) {
    const moves = state ? movesOf(state, at, chance) : [begun(at)];
    const command = moves[chance % Math.max(1, moves.length)];
    if (!command || (state && state.state !== 'active')) break;
    const answer = await carryOut(state, command);
    answers.push(answer.ok ? stored(answer.value.events) : answer.reason);
    if (answer.ok) state = answer.value.instance;
    at = plusMs(at, (chance % 30) * hour);
  }
  return [...answers, stored(state)];
};

const schedules = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 25 });

describe('any sound process', () => {
  it('goes on after every restart as if there had been none', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, schedules, async (block, schedule) => {
        const drawing = drawn(block);
        const definition = defined(drawing);
        const undisturbed = await walked(schedule, async (state, command) =>
          step(definition, state, command, evaluate),
        );
        const xml = writtenAsXml(drawing);
        const read = await reader.read(xml);
        if (!read.ok) throw new Error(JSON.stringify(read.reason));
        const restarted = await walked(schedule, async (state, command) => {
          const anew: ProcessDefinition = defined(stored(read.value));
          return step(anew, state && stored(state), stored(command), evaluate);
        });
        expect(restarted).toEqual(undisturbed);
      }),
      { numRuns: 60 },
    );
  });

  it('has timers that never fire early, and fire once', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, schedules, async (block, schedule) => {
        const definition = defined(drawn(block));
        await walked(schedule, async (state, command) => {
          const timer = command.type === 'ExecuteJob' ? state?.jobs[command.job] : undefined;
          const answer = step(definition, state, command, evaluate);
          if (timer?.kind !== 'timer' || timer.dueAt === undefined) return answer;
          const due = timer.dueAt;
          if (command.at < due) {
            expect(answer).toMatchObject({ ok: false, reason: { code: 'job-not-due' } });
            const before = step(definition, state, { ...command, at: plusMs(due, -1) }, evaluate);
            expect(before).toMatchObject({ ok: false, reason: { code: 'job-not-due' } });
            return step(definition, state, { ...command, at: due }, evaluate);
          }
          if (!answer.ok) return answer;
          const again = step(definition, answer.value.instance, command, evaluate);
          expect(again.ok).toBe(false);
          const rounds = Object.values(answer.value.instance.jobs).filter(({ id }) => !state?.jobs[id]);
          for (const { kind, dueAt, element } of rounds)
            if (kind === 'timer' && element === timer.element) expect((dueAt ?? '') > due).toBe(true);
          return answer;
        });
      }),
      { numRuns: 100 },
    );
  });
});
