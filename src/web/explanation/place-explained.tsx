import type { Passage, PlaceExplained, Way } from '../api/shapes.js';
import { useWords, type Words } from '../i18n/words.js';
import { sayWait } from './say-wait.js';
import { sayMover, sayValues, sayWay } from './say-way.js';

/** How many steps of the way are shown; most people ask about the last few. */
const mostSteps = 12;

function WayWords({ way }: { readonly way: Way }) {
  const words = useWords();
  const said = sayWay(words, way);
  const values = sayValues(words, way.values);
  if (said === undefined) return null;
  return (
    <li>
      {said}
      {values === '' ? null : <span className="small"> {words.say('explain.values', { values })}</span>}
    </li>
  );
}

/** The ways on that can be said in words; where there was no choice there is nothing to say. */
const waysOf = (words: Words, { taken, notTaken }: Passage): readonly Way[] =>
  [...taken, ...notTaken].filter((way) => sayWay(words, way) !== undefined);

function Step({ passage }: { readonly passage: Passage }) {
  const words = useWords();
  const mover = sayMover(words, passage);
  const ways = waysOf(words, passage);
  return (
    <li>
      {passage.name === '' ? null : <strong>{passage.name}</strong>}{' '}
      <span className="small">{words.moment(passage.at)}</span>
      {mover === undefined ? null : <p className="small">{mover}</p>}
      {ways.length === 0 ? null : (
        <ul>
          {ways.map((way) => (
            <WayWords key={`${way.why} ${way.flow ?? ''} ${way.to ?? ''}`} way={way} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Why it stands here: what it waits for, who can move it, how it came, and why it went no other way. */
export function PlaceWords({
  place,
  open = false,
}: {
  readonly place: PlaceExplained;
  /** Whether the way here is shown at once. */
  readonly open?: boolean;
}) {
  const words = useWords();
  const { say } = words;
  // A step without a name and without a choice is drawing, not something that happened to people.
  const steps = place.path.filter((passage) => passage.name !== '' || waysOf(words, passage).length > 0);
  const shown = steps.slice(0, mostSteps).reverse();
  return (
    <>
      <ul className="plain-list">
        {place.waitsFor.map((wait, index) => (
          // Two waits may read alike; their order is the history's and does not change.
          <li key={`${index} ${wait.for}`}>
            {sayWait(words, wait)}
            {wait.excluded.map(({ name, rule }) => (
              <span key={name} className="small">
                {' '}
                {say('explain.excluded', { name, rule })}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <details className="explain" open={open}>
        <summary>
          {say('explain.path')}
          <span className="visually-hidden"> {place.name}</span>
        </summary>
        {shown.length < steps.length || place.cut ? <p className="small">{say('explain.earlier')}</p> : null}
        <ol>
          {shown.map((passage) => (
            <Step key={`${passage.at} ${passage.name} ${passage.type}`} passage={passage} />
          ))}
        </ol>
      </details>
    </>
  );
}
