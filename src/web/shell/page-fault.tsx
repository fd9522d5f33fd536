import type { ErrorComponentProps } from '@tanstack/react-router';
import { hasStatus } from '../api/problem.js';
import { useWords } from '../i18n/words.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { NotFound } from './not-found.js';

/** A page that could not be made. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  const { say } = useWords();
  if (hasStatus(error, 404)) return <NotFound />;
  return (
    <Page title={say('app.fault')}>
      <ProblemNotice error={error} retry={reset} />
    </Page>
  );
}
