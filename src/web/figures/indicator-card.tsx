import { useState } from 'react';
import type { FigureFilter } from '../api/figures.js';
import type { ShownIndicator } from '../api/shapes.js';
import { useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import { FigureTable } from './figure-table.js';
import { IndicatorDetail } from './indicator-detail.js';

/** One indicator: its figures, what it counts and what to mind; by municipality when somebody asks. */
export function IndicatorCard({
  indicator,
  filter,
}: {
  readonly indicator: ShownIndicator;
  readonly filter: FigureFilter;
}) {
  const { say } = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { id, name, counts, mind, source, figures } = indicator;
  const heading = `${id} ${name[language]}`;
  return (
    <section className="indicator" aria-labelledby={`heading-${id}`}>
      <h2 id={`heading-${id}`}>{heading}</h2>
      <p className="indicator-counts">{counts[language]}</p>
      {figures.length === 0 ? (
        <p className="nothing-here">{say('figures.noSource')}</p>
      ) : (
        <FigureTable caption={heading} figures={figures} />
      )}
      {mind[language] === '' ? null : (
        <p className="small">
          {say('figures.mind')} {mind[language]}
        </p>
      )}
      <p className="small">
        {say(`figures.source.${source.startsWith('S-') ? 'S' : source === 'K' ? 'K' : 'A'}`, { source })}
      </p>
      {figures.length === 0 ? null : (
        <>
          <button
            type="button"
            className="button button-quiet"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {say('figures.more')}
            <span className="visually-hidden"> {heading}</span>
          </button>
          {open ? <IndicatorDetail id={id} filter={filter} /> : null}
        </>
      )}
    </section>
  );
}
