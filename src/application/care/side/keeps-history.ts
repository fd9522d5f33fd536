import type { HistoricInstanceRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { trajectoryOf } from './trajectory-of.js';

/**
 * What ran for a trajectory is part of its file. How long a file is kept is for the law on youth care to say (domain.md
 * S-29), from the closing of the trajectory on, and not for the time to live of one of its processes.
 */
export const keepsHistory = async (
  work: Work,
  { businessKey, variables = {} }: HistoricInstanceRecord,
): Promise<boolean> => (await trajectoryOf(work, businessKey, variables)) !== undefined;
