import type { OwnSide } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Section } from './section.js';
import type { Asking } from './side-of-one.js';

interface ConsentsProps {
  readonly consents: OwnSide['consents'];
  readonly ask: (asking: Asking) => void;
}

/** What somebody said yes to, and how to take it back. */
export function Consents({ consents, ask }: ConsentsProps) {
  const { say, sayCode, date } = useWords();
  return (
    <Section title={say('own.consents')}>
      {consents.length === 0 ? <p className="small">{say('own.consents.none')}</p> : null}
      <ul className="own-list">
        {consents.map(({ id, purpose, recipients, givenAt, withdrawnAt }) => (
          <li key={id}>
            <p>
              {sayCode('own.purpose', purpose)}
              {recipients === '' ? '' : `: ${recipients}`}
              <br />
              <span className="small">
                {say('own.consents.given', { date: date(givenAt) })}
                {withdrawnAt === undefined
                  ? ''
                  : `. ${say('own.consents.withdrawn', { date: date(withdrawnAt) })}`}
              </span>
            </p>
            {withdrawnAt === undefined ? (
              <button
                type="button"
                className="button"
                onClick={() => ask({ kind: 'WITHDRAW_CONSENT', consentId: id })}
              >
                {say('own.consents.withdraw')}
                <span className="visually-hidden">: {sayCode('own.purpose', purpose)}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
