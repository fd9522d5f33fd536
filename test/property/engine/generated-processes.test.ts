import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EngineCommand } from '../../../src/engine/commands.js';
import type { ProcessDefinition } from '../../../src/engine/definition.js';
import type { EngineEvent } from '../../../src/engine/events.js';
import { replay } from '../../../src/engine/evolve.js';
import type {
  EngineJob,
  InstanceId,
  ProcessInstance,
  Subscription,
  Token,
} from '../../../src/engine/instance.js';
import { enabledAt } from '../../../src/engine/runtime/ad-hoc.js';
import { step } from '../../../src/engine/step.js';
import { anyBlock, drawn, type Block } from '../../support/engine/generated-process.js';
import { brokenLaws } from '../../support/engine/laws.js';
import { defined, noon } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

const evaluate = tinyEvaluator({ decide: () => [{ answer: 1 }] });
const copied = <Value>(value: Value): Value =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);

interface Move {
  readonly command: EngineCommand;
  /** What it acts on is used up by it. */
  readonly once: boolean;
  /** Towards the end of the instance; messages nobody waits for only add work. */
  readonly forwards: boolean;
}

const answers = (chance: number, again: boolean) => ({
  values: { x: chance % 7, again: again && chance % 5 === 0 },
});

const ofToken = (
  { id: token, waiting }: Token,
  variables: ReturnType<typeof answers>,
  chance: number,
): Move[] => {
  if (waiting === 'userTask')
    return [
      { command: { type: 'CompleteUserTask', at: noon, token, variables }, once: true, forwards: true },
      ...(chance % 11 === 0
        ? [
            {
              command: { type: 'ThrowError' as const, at: noon, token, code: 'Wrong' },
              once: true,
              forwards: false,
            },
          ]
        : []),
    ];
  if (waiting === 'call')
    return [{ command: { type: 'CompleteCall', at: noon, token, variables }, once: true, forwards: true }];
  return [];
};

const ofJob = ({ id: job, kind }: EngineJob, variables: ReturnType<typeof answers>): Move =>
  kind === 'external'
    ? { command: { type: 'CompleteJob', at: noon, job, variables }, once: true, forwards: true }
    : { command: { type: 'ExecuteJob', at: noon, job, force: true }, once: true, forwards: true };

const ofSubscription = (
  { id: subscription, kind, name, element }: Subscription,
  variables: ReturnType<typeof answers>,
): Move =>
  kind === 'conditional'
    ? {
        command: { type: 'SetVariables', at: noon, variables },
        once: false,
        // One at a border may never happen, and need not.
        forwards: element.startsWith('condition'),
      }
    : {
        command: { type: 'DeliverEvent', at: noon, subscription, variables },
        once: false,
        forwards: name.startsWith('Wanted'),
      };

/** What somebody may choose in an ad-hoc sub-process; more of it leads on only when nothing goes on there. */
const ofChoice = (
  definition: ProcessDefinition,
  instance: ProcessInstance,
  token: Token,
  variables: ReturnType<typeof answers>,
): Move[] =>
  enabledAt(definition, instance, token).map((activity) => ({
    command: { type: 'StartAdHocActivity', at: noon, token: token.id, activity, variables },
    once: false,
    forwards: Object.values(instance.tokens).every(({ scope }) => scope !== token.inner),
  }));

const movesOf = (
  definition: ProcessDefinition,
  instance: ProcessInstance,
  chance: number,
  again: boolean,
): readonly Move[] => {
  const variables = answers(chance, again);
  return [
    ...Object.values(instance.tokens).flatMap((token) => ofChoice(definition, instance, token, variables)),
    ...Object.values(instance.tokens).flatMap((token) => ofToken(token, variables, chance)),
    ...Object.values(instance.jobs).map((job) => ofJob(job, variables)),
    ...Object.values(instance.subscriptions).map((subscription) => ofSubscription(subscription, variables)),
  ];
};

/** One instance that is moved at random, and checked against every law at each move. */
class Walk {
  readonly definition: ProcessDefinition;
  readonly history: EngineEvent[] = [];
  state: ProcessInstance;

  constructor(block: Block) {
    this.definition = defined(drawn(block));
    const values = { x: 3, n: 0, again: false };
    this.state = this.carryOut(undefined, {
      type: 'StartProcess',
      at: noon,
      instance: 'i' as InstanceId,
      variables: { values },
    });
  }

  get isOver(): boolean {
    return this.state.state !== 'active';
  }

  carryOut(before: ProcessInstance | undefined, command: EngineCommand): ProcessInstance {
    const stepped = step(this.definition, before, command, evaluate);
    if (!stepped.ok) {
      // Only an error that nobody around it catches may be refused, and then nothing has changed.
      expect(command.type).toBe('ThrowError');
      expect(stepped.reason.code).toBe('error-not-caught');
      return before ?? this.state;
    }
    const { instance, events } = stepped.value;
    this.history.push(...events);
    expect(brokenLaws(this.definition, instance, this.history)).toEqual([]);
    // Stopping, storing and resuming changes nothing, and the same is always answered the same.
    const again = step(this.definition, copied(before), copied(command), evaluate);
    expect(JSON.stringify(again)).toBe(JSON.stringify(stepped));
    expect(replay(copied(events), copied(before))).toEqual(copied(instance));
    return instance;
  }

  move({ command, once }: Move): void {
    const before = this.state;
    this.state = this.carryOut(before, command);
    if (!once || this.state === before) return;
    const twice = step(this.definition, this.state, command, evaluate);
    expect(twice.ok ? command : 'refused').toBe('refused');
  }

  wander(chances: readonly number[]): void {
    for (const chance of chances) {
      if (this.isOver) return;
      const moves = movesOf(this.definition, this.state, chance, true);
      const move = moves[chance % moves.length];
      if (move) this.move(move);
    }
  }

  finish(): void {
    for (let moves = 0; !this.isOver && moves < 3000; moves += 1) {
      const move = movesOf(this.definition, this.state, 1, false).find(({ forwards }) => forwards);
      if (!move) return;
      this.move(move);
    }
  }
}

const chances = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 40 });
const runs = { numRuns: 300 };

describe('any sound process', () => {
  it('keeps the laws whatever happens to it, and can always come to its end', () => {
    fc.assert(
      fc.property(anyBlock, chances, (block, schedule) => {
        const walk = new Walk(block);
        walk.wander(schedule);
        walk.finish();
        expect(walk.state.state).toBe('completed');
      }),
      runs,
    );
  });

  it('leaves nothing behind when it is ended in the middle', () => {
    fc.assert(
      fc.property(anyBlock, chances, (block, schedule) => {
        const walk = new Walk(block);
        walk.wander(schedule);
        if (walk.isOver) return;
        walk.state = walk.carryOut(walk.state, { type: 'Terminate', at: noon });
        expect(walk.state.state).toBe('terminated');
      }),
      { numRuns: 150 },
    );
  });

  it('has the state that its whole history folds to', () => {
    fc.assert(
      fc.property(anyBlock, chances, (block, schedule) => {
        const walk = new Walk(block);
        walk.wander(schedule);
        expect(replay(copied(walk.history))).toEqual(copied(walk.state));
      }),
      { numRuns: 150 },
    );
  });
});
