import type { OwnSide, RightsKind } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Section } from './section.js';
import type { Asking } from './side-of-one.js';

interface RequestsProps {
  readonly requests: OwnSide['requests'];
  readonly ask: (asking: Asking) => void;
}

const kinds: readonly RightsKind[] = [
  'QUESTION',
  'ACCESS',
  'CORRECTION',
  'ERASURE',
  'OTHER_PROFESSIONAL',
  'SECOND_OPINION',
  'COMPLAINT',
];

/** What somebody can ask, and what became of what they asked. */
export function Requests({ requests, ask }: RequestsProps) {
  const { say, sayCode, date } = useWords();
  return (
    <Section title={say('own.ask')}>
      <p>{say('own.ask.text')}</p>
      <div className="own-buttons">
        {kinds.map((kind) => (
          <button key={kind} type="button" className="button" onClick={() => ask({ kind })}>
            {sayCode('own.right', kind)}
          </button>
        ))}
      </div>
      {requests.length === 0 ? null : <h3>{say('own.requests')}</h3>}
      <ul className="own-list">
        {requests.map(({ id, kind, state, receivedAt, dueAt, late }) => (
          <li key={id}>
            <strong>{sayCode('own.right', kind)}</strong>
            <br />
            <span className="small">
              {say('own.requests.on', { date: date(receivedAt) })}. {sayCode('own.request', state)}
              {dueAt === undefined || state === 'DONE'
                ? ''
                : ` ${say('own.requests.by', { date: date(dueAt) })}`}
              {late === true ? ` ${say('own.requests.late')}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
