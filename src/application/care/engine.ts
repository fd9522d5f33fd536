import type { Variables } from '../../engine/variables.js';
import { ok, type Outcome, type Refused } from '../../kernel/outcome.js';
import { correlateMessage } from '../engine/correlate-message.js';
import type { EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Work } from '../work.js';
import { refuse, type CareRefusal } from './refusals.js';

export interface CareMessage {
  readonly message: string;
  /** The trajectory: messages correlate by it and by nothing else (domain.md §7.0). */
  readonly businessKey: string;
  readonly variables: Variables;
}

/** Starts a process that begins with this message, in the same commit. */
export const startByMessage = async (
  work: Work,
  { message, businessKey, variables }: CareMessage,
): Promise<Outcome<{ readonly instanceId: string }, CareRefusal>> => {
  const started = await correlateMessage(work, {
    name: message,
    businessKey,
    variables: { values: variables },
    to: 'start',
  });
  if (!started.ok) return engineRefused(started.reason);
  const [first] = started.value;
  return first ? ok({ instanceId: first.instanceId }) : refuse('action-not-possible');
};

/** Tells the processes of a trajectory that are running; refuses when none of them waits for this. */
export const tellRunning = async (
  work: Work,
  { message, businessKey, variables }: CareMessage,
): Promise<Outcome<void, CareRefusal>> => {
  const told = await correlateMessage(work, {
    name: message,
    businessKey,
    variables: { values: variables },
    to: 'running',
    all: true,
  });
  if (!told.ok) return engineRefused(told.reason);
  return told.value.length > 0 ? ok(undefined) : refuse('action-not-possible');
};

/** The engine's no, in the words of the case side. */
export const engineRefused = (reason: EngineUseCaseRefusal): Refused<CareRefusal> => {
  if (reason.code === 'message-not-correlated') return refuse('action-not-possible');
  if (reason.code === 'task-not-found') return refuse('not-found', { what: 'task' });
  if (reason.code === 'task-not-open') return refuse('task-not-open');
  if (reason.code === 'task-suspended') return refuse('task-suspended');
  if (reason.code === 'task-claimed') return refuse('ASSIGNED_TO_OTHER');
  return refuse('engine-refused', { engine: { code: reason.code, message: reason.message } });
};
