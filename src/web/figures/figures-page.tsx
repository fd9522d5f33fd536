import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exportAddress, indicatorsQuery, type FigureFilter } from '../api/figures.js';
import { useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Page } from '../parts/page.js';
import { IndicatorCard } from './indicator-card.js';
import { StandStills } from './stand-stills.js';
import { Ways } from './ways.js';

function DayField({
  label,
  name,
  value,
  change,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
}) {
  return (
    <div className="field field-narrow">
      <label htmlFor={`figures-${name}`}>{label}</label>
      <input
        id={`figures-${name}`}
        className="input input-short"
        type="date"
        value={value ?? ''}
        onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
      />
    </div>
  );
}

interface Filtering {
  readonly filter: FigureFilter;
  readonly municipalities: readonly string[];
  readonly change: (filter: FigureFilter) => void;
}

function Filter({ filter, municipalities, change }: Filtering) {
  const { say } = useWords();
  return (
    <fieldset className="figure-filter">
      <legend className="visually-hidden">{say('figures.filter')}</legend>
      <DayField
        label={say('figures.from')}
        name="from"
        value={filter.from}
        change={(from) => change({ ...filter, from })}
      />
      <DayField
        label={say('figures.to')}
        name="to"
        value={filter.to}
        change={(to) => change({ ...filter, to })}
      />
      <div className="field field-narrow">
        <label htmlFor="figures-municipality">{say('figures.municipality')}</label>
        <select
          id="figures-municipality"
          className="input"
          value={filter.municipality ?? ''}
          onChange={({ target }) =>
            change({ ...filter, municipality: target.value === '' ? undefined : target.value })
          }
        >
          <option value="">{say('figures.everywhere')}</option>
          {municipalities.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}

const files = ['indicators', 'stand-stills', 'overdue'] as const;

function Files({ filter }: { readonly filter: FigureFilter }) {
  const { say } = useWords();
  const language = useLanguage();
  return (
    <ul className="figure-files">
      {files.map((name) => (
        <li key={name}>
          <a href={exportAddress(name, filter, language)} download>
            {say(`figures.file.${name}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** For whoever steers: what the work adds up to, what it means, and where it stands still. */
export function FiguresPage() {
  const { say, date } = useWords();
  const [filter, setFilter] = useState<FigureFilter>({});
  const query = useQuery(indicatorsQuery(filter));
  return (
    <Page
      title={say('figures.title')}
      intro={<p>{say('figures.intro')}</p>}
      wide
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      <Filter filter={filter} municipalities={query.data?.municipalities ?? []} change={setFilter} />
      <StandStills filter={filter} />
      <Asked query={query} rows={12}>
        {({ items, from, to, trajectories }) => (
          <>
            <p>{say('figures.over', { from: date(from), to: date(to), count: trajectories })}</p>
            {items.map((indicator) => (
              <IndicatorCard key={indicator.id} indicator={indicator} filter={filter} />
            ))}
            <Ways />
            <h2>{say('figures.files')}</h2>
            <Files filter={filter} />
          </>
        )}
      </Asked>
    </Page>
  );
}
