import type { Variables } from '../../../engine/variables.js';
import type { HandOverRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';

const textIn = (variables: Variables, name: string): string | undefined => {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** The trajectory a process belongs to: by its business key, or by its variable `trajectoryId`. */
export const trajectoryOf = async (
  work: Work,
  businessKey: string | undefined,
  variables: Variables,
): Promise<TrajectoryRecord | undefined> => {
  for (const id of [businessKey, textIn(variables, 'trajectoryId')]) {
    const trajectory = id === undefined ? undefined : await work.get('trajectory', id);
    if (trajectory) return trajectory;
  }
  return undefined;
};

/** The hand-over a process is about, by its variable `handOverId`. */
export const handOverOf = async (work: Work, variables: Variables): Promise<HandOverRecord | undefined> => {
  const id = textIn(variables, 'handOverId');
  return id === undefined ? undefined : work.get('handOver', id);
};
