import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { followUpsOf, type FollowUp } from '../../../src/application/engine/follow-ups.js';
import type { Move } from '../../../src/application/engine/move.js';
import type { EngineCommand } from '../../../src/engine/commands.js';
import type { ProcessDefinition } from '../../../src/engine/definition.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import type { EngineEvent } from '../../../src/engine/events.js';
import type { InstanceId, ProcessInstance } from '../../../src/engine/instance.js';
import { step } from '../../../src/engine/step.js';
import {
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onError,
  onEscalation,
  start,
  userTask,
  type Part,
} from '../../support/engine/drawing.js';
import { brokenLaws } from '../../support/engine/laws.js';
import { times } from '../../support/engine/migrating.js';
import { defined, noon } from '../../support/engine/story.js';
import { tinyEvaluator } from '../../support/engine/tiny-evaluator.js';

/** One process of a chain in which each calls the next. */
interface Level {
  readonly catches: 'nothing' | 'A' | 'any';
  readonly hears: 'nothing' | 'beside' | 'instead';
  readonly handles: boolean;
  readonly repeats: 'no' | 'together' | 'in turn';
  readonly ends: 'plainly' | 'with A' | 'with B' | 'with an escalation';
}

const level = fc.record<Level>({
  catches: fc.constantFrom('nothing', 'nothing', 'A', 'any'),
  hears: fc.constantFrom('nothing', 'beside', 'instead'),
  handles: fc.boolean(),
  repeats: fc.constantFrom('no', 'no', 'together', 'in turn'),
  ends: fc.constantFrom('plainly', 'with A', 'with B', 'with an escalation'),
});

const endings: Readonly<Record<Level['ends'], Part[]>> = {
  plainly: [],
  'with A': [onError('A')],
  'with B': [onError('B')],
  'with an escalation': [onEscalation('X')],
};

const aside = (id: string, event: Part, interrupting = true): Part[] => [
  boundary(id, 'call', event, interrupting),
  userTask(`after-${id}`),
  end(`end-${id}`),
  ...chain(id, `after-${id}`, `end-${id}`),
];

const handler = draw(
  'subProcess',
  { id: 'handler', triggeredByEvent: 'true' },
  draw('startEvent', { id: 'failed' }, onError('B')),
  userTask('note'),
  end('noted'),
  ...chain('failed', 'note', 'noted'),
);

const drawnAs = (index: number, last: boolean, { catches, hears, handles, repeats, ends }: Level) =>
  diagram(
    draw(
      'process',
      { id: `p${index}`, isExecutable: 'true' },
      start(),
      userTask('work'),
      last
        ? draw('manualTask', { id: 'call' })
        : draw(
            'callActivity',
            { id: 'call', calledElement: `p${index + 1}` },
            repeats !== 'no' && times('2', repeats === 'in turn'),
          ),
      end('end', ...endings[ends]),
      ...chain('start', 'work', 'call', 'end'),
      ...(catches === 'nothing' || last ? [] : aside('caught', onError(catches === 'A' ? 'A' : undefined))),
      ...(hears === 'nothing' || last ? [] : aside('heard', onEscalation('X'), hears === 'instead')),
      handles && handler,
      flow('start', 'beside'),
      userTask('beside'),
      flow('beside', 'done'),
      end('done'),
    ),
    ...named('error', 'A', 'B'),
    ...named('escalation', 'X'),
  );

const evaluate = tinyEvaluator();
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

interface Kept {
  readonly state: ProcessInstance;
  readonly history: readonly EngineEvent[];
}

/** Instances that call one another; what follows from a command is carried out with it, or all of it is refused. */
class World {
  readonly #drawings: readonly DrawnElement[];
  readonly #restarts: boolean;
  readonly #definitions = new Map<string, ProcessDefinition>();
  instances = new Map<string, Kept>();

  constructor(drawings: readonly DrawnElement[], restarts: boolean) {
    this.#drawings = drawings;
    this.#restarts = restarts;
  }

  definitionOf(key: string): ProcessDefinition {
    const known = this.#definitions.get(key);
    if (known) return known;
    const read = defined(stored(this.#drawings[Number(key.slice(1))] as DrawnElement));
    this.#definitions.set(key, read);
    return read;
  }

  /** Whether it was taken. */
  do(id: string, command: EngineCommand, key = 'p0'): boolean {
    if (this.#restarts) {
      this.#definitions.clear();
      this.instances = new Map([...this.instances].map(([name, kept]) => [name, stored(kept)]));
    }
    const before = new Map(this.instances);
    const waiting: FollowUp[] = [];
    if (!this.#apply({ id, command, key, depth: 0 }, waiting)) return false;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (this.#follow(next, waiting)) continue;
      this.instances = before;
      return false;
    }
    return true;
  }

  #follow(followUp: FollowUp, waiting: FollowUp[]): boolean {
    const { depth } = followUp;
    if (followUp.do === 'start') {
      const { request, caller } = followUp;
      const token = this.instances.get(caller.instance.id)?.state.tokens[request.token];
      if (token?.called !== request.called) return true;
      const parent = { instance: caller.instance.id, token: request.token };
      const command: EngineCommand = { type: 'StartProcess', at: noon, instance: request.called, parent };
      return this.#apply({ id: request.called, command, key: request.call.calledElement, depth }, waiting);
    }
    const { instance: id, whileCalling } = followUp;
    const state = this.instances.get(id)?.state;
    if (state?.state !== 'active') return true;
    if (whileCalling && state.tokens[whileCalling.token]?.called !== whileCalling.called) return true;
    const command = { ...followUp.command, at: noon } as EngineCommand;
    return this.#apply({ id, command, key: state.definition.split(':')[0] ?? '', depth }, waiting);
  }

  #apply(
    { id, command, key, depth }: { id: string; command: EngineCommand; key: string; depth: number },
    waiting: FollowUp[],
  ): boolean {
    const kept = this.instances.get(id);
    const definition = this.definitionOf(key);
    const stepped = step(definition, kept?.state, command, evaluate);
    if (!stepped.ok) return false;
    const { events, instance } = stepped.value;
    this.instances.set(id, { state: instance, history: [...(kept?.history ?? []), ...events] });
    waiting.push(...followUpsOf({ definition, command, events, instance } as unknown as Move, depth));
    return true;
  }
}

