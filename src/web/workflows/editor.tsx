import { useState } from 'react';
import { useWords } from '../i18n/words.js';
import { Notice } from '../parts/notice.js';
import { forgetModel, keptModel } from './kept-model.js';
import { Workbench } from './workbench.js';

interface EditorProps {
  readonly workflowKey: string;
  readonly name: string;
  readonly version: number;
  readonly published: string;
}

/** Opens the published model, or, when its designer wants that, what was left unpublished in this browser. */
export function Editor({ workflowKey, name, version, published }: EditorProps) {
  const { say, moment } = useWords();
  const [kept, setKept] = useState(() => keptModel(workflowKey));
  const [opened, setOpened] = useState({ xml: published, basedOn: version });
  return (
    <>
      {kept === undefined ? null : (
        <Notice tone="info">
          <p>{say('workflow.restore', { moment: moment(kept.savedAt), version: kept.basedOn })}</p>
          {kept.basedOn === version ? null : <p>{say('workflow.restore.older', { version })}</p>}
          <div className="actions">
            <button
              type="button"
              className="button button-primary"
              onClick={() => {
                setOpened({ xml: kept.xml, basedOn: kept.basedOn });
                setKept(undefined);
              }}
            >
              {say('workflow.restore.yes')}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                forgetModel(workflowKey);
                setKept(undefined);
              }}
            >
              {say('workflow.restore.no')}
            </button>
          </div>
        </Notice>
      )}
      <Workbench workflowKey={workflowKey} name={name} published={published} {...opened} />
    </>
  );
}
