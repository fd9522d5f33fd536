import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { variantsQuery } from '../api/figures.js';
import { workflowsQuery } from '../api/queries.js';
import type { VariantList } from '../api/shapes.js';
import { useWords, type Words } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { Bar } from './bar.js';

const sayHours = ({ say, intl }: Words, hours: number | undefined): string => {
  if (hours === undefined) return '–';
  const [unit, value] = hours < 48 ? (['hours', hours] as const) : (['days', hours / 24] as const);
  return say(`figures.unit.${unit}`, { value: intl.formatNumber(value, { maximumFractionDigits: 1 }) });
};

function Taken({ variants, instances, others }: VariantList) {
  const words = useWords();
  const { say } = words;
  if (variants.length === 0) return <p className="nothing-here">{say('ways.none')}</p>;
  return (
    <table className="table table-cards">
      <caption>{say('ways.ways', { count: instances, others })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('ways.way')}</th>
          <th scope="col">{say('ways.count')}</th>
          <th scope="col">{say('ways.median')}</th>
        </tr>
      </thead>
      <tbody>
        {variants.map(({ steps, count, medianHours }) => (
          <tr key={steps.join('/')}>
            <th scope="row">{steps.join(' → ')}</th>
            <td data-label={say('ways.count')}>
              {count}
              <Bar value={count} most={instances} />
            </td>
            <td data-label={say('ways.median')}>{sayHours(words, medianHours)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Steps({ steps }: VariantList) {
  const words = useWords();
  const { say } = words;
  if (steps.length === 0) return null;
  const most = Math.max(...steps.map(({ medianHours }) => medianHours));
  return (
    <table className="table table-cards table-figures">
      <caption>{say('ways.steps')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('figures.column.step')}</th>
          <th scope="col">{say('ways.median')}</th>
          <th scope="col">{say('ways.p90')}</th>
          <th scope="col">{say('ways.count')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ step, count, medianHours, p90Hours }) => (
          <tr key={step}>
            <th scope="row">{step}</th>
            <td data-label={say('ways.median')}>
              {sayHours(words, medianHours)}
              <Bar value={medianHours} most={most} />
            </td>
            <td data-label={say('ways.p90')}>{sayHours(words, p90Hours)}</td>
            <td data-label={say('ways.count')}>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OfWorkflow({ workflow }: { readonly workflow: string }) {
  const query = useQuery(variantsQuery(workflow));
  return (
    <Asked query={query} rows={4}>
      {(variants) => (
        <>
          <Taken {...variants} />
          <Steps {...variants} />
        </>
      )}
    </Asked>
  );
}

/** Which ways work takes through a process, and where it takes long. */
export function Ways() {
  const { say } = useWords();
  const workflows = useQuery(workflowsQuery);
  const items = workflows.data?.items ?? [];
  const [chosen, choose] = useState<string>();
  const workflow = chosen ?? items[0]?.key;
  return (
    <section className="indicator" aria-labelledby="heading-ways">
      <h2 id="heading-ways">{say('ways.title')}</h2>
      <div className="field">
        <label htmlFor="ways-workflow">{say('ways.workflow')}</label>
        <select
          id="ways-workflow"
          className="input"
          value={workflow ?? ''}
          onChange={({ target }) => choose(target.value)}
        >
          {items.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {workflow === undefined ? null : <OfWorkflow workflow={workflow} />}
    </section>
  );
}
