import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TimelineRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { openTo } from '../access.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { namesOf } from '../users.js';
import type { Timeline, TimelineEntry } from '../views.js';

export interface TimelinePage {
  readonly limit?: number;
  readonly offset?: number;
}

/** What happened in a trajectory, newest first: codes and ids, never what somebody wrote. */
export const viewTimeline = async (
  ports: Ports,
  who: Identity,
  trajectoryId: string,
  { limit = 200, offset = 0 }: TimelinePage = {},
): Promise<Outcome<Timeline, CareRefusal>> => {
  const access = await openTo(ports, who, trajectoryId, 'header');
  if (!access.ok) return access;
  const found = await ports.store.find('timeline', {
    where: [{ field: 'trajectoryId', is: trajectoryId }],
    sort: [{ by: 'at', descending: true }],
    limit,
    offset,
  });
  const nameOf = await namesOf(
    ports,
    found.map(({ body }) => body.actor),
  );
  return ok({ items: found.map(({ body }) => entry(body, nameOf)), asOf: ports.clock.now() });
};

const entry = (record: TimelineRecord, nameOf: (user: string) => string): TimelineEntry => ({
  id: record.id,
  at: record.at,
  code: record.code,
  actor: record.actor,
  actorName: nameOf(record.actor),
  ...(record.elementName !== undefined && { elementName: record.elementName }),
  ...(record.taskId !== undefined && { taskId: record.taskId }),
  ...(record.details && { details: record.details }),
});
