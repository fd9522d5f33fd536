import { useWords } from '../i18n/words.js';

/** How old the figures are: always said, so that nobody takes yesterday's for today's. */
export function AsOf({ at, refresh }: { readonly at: string | undefined; readonly refresh: () => unknown }) {
  const { say, time } = useWords();
  return (
    <p className="as-of">
      {at === undefined ? null : <span>{say('app.asOf', { time: time(at) })}</span>}
      <button type="button" className="button button-quiet" onClick={() => void refresh()}>
        {say('app.refresh')}
      </button>
    </p>
  );
}
