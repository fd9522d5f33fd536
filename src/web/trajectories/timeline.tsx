import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timelineQuery } from '../api/queries.js';
import type { TimelineEntry } from '../api/shapes.js';
import { useWords, type Words } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';

/** What of a happening's details is told, and in which words; ids are not. */
const families: Readonly<Record<string, string>> = {
  route: 'outcome',
  urgency: 'urgency',
  action: 'trajectory.action',
  kind: 'handOvers.kind',
  receiverGroup: 'role',
  level: 'ladder',
  outcome: 'outcome',
  choice: 'overdueChoice',
  phase: 'trajectory.phase',
  to: 'trajectory.level',
  norm: 'norm',
};

const moments: ReadonlySet<string> = new Set([
  'dueAt',
  'reviewAt',
  'lookAgainAt',
  'followUpAt',
  'acuteSince',
]);

/** Told already by the sentence itself: that it is a reminder, and who took over. */
const isTold = (name: string, value: string | number): boolean =>
  (name === 'level' && String(value).startsWith('E0')) || (name === 'to' && typeof value === 'string');

const familyOf = (name: string): string | undefined =>
  Object.hasOwn(families, name) ? families[name] : undefined;

const sayDetail = (words: Words, name: string, value: unknown): readonly string[] => {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const [label, told] = [words.sayCode('detail', name), String(value)];
  if (moments.has(name)) return [`${label} ${words.moment(told)}`];
  const family = familyOf(name);
  if (family === undefined || isTold(name, value)) return [];
  return [`${label}: ${words.sayCode(family, family === 'ladder' ? told.slice(0, 2) : told)}`];
};

/** A happening as a sentence: what, at which step, and what belongs to it. */
const sayHappening = (words: Words, { code, elementName, details }: TimelineEntry): string => {
  const what = words.sayCode('timeline', code);
  const about = elementName === undefined ? what : `${what}: ${elementName}`;
  const more = Object.entries(details ?? {}).flatMap(([name, value]) => sayDetail(words, name, value));
  return more.length === 0 ? about : `${about} (${more.join(', ')})`;
};

const step = 50;
const most = 500;

export function Timeline({ trajectoryId }: { readonly trajectoryId: string }) {
  const words = useWords();
  const { say } = words;
  const [limit, setLimit] = useState(step);
  const query = useQuery(timelineQuery(trajectoryId, limit));
  return (
    <section className="card" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">{say('trajectory.timeline')}</h2>
      <Asked query={query}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p>{say('trajectory.timeline.empty')}</p> : null}
            <ol className="timeline">
              {items.map((entry) => (
                <li key={entry.id}>
                  <time dateTime={entry.at}>{words.moment(entry.at)}</time>
                  <span>{sayHappening(words, entry)}</span>
                  <span className="small">{words.sayActor(entry.actorName)}</span>
                </li>
              ))}
            </ol>
            {items.length === limit && limit < most ? (
              <button type="button" className="button" onClick={() => setLimit(Math.min(limit + step, most))}>
                {say('trajectory.timeline.more')}
              </button>
            ) : null}
          </>
        )}
      </Asked>
    </section>
  );
}
