import { expect } from '@jest/globals';
import type { EngineCommand, EngineRefusal } from '../../../src/engine/commands.js';
import { compile } from '../../../src/engine/compile.js';
import type { ProcessDefinition } from '../../../src/engine/definition.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import type { EngineEvent } from '../../../src/engine/events.js';
import { replay } from '../../../src/engine/evolve.js';
import type {
  DefinitionId,
  EngineJob,
  InstanceId,
  ProcessInstance,
  Subscription,
  Token,
} from '../../../src/engine/instance.js';
import { generatePlan } from '../../../src/engine/migration/generate-plan.js';
import { migrate } from '../../../src/engine/migration/migrate.js';
import type { MigrationProblem } from '../../../src/engine/migration/plan.js';
import { step } from '../../../src/engine/step.js';
import type { Variables } from '../../../src/engine/variables.js';
import { plusMs, type Instant } from '../../../src/kernel/instant.js';
import { tinyEvaluator, type Decisions } from './tiny-evaluator.js';

export const noon = '2026-03-02T12:00:00.000Z' as Instant;

/**
 * The first process of a diagram, as version 1; a diagram with problems fails the test. One that is not new has been
 * deployed before, and is held to what counted then.
 */
export const defined = (drawn: DrawnElement, isNew = true): ProcessDefinition => {
  const compiled = compile(drawn, tinyEvaluator(), isNew);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.reason, null, 1));
  const [process] = compiled.value;
  if (!process) throw new Error('Expected a process');
  return { ...process, id: `${process.key}:1` as DefinitionId, version: 1 };
};

type WithoutTime<Command> = Command extends EngineCommand ? Omit<Command, 'at'> : never;
export type AnyCommand = WithoutTime<EngineCommand>;

/** Source, target, and whether the trigger is read anew. */
export type Plan = readonly (readonly [string, string, boolean?])[];

/**
 * One instance told as a story. After each command it checks the law of replay: the events of the step, folded over
 * the state before, give the state after, also when both went through storage.
 */
export class Story {
  definition: ProcessDefinition;
  readonly history: EngineEvent[] = [];
  /** The events of the last command. */
  events: readonly EngineEvent[] = [];
  now = noon;
  #state: ProcessInstance | undefined;
  readonly #evaluate;

  constructor(drawn: DrawnElement, decisions: Decisions = {}) {
    this.definition = defined(drawn);
    this.#evaluate = tinyEvaluator(decisions);
  }

