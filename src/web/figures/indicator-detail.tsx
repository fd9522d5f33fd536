import { useQuery } from '@tanstack/react-query';
import { indicatorQuery, type FigureFilter } from '../api/figures.js';
import type { ViewedIndicator } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { Bar } from './bar.js';
import { sayFigure, sayValue } from './figure-words.js';

const mostCases = 20;
const mostColumns = 4;

function Groups({ viewed }: { readonly viewed: ViewedIndicator }) {
  const words = useWords();
  const { say } = words;
  const keys = viewed.figures.slice(0, mostColumns).map(({ key }) => key);
  const values = (key: string): number[] =>
    viewed.groups.flatMap(({ figures }) => figures.find((figure) => figure.key === key)?.value ?? []);
  return (
    <table className="table table-cards table-figures">
      <caption>{say('figures.byMunicipality')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('figures.municipality')}</th>
          {keys.map((key) => (
            <th key={key} scope="col">
              {sayFigure(words, key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {viewed.groups.map(({ group, figures }) => (
          <tr key={group}>
            <th scope="row">{group}</th>
            {keys.map((key) => {
              const figure = figures.find((one) => one.key === key);
              return (
                <td key={key} data-label={sayFigure(words, key)}>
                  {figure === undefined ? '–' : sayValue(words, figure)}
                  {figure?.value === undefined ? null : (
                    <Bar
                      value={figure.value}
                      most={figure.unit === 'percent' ? 100 : Math.max(0, ...values(key))}
                    />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cases({ viewed }: { readonly viewed: ViewedIndicator }) {
  const words = useWords();
  const { say, moment } = words;
  if (viewed.cases.length === 0) return null;
  return (
    <table className="table table-cards">
      <caption>
        {say('figures.cases', { shown: Math.min(mostCases, viewed.caseCount), count: viewed.caseCount })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('figures.column.step')}</th>
          <th scope="col">{say('figures.column.figure')}</th>
          <th scope="col">{say('figures.column.since')}</th>
          <th scope="col">{say('figures.column.trajectory')}</th>
        </tr>
      </thead>
      <tbody>
        {viewed.cases.slice(0, mostCases).map((one) => (
          <tr key={`${one.figure}/${one.trajectoryId}/${one.taskId ?? ''}/${one.since ?? ''}`}>
            <th scope="row">
              {one.stepName ?? (one.step === undefined ? '–' : words.sayCode('figure', one.step))}
            </th>
            <td data-label={say('figures.column.figure')}>{sayFigure(words, one.figure)}</td>
            <td data-label={say('figures.column.since')}>
              {one.since === undefined ? '–' : moment(one.since)}
            </td>
            <td data-label={say('figures.column.trajectory')}>
              <code className="small">{one.trajectoryId}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One indicator by municipality, and the steps behind it; nothing of a dossier. */
export function IndicatorDetail({ id, filter }: { readonly id: string; readonly filter: FigureFilter }) {
  const query = useQuery(indicatorQuery(id, filter));
  return (
    <Asked query={query} rows={3}>
      {(viewed) => (
        <>
          {viewed.groups.length === 0 ? null : <Groups viewed={viewed} />}
          <Cases viewed={viewed} />
        </>
      )}
    </Asked>
  );
}
