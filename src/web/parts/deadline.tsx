import { useId } from 'react';
import type { Deadline as Due, Derivation } from '../api/shapes.js';
import { useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import { sayDue } from './due.js';
import { Icon } from './icon.js';

/** A deadline in words, late or not told by sign and word. */
export function DueWords({ deadline, plain = false }: { readonly deadline: Due; readonly plain?: boolean }) {
  const words = useWords();
  const { dueAt, overdue, safetyCritical } = deadline;
  if (dueAt === undefined) return <span className="due due-none">{words.say('tasks.group.none')}</span>;
  return (
    <span className={overdue ? 'due due-late' : 'due'}>
      <Icon name={overdue ? 'warning' : 'clock'} />
      <time dateTime={dueAt} title={words.moment(dueAt)}>
        {sayDue(words, dueAt)}
      </time>{' '}
      {safetyCritical && !plain ? (
        <span className="tag tag-safety">
          <Icon name="shield" />
          {words.say('deadline.safety')}
        </span>
      ) : null}
    </span>
  );
}

/** How a due date came about: the sentence, the days that did not count, and the norm it rests on (EV-6). */
export function DerivationWords({ derivation }: { readonly derivation: Derivation }) {
  const words = useWords();
  const language = useLanguage();
  const { sentence, skipped, notes, norm } = derivation;
  return (
    <div className="derivation">
      <p>{sentence[language]}</p>
      {skipped.length === 0 ? null : (
        <>
          <p className="small">{words.say('deadline.skipped')}</p>
          <ul className="small">
            {skipped.map(({ date, reason }) => (
              <li key={date}>
                {words.date(`${date}T12:00:00Z`)}: {words.sayCode('dayOff', reason)}
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.length === 0 ? null : (
        <ul className="small">
          {notes.map(({ code, date }) => (
            <li key={`${code} ${date ?? ''}`}>
              {words.sayCode('deadlineNote', code)}
              {date === undefined ? '' : ` (${words.date(`${date}T12:00:00Z`)})`}
            </li>
          ))}
        </ul>
      )}
      {norm === undefined ? null : (
        <p className="small">
          {words.say('deadline.source', { key: norm.key, version: norm.version, source: norm.source })}
        </p>
      )}
    </div>
  );
}

export function DerivationOnDemand({
  derivation,
  about,
}: {
  readonly derivation: Derivation;
  readonly about?: string;
}) {
  const { say } = useWords();
  const id = useId();
  return (
    <details className="explain">
      <summary id={id}>
        {say('deadline.explain')}
        {about === undefined ? null : <span className="visually-hidden"> {about}</span>}
      </summary>
      <DerivationWords derivation={derivation} />
    </details>
  );
}
