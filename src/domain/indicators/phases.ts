import type { Instant } from '../../kernel/instant.js';
import { happened, type TrajectoryStory } from './story.js';

export interface PhaseTime {
  readonly phase: number;
  readonly from: Instant;
  /** Absent while it lasts. */
  readonly to?: Instant;
}

/** In which phase a trajectory was from when to when: a plan for a phase begins it, another phase or closing ends it. */
export const phasesOf = (story: TrajectoryStory): readonly PhaseTime[] => {
  const begun = happened(story, 'PLAN_ACTIVATED').flatMap(({ at, details }) =>
    typeof details['phase'] === 'number' ? [{ phase: details['phase'], from: at }] : [],
  );
  const changes = begun.filter(({ phase }, index) => begun[index - 1]?.phase !== phase);
  return changes.map((change, index) => {
    const to = changes[index + 1]?.from ?? story.closedAt;
    return { ...change, ...(to !== undefined && { to }) };
  });
};
