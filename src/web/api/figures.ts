import { queryOptions } from '@tanstack/react-query';
import { address, base, get } from './client.js';
import { heardTime } from './clock.js';
import type { IndicatorList, StandStillList, VariantList, ViewedIndicator } from './shapes.js';

/** Over which days and where; nothing said, the year up to today and everywhere. */
export interface FigureFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly municipality?: string | undefined;
}

const timed = async <Answer extends { readonly asOf: string }>(path: string): Promise<Answer> => {
  const answer = await get<Answer>(path);
  heardTime(answer.asOf);
  return answer;
};

const keyOf = ({ from, to, municipality }: FigureFilter) => [from, to, municipality] as const;

export const indicatorsQuery = (filter: FigureFilter) =>
  queryOptions({
    queryKey: ['indicators', ...keyOf(filter)],
    queryFn: () => timed<IndicatorList>(address(['indicators'], { ...filter })),
    placeholderData: (previous: IndicatorList | undefined) => previous,
  });

export const indicatorQuery = (id: string, filter: FigureFilter) =>
  queryOptions({
    queryKey: ['indicators', 'one', id, ...keyOf(filter)],
    queryFn: () => timed<ViewedIndicator>(address(['indicators', id], { ...filter, by: 'municipality' })),
  });

const shownStandStills = 20;

export const standStillsQuery = ({ municipality }: FigureFilter) =>
  queryOptions({
    queryKey: ['stand-stills', municipality],
    queryFn: () =>
      timed<StandStillList>(address(['stand-stills'], { municipality, limit: shownStandStills })),
  });

export const variantsQuery = (workflow: string) =>
  queryOptions({
    queryKey: ['variants', workflow],
    queryFn: () => timed<VariantList>(address(['workflows', workflow, 'variants'])),
  });

/** Where the file of a list is; the browser fetches it with the session it has. */
export const exportAddress = (
  name: 'indicators' | 'stand-stills' | 'overdue',
  filter: FigureFilter,
  language: 'nl' | 'en',
): string =>
  `${base}${address(['exports', `${name}.csv`], { ...filter, ...(language === 'en' && { english: 'true' }) })}`;
