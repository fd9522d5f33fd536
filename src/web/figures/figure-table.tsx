import type { ShownFigure } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { Bar } from './bar.js';
import { sayFigure, sayNorm, sayValue } from './figure-words.js';

function Met({ figure }: { readonly figure: ShownFigure }) {
  const { say } = useWords();
  if (figure.met === undefined) return null;
  return figure.met ? (
    <span className="tag tag-good">{say('figures.met')}</span>
  ) : (
    <span className="tag tag-safety">
      <Icon name="warning" />
      {say('figures.notMet')}
    </span>
  );
}

/** The figures of one indicator: what, how much, what it should be, and how many it rests on. */
export function FigureTable({
  caption,
  figures,
}: {
  readonly caption: string;
  readonly figures: readonly ShownFigure[];
}) {
  const words = useWords();
  const { say } = words;
  return (
    <table className="table table-cards table-figures">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('figures.column.figure')}</th>
          <th scope="col">{say('figures.column.value')}</th>
          <th scope="col">{say('figures.column.norm')}</th>
          <th scope="col">{say('figures.column.n')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.key}>
            <th scope="row">{sayFigure(words, figure.key)}</th>
            <td data-label={say('figures.column.value')}>
              <strong>{sayValue(words, figure)}</strong>
              {figure.unit === 'percent' && figure.value !== undefined ? (
                <Bar value={figure.value} most={100} />
              ) : null}
            </td>
            <td data-label={say('figures.column.norm')}>
              {sayNorm(words, figure)} <Met figure={figure} />
            </td>
            <td data-label={say('figures.column.n')}>{figure.n ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
