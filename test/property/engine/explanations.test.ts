import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EngineCommand } from '../../../src/engine/commands.js';
import { explain } from '../../../src/engine/explain/explain.js';
import type { Explanation, Recorded } from '../../../src/engine/explain/explanation.js';
import type { InstanceId, ProcessInstance } from '../../../src/engine/instance.js';
import { step } from '../../../src/engine/step.js';
import { plusMs } from '../../../src/kernel/instant.js';
import { brokenClauses } from '../../support/engine/explanation-check.js';
import { anyBlock, drawn, type Block } from '../../support/engine/generated-process.js';
import { defined, noon } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });

type Move = (chance: number) => EngineCommand;

const movesOf = ({ tokens, jobs, subscriptions }: ProcessInstance): readonly Move[] => [
  ...Object.values(tokens).flatMap(({ id: token, waiting }): Move[] => {
    if (waiting === 'userTask')
      return [(chance) => ({ type: 'CompleteUserTask', at: noon, token, variables: given(chance) })];
    return waiting === 'call'
      ? [(chance) => ({ type: 'CompleteCall', at: noon, token, variables: given(chance) })]
      : [];
  }),
  ...Object.values(jobs).map(
    ({ id: job, kind }): Move =>
      (chance) =>
        kind === 'external'
          ? { type: 'CompleteJob', at: noon, job, variables: given(chance) }
          : { type: 'ExecuteJob', at: noon, job, force: true },
  ),
  ...Object.values(subscriptions).map(
    ({ id: subscription, kind }): Move =>
      (chance) =>
        kind === 'conditional'
          ? { type: 'SetVariables', at: noon, variables: given(chance) }
          : { type: 'DeliverEvent', at: noon, subscription, variables: given(chance) },
  ),
];

const given = (chance: number) => ({ values: { x: chance % 7, again: chance % 5 === 0 } });

/** A generated process, moved along at random, with what an event log would hold of it. */
const moved = (block: Block, schedule: readonly number[]) => {
  const definition = defined(drawn(block));
  const log: Recorded[] = [];
  let state: ProcessInstance | undefined;
  const carryOut = (command: EngineCommand): void => {
    const at = plusMs(noon, log.length * 1000);
    const stepped = step(definition, state, { ...command, at }, evaluate);
    if (!stepped.ok) return;
    const { events } = stepped.value;
    state = stepped.value.instance;
    log.push({ sequence: log.length + 1, at, actor: `person-${log.length}`, command: command.type, events });
  };
  const values = { x: 3, n: 0, again: false };
  carryOut({ type: 'StartProcess', at: noon, instance: 'i' as InstanceId, variables: { values } });
  for (const chance of schedule) {
    const moves = state?.state === 'active' ? movesOf(state) : [];
    const move = moves[chance % moves.length];
    if (move) carryOut(move(chance));
  }
  if (!state) throw new Error('Expected the process to start');
  return { definition, definitions: new Map([[definition.id, definition]]), log, state, evaluate };
};

const schedules = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 25 });

describe('the explanation of any process', () => {
  it('covers every token, and every clause of it is borne out by the events', () => {
    fc.assert(
      fc.property(anyBlock, schedules, (block, schedule) => {
        const told = moved(block, schedule);
        expect(brokenClauses(told, explain(told.definitions, told.log))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has been asked for everything that it can say', () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(anyBlock, schedules, (block, schedule) => {
        const { definitions, log } = moved(block, schedule);
        for (const word of wordsOf(explain(definitions, log))) said.add(word);
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(words.filter((word) => !said.has(word))).toEqual([]);
  });

  it('is caught when it says anything else', () => {
    let walks = 0;
    let lies = 0;
    fc.assert(
      fc.property(anyBlock, schedules, (block, schedule) => {
        const told = moved(block, schedule);
        const truth = explain(told.definitions, told.log);
        walks += 1;
        for (const lie of liesAbout(truth)) {
          expect(brokenClauses(told, lie)).not.toEqual([]);
          lies += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(lies).toBeGreaterThan(walks / 2);
  });
});

const words = [
  ...['start', 'flow', 'inside', 'iteration', 'boundary', 'event', 'compensation'],
  ...['no-condition', 'condition-held', 'default', 'event-happened'],
  ...['condition-failed', 'another-first', 'default-not-needed', 'another-event-first', 'did-not-happen'],
  ...['person', 'worker', 'service', 'timer', 'message', 'signal', 'condition', 'flow', 'inside', 'called'],
];

const wordsOf = ({ places, around }: Explanation): readonly string[] => [
  ...around.map((wait) => wait.for),
  ...places.flatMap(({ waitsFor, path }) => [
    ...waitsFor.map((wait) => wait.for),
    ...path.flatMap(({ came, taken = [], notTaken = [] }) => [
      came.by,
      ...[...taken, ...notTaken].map(({ why }) => why),
    ]),
  ]),
];

const liesAbout = (truth: Explanation): readonly Explanation[] => {
  const [first, ...others] = truth.places;
  if (!first) return [];
  const [here, ...before] = first.path;
  const withPath = (path: typeof first.path): Explanation => ({
    ...truth,
    places: [{ ...first, path }, ...others],
  });
  return [
    { ...truth, places: others },
    { ...truth, suspended: !truth.suspended },
    { ...truth, places: [{ ...first, waitsFor: [] }, ...others] },
    ...(here
      ? [
          withPath([{ ...here, evidence: { ...here.evidence, event: here.evidence.event + 1 } }, ...before]),
          withPath([{ ...here, came: { by: 'command' } }, ...before]),
          withPath(before),
        ]
      : []),
  ];
};
