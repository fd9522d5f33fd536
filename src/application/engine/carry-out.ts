import type { EngineRefusal } from '../../engine/commands.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { applyCommand, type Commanded } from './apply-command.js';
import { fitsBeside } from './bounded-evaluation.js';
import type { Move } from './move.js';
import { followUpsOf, type FollowUp } from './follow-ups.js';
import { prepareFollowUp } from './prepare-follow-up.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** How deep processes may call one another before any of them waits: what goes deeper calls itself without end. */
const deepest = 50;

/** How many commands may follow from one: two processes that call each other in a loop end here. */
const most = 5000;

/** How many events these commands may have in all; a bound on what one request can keep the service busy with. */
const mostEvents = 100_000;

/**
 * Carries out a command and everything that follows from it in called and calling instances, one after the other in
 * the order in which it came up. All of it is put in the one work, so it lasts together or not at all.
 */
export const carryOut = async (
  work: Work,
  first: Commanded,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const moved = await applyCommand(work, first);
  return moved.ok ? followThrough(work, moved.value) : moved;
};

/** Everything that follows in other instances from a move of this one. */
export const followThrough = async (
  work: Work,
  first: Move,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const waiting: FollowUp[] = [...followUpsOf(first, 0)];
  let events = first.events.length;
  for (let done = 0; done < waiting.length; done += 1) {
    const followUp = waiting[done];
    if (!followUp) break;
    if (done >= most || events > mostEvents || followUp.depth > deepest) return refused(tooMany);
    const prepared = await prepareFollowUp(work, followUp);
    if (!prepared.ok) return prepared;
    if (!prepared.value) continue;
    const moved = await carryOn(work, prepared.value);
    if (!moved.ok) return moved;
    events += moved.value.events.length;
    waiting.push(...followUpsOf(moved.value, followUp.depth));
  }
  return ok(undefined);
};

const carryOn = async (work: Work, commanded: Commanded): Promise<Outcome<Move, EngineUseCaseRefusal>> => {
  const { command } = commanded;
  const handedOn = 'variables' in command ? command.variables : undefined;
  return handedOn && !fitsBeside(work, handedOn)
    ? refused(tooMuch)
    : applyCommand(work, { ...commanded, followUp: true });
};

const tooMuch: EngineRefusal = {
  code: 'too-many-steps',
  message: 'Expected less to be handed on between processes that call one another, but it is too much',
};

const tooMany: EngineRefusal = {
  code: 'too-many-steps',
  message: 'Expected processes that call one another to come to rest, but they did not',
};
