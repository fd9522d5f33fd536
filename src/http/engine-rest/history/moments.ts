import { toEpochMs, type Instant } from '../../../kernel/instant.js';
import { restDate, restDateOrNull } from '../dates.js';
import { after, before, flag, type ListSpecification } from '../params.js';

interface Span {
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
}

/** When something began and ended, and how long it took. */
export const moments = ({ startedAt, endedAt }: Span) => ({
  startTime: restDate(startedAt),
  endTime: restDateOrNull(endedAt),
  durationInMillis: endedAt === undefined ? null : toEpochMs(endedAt) - toEpochMs(startedAt),
});

export const momentFilters: ListSpecification['filters'] = {
  startedBefore: before('startedAt'),
  startedAfter: after('startedAt'),
  finishedBefore: before('endedAt'),
  finishedAfter: after('endedAt'),
  finished: flag(() => [{ field: 'endedAt', isNot: null }]),
  unfinished: flag(() => [{ field: 'endedAt', is: null }]),
};