  get state(): ProcessInstance {
    if (!this.#state) throw new Error('Expected an instance that has started');
    return this.#state;
  }

  attempt(command: AnyCommand): EngineRefusal | undefined {
    const before = this.#state;
    const frozen = JSON.stringify(before);
    const stepped = step(
      this.definition,
      before,
      { ...command, at: this.now } as EngineCommand,
      this.#evaluate,
    );
    expect(JSON.stringify(before)).toBe(frozen);
    if (!stepped.ok) return stepped.reason;
    const { events, instance } = stepped.value;
    const stored = JSON.parse(JSON.stringify({ events, before: before ?? null })) as {
      events: EngineEvent[];
      before: ProcessInstance | null;
    };
    expect(replay(stored.events, stored.before ?? undefined)).toEqual(JSON.parse(JSON.stringify(instance)));
    // What is stored is all there is: nothing is undefined, and nothing but plain data.
    expect(events).toStrictEqual(stored.events);
    this.#state = instance;
    this.events = events;
    this.history.push(...events);
    return undefined;
  }

  /** Moves the instance to another diagram; without instructions every equal element is mapped. */
  migrating(drawn: DrawnElement, given?: Plan): readonly MigrationProblem[] {
    const target = { ...defined(drawn), id: 'process:2' as DefinitionId, version: 2 };
    const versions = { source: this.definition, target };
    const instructions = given?.map(([source, to, updateEventTrigger = false]) => ({
      source,
      target: to,
      updateEventTrigger,
    }));
    const before = JSON.stringify(this.state);
    const migrated = migrate(this.state, {
      ...versions,
      at: this.now,
      evaluate: this.#evaluate,
      instructions: instructions ?? generatePlan(versions),
    });
    expect(JSON.stringify(this.state)).toBe(before);
    if (!migrated.ok) return migrated.reason;
    const { events, instance } = migrated.value;
    const stored = JSON.parse(JSON.stringify(events)) as EngineEvent[];
    expect(replay(stored, JSON.parse(before) as ProcessInstance)).toEqual(
      JSON.parse(JSON.stringify(instance)),
    );
    this.definition = target;
    this.#state = instance;
    this.events = events;
    this.history.push(...events);
    return [];
  }

  migrate(drawn: DrawnElement, given?: Plan): this {
    expect(this.migrating(drawn, given)).toEqual([]);
    return this;
  }

  do(command: AnyCommand): this {
    expect(this.attempt(command)).toBeUndefined();
    return this;
  }

  start(
    variables: Variables = {},
    more: { start?: string; businessKey?: string; called?: boolean } = {},
  ): this {
    return this.do({
      type: 'StartProcess',
      instance: 'i' as InstanceId,
      variables: { values: variables },
      ...(more.businessKey !== undefined && { businessKey: more.businessKey }),
      ...(more.start !== undefined && { start: more.start }),
      ...(more.called === true && { parent: { instance: 'caller', token: '3' } }),
    } as AnyCommand);
  }

  tokensAt(element: string): readonly Token[] {
    return Object.values(this.state.tokens).filter((token) => (token.element as string) === element);
  }

  /** The one token that is at an element and does not only hold a scope there. */
  at(element: string): Token {
    const tokens = this.tokensAt(element);
    const found = tokens.find(({ waiting }) => waiting !== 'scope') ?? tokens[0];
    if (!found)
      throw new Error(`Expected a token at '${element}', but they are at ${this.where().join(', ')}`);
    return found;
  }

  /** Where tokens are that wait for somebody, in order of their names. */
  where(): readonly string[] {
    return Object.values(this.state.tokens)
      .filter(({ waiting }) => waiting !== 'scope')
      .map(({ element }) => element)
      .sort();
  }

  complete(element: string, variables: Variables = {}): this {
    return this.do({
      type: 'CompleteUserTask',
      token: this.at(element).id,
      variables: { values: variables },
    });
  }

  job(element: string): EngineJob {
    const job = Object.values(this.state.jobs).find((found) => (found.element as string) === element);
    if (!job) throw new Error(`Expected a job of '${element}'`);
    return job;
  }

  work(element: string, variables: Variables = {}): this {
    return this.do({ type: 'CompleteJob', job: this.job(element).id, variables: { values: variables } });
  }

  execute(element: string): this {
    return this.do({ type: 'ExecuteJob', job: this.job(element).id });
  }

  wait(ms: number): this {
    this.now = plusMs(this.now, ms);
    return this;
  }

  subscriptions(name: string): readonly Subscription[] {
    return Object.values(this.state.subscriptions).filter((found) => found.name === name);
  }

  deliver(name: string, variables: Variables = {}): this {
    const [subscription] = this.subscriptions(name);
    if (!subscription) throw new Error(`Expected somebody to listen for '${name}'`);
    return this.do({ type: 'DeliverEvent', subscription: subscription.id, variables: { values: variables } });
  }

  /** Variables of the process itself. */
  variables(): Variables {
    const root = Object.values(this.state.scopes).find(({ kind }) => kind === 'process');
    return root?.variables ?? this.ended()?.variables ?? {};
  }

  ended(): Extract<EngineEvent, { type: 'InstanceEnded' }> | undefined {
    return this.ofType('InstanceEnded')[0];
  }

  /** Events of a kind in the whole story. */
  ofType<Type extends EngineEvent['type']>(type: Type): readonly Extract<EngineEvent, { type: Type }>[] {
    return this.history.filter((event): event is Extract<EngineEvent, { type: Type }> => event.type === type);
  }

  /** Elements that were visited to their end, in order. */
  visited(): readonly string[] {
    return this.ofType('TokenLeft')
      .filter(({ how }) => how === 'completed')
      .map(({ element }) => element);
  }

  expectOver(state: 'completed' | 'terminated' | 'failed' = 'completed'): void {
    const { scopes, tokens, jobs, subscriptions, incidents } = this.state;
    expect(this.state.state).toBe(state);
    expect({ scopes, tokens, jobs, subscriptions, incidents }).toEqual({
      scopes: {},
      tokens: {},
      jobs: {},
      subscriptions: {},
      incidents: {},
    });
    const opened = this.ofType('UserTaskOpened').length;
    expect(this.ofType('UserTaskClosed')).toHaveLength(opened);
  }
}
