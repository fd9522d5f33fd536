import { isUrgency } from '../../../domain/urgency.js';
import type { Variables } from '../../../engine/variables.js';
import { ok } from '../../../kernel/outcome.js';
import type { TrajectoryRecord, Urgency } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { stricterOf } from '../../../domain/rules/urgency-decision.js';
import { addToTimeline } from '../timeline-entry.js';
import { withUrgency } from '../trajectory/change-urgency.js';
import { closeDossier } from '../trajectory/close-dossier.js';
import { openSafetyTasks } from '../trajectory/open-safety-tasks.js';
import { textIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** Routes after which there is nothing to follow. */
const endings = ['ADVICE', 'NO_FOLLOWUP', 'DUPLICATE'];

/**
 * Writes down what was decided on a report, and ends its legal clock (domain.md P02). A route without follow-up ends
 * the trajectory, unless people work in it already because of acute danger: then those end it.
 */
export const publishRoute = onTrajectory(async (work, { trajectory, variables, job }) => {
  const route = textIn(variables, 'route') ?? 'CONSULTATION';
  const urgency = urgencyIn(variables);
  const signal = textIn(variables, 'mode') === 'SIGNAL_ON_TRAJECTORY';
  const decided: TrajectoryRecord = signal
    ? await withUrgency(work, trajectory, higher(trajectory.urgency, urgency))
    : { ...(await withUrgency(work, trajectory, urgency)), route };
  if (signal || !endings.includes(route) || isWorkedIn(trajectory)) work.put('trajectory', decided);
  else {
    const open = await openSafetyTasks(work, trajectory.id, { outside: job.instance.id });
    const closed = await closeDossier(work, decided, { openSafetyTasks: open.length });
    if (!closed.ok) return closed;
  }
  remember(work, trajectory.id, { route, urgency });
  return ok({ routeDecidedAt: work.at });
});

const isWorkedIn = ({ state, startedAt }: TrajectoryRecord): boolean =>
  state === 'ACUTE' || startedAt !== undefined;

/** What is not known counts as HIGH, never as less (domain.md §9). */
const urgencyIn = ({ urgency }: Variables): Urgency => (isUrgency(urgency) ? urgency : 'HIGH');

/** A signal can make a running trajectory more urgent, never less. */
const higher = (known: Urgency | undefined, signalled: Urgency): Urgency =>
  known === undefined ? signalled : stricterOf(known, signalled);

const remember = (work: Work, trajectoryId: string, details: { route: string; urgency: string }): void =>
  addToTimeline(work, { trajectoryId, code: 'ROUTE_DECIDED', details });