interface Choice {
  readonly id: string;
  readonly command: EngineCommand;
  readonly key: string;
}

/** What somebody could do in any of the instances. */
const choices = (world: World, chance: number): readonly Choice[] =>
  [...world.instances].flatMap(([id, { state }]): Choice[] => {
    const key = state.definition.split(':')[0] ?? '';
    const tasks = Object.values(state.tokens).filter(({ waiting }) => waiting === 'userTask');
    return tasks.map(({ id: token }) => {
      const at = noon;
      if (chance % 5 === 0)
        return { id, key, command: { type: 'ThrowError', at, token, code: chance % 2 ? 'A' : 'B' } };
      if (chance % 17 === 0) return { id, key, command: { type: 'Terminate', at } };
      return { id, key, command: { type: 'CompleteUserTask', at, token } };
    });
  });

const begin: EngineCommand = { type: 'StartProcess', at: noon, instance: 'i' as InstanceId };

const levels = fc.array(level, { minLength: 2, maxLength: 4 });
const schedules = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 30 });

const drawingsOf = (chosen: readonly Level[]) =>
  chosen.map((one, index) => drawnAs(index, index === chosen.length - 1, one));

const active = ({ state }: Kept): boolean => state.state === 'active';

/** What is wrong between instances: somebody waits for nobody, or goes on for nobody. */
const brokenBetween = ({ instances }: World): readonly string[] =>
  [...instances].flatMap(([id, kept]) => {
    if (!active(kept)) return [];
    const { parent, tokens } = kept.state;
    const caller = parent && instances.get(parent.instance);
    const isAwaited =
      !parent || (caller && active(caller) && caller.state.tokens[parent.token]?.called === id);
    const calls = Object.values(tokens).flatMap(({ called }) => called ?? []);
    return [
      ...(isAwaited ? [] : [`${id} goes on, but nobody waits for it`]),
      ...calls
        .filter((called) => !active(instances.get(called) ?? kept) || !instances.has(called))
        .map((called) => `${id} waits for ${called}, which does not go on`),
    ];
  });

/** An error that ends a called instance is told to its caller, which catches it as it is drawn, or ends by it too. */
const brokenErrors = (world: World, chosen: readonly Level[]): readonly string[] =>
  [...world.instances].flatMap(([id, { state, history }]) => {
    const ended = history.find((event) => event.type === 'InstanceEnded');
    const code = ended?.type === 'InstanceEnded' && ended.state === 'failed' ? ended.error?.code : undefined;
    if (code === undefined || !state.parent) return [];
    const caller = world.instances.get(state.parent.instance);
    const index = Number(caller?.state.definition.slice(1, 2));
    const { catches, handles } = chosen[index] ?? { catches: 'nothing', handles: false };
    const isCaught = catches === 'any' || catches === code || (handles && code === 'B');
    const thrown =
      caller?.history.filter((event) => event.type === 'ErrorThrown' && event.code === code) ?? [];
    if (!thrown.some((event) => event.type === 'ErrorThrown' && (event.caughtBy !== undefined) === isCaught))
      return [`${id} failed with ${code}, and ${state.parent.instance} did not hear it as it should`];
    return isCaught || !caller || !active(caller) ? [] : [`${state.parent.instance} outlived error ${code}`];
  });

describe('processes that call one another', () => {
  it('leave nobody waiting for nobody, whatever fails at whichever depth, and errors go where they are drawn to go', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(levels, schedules, (chosen, schedule) => {
        const world = new World(drawingsOf(chosen), false);
        expect(world.do('i', begin)).toBe(true);
        for (const chance of schedule) {
          const all = choices(world, chance);
          const choice = all[chance % Math.max(1, all.length)];
          if (!choice) break;
          const before = world.instances;
          const snapshot = JSON.stringify([...before]);
          if (!world.do(choice.id, choice.command, choice.key)) {
            met.add('refused');
            expect(JSON.stringify([...world.instances])).toBe(snapshot);
          }
          expect(brokenBetween(world)).toEqual([]);
          expect(brokenErrors(world, chosen)).toEqual([]);
          for (const [, { state, history }] of world.instances) {
            met.add(state.state);
            expect(
              brokenLaws(world.definitionOf(state.definition.split(':')[0] ?? ''), state, history),
            ).toEqual([]);
          }
        }
        if (!active(world.instances.get('i') as Kept))
          expect([...world.instances.values()].filter(active)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect([...met].sort()).toEqual(['active', 'completed', 'failed', 'refused', 'terminated']);
  });

  it('go on after every restart as if there had been none', () => {
    fc.assert(
      fc.property(levels, schedules, (chosen, schedule) => {
        const worlds = [false, true].map((restarts) => new World(drawingsOf(chosen), restarts));
        for (const world of worlds) {
          world.do('i', begin);
          for (const chance of schedule) {
            const all = choices(world, chance);
            const choice = all[chance % Math.max(1, all.length)];
            if (choice) world.do(choice.id, choice.command, choice.key);
          }
        }
        const [undisturbed, restarted] = worlds.map(({ instances }) => stored([...instances]));
        expect(restarted).toEqual(undisturbed);
      }),
      { numRuns: 60 },
    );
  });
});
