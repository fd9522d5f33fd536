import type { ProcessDefinition } from '../../engine/definition.js';
import type { ProcessInstance, Token } from '../../engine/instance.js';
import { enabledAt } from '../../engine/runtime/ad-hoc.js';
import { orNull } from './or-null.js';

export interface EnabledActivity {
  readonly activityId: string;
  readonly activityName: string | null;
  readonly activityType: string;
}

/** What somebody may start now in the ad-hoc sub-process that this token holds open. */
export const enabledActivitiesAt = (
  definition: ProcessDefinition,
  instance: ProcessInstance,
  token: Token,
): readonly EnabledActivity[] =>
  enabledAt(definition, instance, token).map((activityId) => {
    const node = definition.nodes.get(activityId);
    return { activityId, activityName: orNull(node?.name), activityType: node?.type ?? 'unknown' };
  });
