import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { versionsQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { isDesigner } from '../shell/places.js';
import { useMe } from '../shell/use-me.js';
import { ChangesList } from './moving/changes-list.js';
import { MoveDialog } from './moving/move-dialog.js';

/** Who published what, when and why (LE-1); a designer moves what runs on an old version from here. */
export function Versions({ workflowKey }: { readonly workflowKey: string }) {
  const { say, moment, sayActor } = useWords();
  const { me } = useMe();
  const query = useQuery(versionsQuery(workflowKey));
  const [moving, setMoving] = useState<number | undefined>(undefined);
  const mayMove = isDesigner(me);
  return (
    <Asked query={query}>
      {({ items }) => (
        <>
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
                  <td data-label={say('workflow.versions.running')}>
                    {running}{' '}
                    {mayMove && running > 0 && items.length > 1 ? (
                      <button type="button" className="button" onClick={() => setMoving(version)}>
                        {say('moving.open')}
                        <span className="visually-hidden"> {say('workflows.version', { version })}</span>
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {mayMove ? <ChangesList workflowKey={workflowKey} /> : null}
          {moving === undefined ? null : (
            <MoveDialog
              workflowKey={workflowKey}
              from={moving}
              versions={items.map(({ version }) => version).filter((version) => version !== moving)}
              close={() => setMoving(undefined)}
            />
          )}
        </>
      )}
    </Asked>
  );
}
