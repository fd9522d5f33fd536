import type { PlannedMigration } from '../../api/shapes.js';
import { useWords } from '../../i18n/words.js';

type Step = PlannedMigration['steps'][number];

interface MappingTableProps {
  readonly plan: PlannedMigration;
  readonly chosen: Readonly<Record<string, string>>;
  readonly choose: (source: string, target: string) => void;
}

/** Which step becomes which: what goes by itself, and what a designer chooses. */
export function MappingTable({ plan, chosen, choose }: MappingTableProps) {
  const { say, sayCode } = useWords();
  const nameOf = ({ name, source, type }: Step): string => name ?? `${sayCode('element', type)} (${source})`;
  return (
    <table className="table table-cards">
      <caption className="visually-hidden">{say('moving.mapping')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('moving.step')}</th>
          <th scope="col">{say('moving.here')}</th>
          <th scope="col">{say('moving.target')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.steps.map((step) => (
          <tr key={step.source}>
            <th scope="row">
              {nameOf(step)}{' '}
              {step.name === undefined ? null : (
                <span className="small">{sayCode('element', step.type)}</span>
              )}
            </th>
            <td data-label={say('moving.here')}>{step.here}</td>
            <td data-label={say('moving.target')}>
              <select
                className="input"
                aria-label={say('moving.target.of', { name: nameOf(step) })}
                value={chosen[step.source] ?? step.target ?? ''}
                onChange={({ target }) => choose(step.source, target.value)}
              >
                <option value="">{say('moving.target.none')}</option>
                {plan.targets
                  .filter(({ type }) => type === step.type)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name ?? id}
                    </option>
                  ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
