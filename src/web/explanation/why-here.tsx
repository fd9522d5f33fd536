import { useQuery } from '@tanstack/react-query';
import { explanationQuery } from '../api/queries.js';
import type { Explanation } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { sayWait } from './say-wait.js';
import { PlaceWords } from './place-explained.js';

type Item = Explanation['items'][number];

function InstanceWords({ item }: { readonly item: Item }) {
  const words = useWords();
  // What only waits for what is inside is told by what is inside.
  const places = item.places.filter(({ waitsFor }) => waitsFor.some((wait) => wait.for !== 'inside'));
  return (
    <>
      {item.suspended ? <p>{words.say('explain.suspended')}</p> : null}
      {places.map((place) => (
        <div key={place.id} className="explained">
          <h3>{place.name === '' ? item.processName : place.name}</h3>
          <p className="small">
            {item.processName}, {words.say('trajectory.now.since', { moment: words.moment(place.since) })}
          </p>
          <PlaceWords place={place} />
        </div>
      ))}
      {item.around.length === 0 ? null : (
        <details className="explain">
          <summary>
            {words.say('explain.around')}
            <span className="visually-hidden"> {item.processName}</span>
          </summary>
          <ul>
            {item.around.map((wait, index) => (
              // Two waits may read alike; their order is the history's and does not change.
              <li key={`${index} ${wait.for}`}>{sayWait(words, { ...wait, beside: true })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** For each place of a trajectory: why it stands there. */
export function WhyHere({ trajectoryId }: { readonly trajectoryId: string }) {
  const { say } = useWords();
  const query = useQuery(explanationQuery(trajectoryId));
  return (
    <section className="card" aria-labelledby="why-here-heading">
      <h2 id="why-here-heading">{say('explain.title')}</h2>
      <Asked query={query} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{say('trajectory.process.ended')}</p>
          ) : (
            items.map((item) => <InstanceWords key={item.instanceId} item={item} />)
          )
        }
      </Asked>
    </section>
  );
}
