import type { JobRecord } from '../../ports/records.js';
import { without } from './without.js';

/** The job as nobody holds it. */
export const withoutLease = (job: JobRecord): JobRecord => without(job, 'lease');
