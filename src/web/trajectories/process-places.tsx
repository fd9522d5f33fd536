import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { modelQuery } from '../api/queries.js';
import type { Place } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';

const Diagram = lazy(async () => ({ default: (await import('../diagram/diagram.js')).Diagram }));

function OnePlace({ place }: { readonly place: Place }) {
  const { say } = useWords();
  const model = useQuery(modelQuery(place.processKey, place.version));
  const { active, visited } = place;
  return (
    <Asked query={model} rows={6}>
      {(xml) => (
        <Suspense fallback={<p role="status">{say('app.loading')}</p>}>
          <Diagram
            key={`${place.instanceId} ${place.version}`}
            xml={xml}
            active={active}
            visited={visited}
            name={place.processName}
          />
        </Suspense>
      )}
    </Asked>
  );
}

/** Where a trajectory stands in its processes: the picture, and the same as a list. */
export function ProcessPlaces({ places }: { readonly places: readonly Place[] }) {
  const { say } = useWords();
  const sayPlace = ({
    processName: name,
    version,
    active,
  }: Pick<Place, 'processName' | 'version' | 'active'>) => {
    const step = active.flatMap((at) => (at.quiet || at.name === '' ? [] : [at.name])).join(', ');
    if (active.length === 0) return say('trajectory.process.option.ended', { name, version });
    return say('trajectory.process.option', {
      name,
      version,
      step: step === '' ? say('trajectory.process.now.short') : step,
    });
  };
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const place = places.find(({ instanceId }) => instanceId === chosen) ?? places[0];
  return (
    <section className="card" aria-labelledby="process-heading">
      <h2 id="process-heading">{say('trajectory.process')}</h2>
      {place === undefined ? <p>{say('trajectory.process.ended')}</p> : null}
      {places.length > 1 ? (
        <div className="field">
          <label htmlFor="process-choice">{say('trajectory.process.choose')}</label>
          <select
            id="process-choice"
            className="input"
            value={place?.instanceId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {places.map(({ instanceId, processName, version, active }) => (
              <option key={instanceId} value={instanceId}>
                {sayPlace({ processName, version, active })}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {place === undefined ? null : <OnePlace key={place.instanceId} place={place} />}
    </section>
  );
}
