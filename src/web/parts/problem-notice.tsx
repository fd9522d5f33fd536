import { useWords, type Words } from '../i18n/words.js';
import { isMessageId } from '../i18n/messages.js';
import { problemOf, Unreachable } from '../api/problem.js';
import { Notice } from './notice.js';

const byStatus = (words: Words, status: number): string => {
  const id = `problem.${status}`;
  return words.say(isMessageId(id) ? id : 'problem.unknown');
};

/** What went wrong, in the reader's words: by its code, else by what the service said, else by its number. */
export const sayProblem = (words: Words, error: unknown): string => {
  if (error instanceof Unreachable) return words.say('problem.offline');
  const details = problemOf(error);
  if (details === undefined) return words.say('problem.unknown');
  const id = `problem.${details.code}`;
  if (isMessageId(id)) return words.say(id);
  return details.title === '' ? byStatus(words, details.status) : details.title;
};

/** A problem with what can be done about it; the reference is what application management asks for. */
export function ProblemNotice({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const words = useWords();
  const details = problemOf(error);
  const isOurs = (details?.status ?? 0) >= 500 || details?.code === 'unknown';
  return (
    <Notice tone="danger" live>
      <p>{sayProblem(words, error)}</p>
      {isOurs && details?.traceId !== undefined ? (
        <p className="small">{words.say('problem.reference', { id: details.traceId })}</p>
      ) : null}
      {retry === undefined ? null : (
        <button type="button" className="button" onClick={retry}>
          {words.say('app.retry')}
        </button>
      )}
    </Notice>
  );
}
