import type { Instant } from '../../../kernel/instant.js';
import type { HandOverRecord, TaskRecord } from '../../../ports/records.js';
import type { Stored } from '../../../ports/store.js';
import type { Ports } from '../../work.js';
import { deadlineView } from '../deadlines/deadline-view.js';
import type { Identity } from '../identity.js';
import { recordsById } from '../records-by-id.js';
import { namesOf } from '../users.js';
import type { DeadlineView } from '../views.js';
import type { HandOverView } from './views.js';
import { answerTaskOf } from './answer-task.js';
import { mayAnswer } from './may-answer.js';

/** Hand-overs as people see them; what they share is asked once. */
export const showHandOvers = async (
  ports: Ports,
  who: Identity,
  stored: readonly Stored<HandOverRecord>[],
): Promise<HandOverView[]> => {
  const handOvers = stored.map(({ body }) => body);
  const trajectories = await recordsById(
    ports,
    'trajectory',
    handOvers.map(({ trajectoryId }) => trajectoryId),
  );
  const households = await recordsById(
    ports,
    'household',
    [...trajectories.values()].map(({ householdId }) => householdId),
  );
  const nameOf = await namesOf(
    ports,
    handOvers.flatMap(({ giver, receiver }) => [giver, receiver]),
  );
  const tasks = await Promise.all(handOvers.map((handOver) => answerTaskOf(ports, handOver)));
  const now = ports.clock.now();
  return stored.map(({ body, version }, index) => ({
    ...contentOf(body),
    version,
    householdLabel: households.get(trajectories.get(body.trajectoryId)?.householdId ?? '')?.label ?? '',
    giverName: nameOf(body.giver),
    ...(body.receiver !== undefined && { receiverName: nameOf(body.receiver) }),
    deadline: deadlineOf(body, tasks[index], now),
    mayAnswer: mayAnswer(body, who),
  }));
};

type Content = Omit<HandOverView, 'version' | 'householdLabel' | 'giverName' | 'deadline' | 'mayAnswer'>;

const contentOf = ({ refusalReason, alternative, receiver, ...record }: HandOverRecord): Content => ({
  id: record.id,
  trajectoryId: record.trajectoryId,
  kind: record.kind,
  state: record.state,
  giver: record.giver,
  ...(receiver !== undefined && { receiver }),
  receiverGroup: record.receiverGroup,
  reason: record.reason,
  ...(refusalReason !== undefined && { refusalReason }),
  ...(alternative !== undefined && { alternative }),
  ...(record.offeredAt !== undefined && { offeredAt: record.offeredAt }),
  ...(record.acceptedAt !== undefined && { acceptedAt: record.acceptedAt }),
});

/** The task that waits for the answer carries the deadline; without one there is nothing to be late with. */
const deadlineOf = (handOver: HandOverRecord, task: TaskRecord | undefined, now: Instant): DeadlineView =>
  task
    ? deadlineView(task, now)
    : {
        ...(handOver.dueAt !== undefined && { dueAt: handOver.dueAt }),
        overdue: false,
        safetyCritical: false,
      };
