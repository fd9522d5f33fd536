import type { Json } from '../../kernel/json.js';
import type { Work } from '../work.js';

/** What happened in a trajectory; codes and ids only, so that a line can be shown to whoever sees the header. */
export interface Happening {
  readonly trajectoryId: string;
  readonly code: string;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly taskId?: string;
  readonly details?: Readonly<Record<string, Json>>;
  /** For happenings that must be recorded once, however often their handler runs. */
  readonly onceAs?: string;
}

/** Adds a line to the trajectory's timeline, at the moment and in the name of this work. */
export const addToTimeline = (work: Work, { onceAs, ...happening }: Happening): void => {
  const id = onceAs === undefined ? work.ports.ids.next() : `${happening.trajectoryId}:${onceAs}`;
  work.put('timeline', { id, at: work.at, actor: work.actor, ...happening });
};
