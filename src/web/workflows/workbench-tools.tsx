import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useState } from 'react';
import { canvasOf } from '../diagram/canvas.js';
import { useWords } from '../i18n/words.js';

interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

const useHistory = (modeler: Modeler | undefined) => {
  const [can, setCan] = useState({ undo: false, redo: false });
  useEffect(() => {
    if (!modeler) return undefined;
    const stack = modeler.get<CommandStack>('commandStack');
    const look = () => setCan({ undo: stack.canUndo(), redo: stack.canRedo() });
    modeler.on('commandStack.changed', look);
    return () => modeler.off('commandStack.changed', look);
  }, [modeler]);
  const stack = () => modeler?.get<CommandStack>('commandStack');
  return { can, undo: () => stack()?.undo(), redo: () => stack()?.redo() };
};

interface WorkbenchToolsProps {
  readonly modeler: Modeler | undefined;
  /** How many differences with the published version there are. */
  readonly unpublished: number;
  readonly keptAt: string | undefined;
  readonly keep: () => void;
  readonly publish: () => void;
}

/** Above the editor: history, view, and publishing. Ctrl+S keeps the work at once. */
export function WorkbenchTools({ modeler, unpublished, keptAt, keep, publish }: WorkbenchToolsProps) {
  const { say, time } = useWords();
  const { can, undo, redo } = useHistory(modeler);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      keep();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
  return (
    <div className="workbench-tools">
      <button type="button" className="button" disabled={!can.undo} onClick={undo}>
        {say('workflow.undo')}
      </button>
      <button type="button" className="button" disabled={!can.redo} onClick={redo}>
        {say('workflow.redo')}
      </button>
      <button
        type="button"
        className="button"
        disabled={!modeler}
        onClick={() => {
          if (modeler) canvasOf(modeler).zoom('fit-viewport', 'auto');
        }}
      >
        {say('workflow.fit')}
      </button>
      <p className="workbench-state" role="status">
        {unpublished === 0
          ? say('workflow.unchanged')
          : say('workflow.unsaved', { count: unpublished, time: keptAt === undefined ? '–' : time(keptAt) })}
      </p>
      <button
        type="button"
        className="button button-primary"
        disabled={!modeler || unpublished === 0}
        onClick={publish}
      >
        {say('workflow.publish.open')}
      </button>
    </div>
  );
}
