import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.js';
import { ProblemNotice } from './problem-notice.js';

interface Answered<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/**
 * Shows an answer as soon as there is one and keeps showing it: when asking again fails, what is known stays, with
 * the problem above it.
 */
export function Asked<Data>({
  query,
  rows = 4,
  children,
}: {
  readonly query: Answered<Data>;
  /** How many lines the waiting takes, so that the page does not jump. */
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const { say } = useWords();
  const { data, error, refetch } = query;
  return (
    <>
      {error === null ? null : <ProblemNotice error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? (
        <div className="skeleton" role="status">
          <span className="visually-hidden">{say('app.loading')}</span>
          {Array.from({ length: rows }, (_, row) => (
            <div key={row} className="skeleton-row" aria-hidden="true" />
          ))}
        </div>
      ) : null}
      {data === undefined ? null : children(data)}
    </>
  );
}
