import { useQuery } from '@tanstack/react-query';
import { versionsQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';

/** Who published what, when and why (LE-1). */
export function Versions({ workflowKey }: { readonly workflowKey: string }) {
  const { say, moment, sayActor } = useWords();
  const query = useQuery(versionsQuery(workflowKey));
  return (
    <Asked query={query}>
      {({ items }) => (
        <table className="table table-cards">
          <caption className="visually-hidden">{say('workflow.versions')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('workflow.versions.version')}</th>
              <th scope="col">{say('workflow.versions.when')}</th>
              <th scope="col">{say('workflow.versions.who')}</th>
              <th scope="col">{say('workflow.versions.note')}</th>
              <th scope="col">{say('workflow.versions.running')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ version, deployedAt, deployedBy, note, running }) => (
              <tr key={version}>
                <th scope="row">{say('workflows.version', { version })}</th>
                <td data-label={say('workflow.versions.when')}>{moment(deployedAt)}</td>
                <td data-label={say('workflow.versions.who')}>{sayActor(deployedBy)}</td>
                <td data-label={say('workflow.versions.note')}>{note ?? '–'}</td>
                <td data-label={say('workflow.versions.running')}>{running}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Asked>
  );
}
