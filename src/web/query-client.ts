import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasStatus, problemOf } from './api/problem.js';

const attempts = 2;

/** What the service refused is not asked again: it would refuse again. Only what was not answered is. */
const again = (failures: number, error: Error): boolean => {
  const status = problemOf(error)?.status;
  return failures < attempts && (status === undefined || status >= 500);
};

/**
 * Answers are kept while they are looked at. When the service no longer knows who is asking, `me` is asked again,
 * and its 401 is what the pages react to.
 */
export const makeQueryClient = (): QueryClient => {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, { queryKey }) => heard(error, queryKey[0] === 'me') }),
    mutationCache: new MutationCache({ onError: (error) => heard(error, false) }),
    defaultOptions: { queries: { retry: again, staleTime: 5_000 }, mutations: { retry: false } },
  });
  const heard = (error: Error, aboutMe: boolean): void => {
    if (!aboutMe && hasStatus(error, 401)) void client.invalidateQueries({ queryKey: ['me'] });
  };
  return client;
};
