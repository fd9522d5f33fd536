import { useWords } from '../i18n/words.js';
import { ProblemNotice } from '../parts/problem-notice.js';

/** Before it is known who is there. */
export function Starting({ error, retry }: { readonly error: Error | null; readonly retry: () => void }) {
  const { say } = useWords();
  return (
    <main className="starting">
      <h1 className="visually-hidden">{say('app.name')}</h1>
      {error === null ? (
        <p role="status" className="starting-words">
          {say('app.loading')}
        </p>
      ) : (
        <ProblemNotice error={error} retry={retry} />
      )}
    </main>
  );
}
