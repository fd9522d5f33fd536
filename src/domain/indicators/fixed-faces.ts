import type { Instant } from '../../kernel/instant.js';
import type { TrajectoryStory } from './story.js';

export interface FaceTime {
  readonly face: string;
  readonly from: Instant;
  readonly to: Instant;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Who was the fixed face from when to when; while it lasts, up to now. */
export const fixedFacesOf = (story: TrajectoryStory, now: Instant): readonly FaceTime[] => {
  const changes = story.happenings.flatMap(({ at, code, details }) => {
    const face =
      code === 'FIXED_FACE_ALLOCATED'
        ? textOf(details['fixedFace'])
        : code === 'RESPONSIBILITY_SWITCHED' && details['kind'] === 'FIXED_FACE'
          ? textOf(details['to'])
          : undefined;
    return face === undefined ? [] : [{ face, from: at }];
  });
  const end = story.closedAt ?? now;
  return changes
    .filter(({ face }, index) => changes[index - 1]?.face !== face)
    .map((change, index, all) => ({ ...change, to: all[index + 1]?.from ?? end }));
};
