import type { OwnSide } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Section } from './section.js';
import type { Asking } from './side-of-one.js';

type Decision = OwnSide['decisions'][number];

interface DecisionsProps {
  readonly decisions: readonly Decision[];
  readonly ask: (asking: Asking) => void;
}

function Remedy({ decision, ask }: { readonly decision: Decision; readonly ask: DecisionsProps['ask'] }) {
  const { say, sayCode, date } = useWords();
  const { id, kind, remedy, objectUntil } = decision;
  const isObjection = remedy === 'OBJECTION';
  return (
    <>
      <p className="small">
        {isObjection ? say('own.object.text') : say('own.complain.text')}{' '}
        {objectUntil === undefined ? '' : say('own.object.until', { date: date(objectUntil) })}
      </p>
      <button type="button" className="button" onClick={() => ask({ kind: remedy, about: id })}>
        {say(isObjection ? 'own.object' : 'own.complain')}
        <span className="visually-hidden">: {sayCode('own.decision', kind)}</span>
      </button>
    </>
  );
}

/** What was decided about somebody: what, why, on which law, and what they can do (RT-2). */
export function Decisions({ decisions, ask }: DecisionsProps) {
  const { say, sayCode, date } = useWords();
  return (
    <Section title={say('own.decisions')}>
      {decisions.length === 0 ? <p className="small">{say('own.decisions.none')}</p> : null}
      <ul className="own-list">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <h3>
              {sayCode('own.decision', decision.kind)}, {date(decision.at)}
            </h3>
            {decision.reasons === undefined ? null : (
              <p>
                {say('own.decisions.why')} {decision.reasons}
              </p>
            )}
            <Remedy decision={decision} ask={ask} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
