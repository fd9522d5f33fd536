import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import '../design/diagram.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/words.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { canvasOf, goTo, mark, openReadably } from './canvas.js';
import type { DrawnModel } from './drawn-node.js';
import { OutlineList } from './outline-list.js';
import { outlineOf, type OutlineStep } from './outline.js';

interface Active {
  readonly elementId: string;
  readonly since: string;
  /** It only surrounds, or waits for, where the work is. */
  readonly quiet: boolean;
}

interface DiagramProps {
  readonly xml: string;
  readonly name: string;
  readonly active?: readonly Active[];
  readonly visited?: readonly string[];
}

const nowhere: readonly Active[] = [];
const nothing: readonly string[] = [];

/** Draws once per model; where it stands is marked again when that changes. */
const useViewer = (xml: string) => {
  const container = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | undefined>(undefined);
  const [steps, setSteps] = useState<readonly OutlineStep[]>([]);
  const [error, setError] = useState<unknown>(undefined);
  useEffect(() => {
    if (!container.current) return undefined;
    const made = new NavigatedViewer({ container: container.current });
    let current = true;
    made.importXML(xml).then(
      () => {
        if (!current) return;
        setSteps(outlineOf(made.getDefinitions() as DrawnModel));
        setViewer(made);
      },
      (fault: unknown) => {
        if (current) setError(fault);
      },
    );
    return () => {
      current = false;
      setViewer(undefined);
      made.destroy();
    };
  }, [xml]);
  return { container, viewer, steps, error };
};

/** A process as a picture with where it stands, and below it the same as a list. */
export function Diagram({ xml, name, active = nowhere, visited = nothing }: DiagramProps) {
  const { say } = useWords();
  const { container, viewer, steps, error } = useViewer(xml);
  const [now, been] = [say('trajectory.process.now.short'), say('trajectory.process.been.short')];
  useEffect(() => {
    if (!viewer) return;
    const standing = new Set(active.map(({ elementId }) => elementId));
    for (const id of visited) if (!standing.has(id)) mark(viewer, id, { kind: 'been', words: been });
    for (const id of standing) mark(viewer, id, { kind: 'now', words: now });
    const here = active.findLast(({ quiet }) => !quiet) ?? active.at(-1);
    openReadably(viewer, { at: here?.elementId });
  }, [viewer, active, visited, now, been]);
  const zoom = (factor: number) => {
    if (viewer) canvasOf(viewer).zoom(canvasOf(viewer).zoom() * factor, 'auto');
  };
  return (
    <figure className="diagram">
      {error === undefined ? null : <ProblemNotice error={error} />}
      <div className="diagram-tools">
        <button type="button" className="button" onClick={() => zoom(1.25)}>
          {say('diagram.larger')}
        </button>
        <button type="button" className="button" onClick={() => zoom(0.8)}>
          {say('diagram.smaller')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            if (viewer) canvasOf(viewer).zoom('fit-viewport', 'auto');
          }}
        >
          {say('workflow.fit')}
        </button>
      </div>
      <div
        ref={container}
        className="diagram-canvas"
        role="region"
        aria-label={say('diagram.label', { name })}
      />
      {visited.length + active.length === 0 ? null : (
        <figcaption className="small">{say('trajectory.process.legend')}</figcaption>
      )}
      <details className="explain" open={steps.length > 0 && steps.length <= 4}>
        <summary>{say('trajectory.process.list')}</summary>
        <OutlineList
          steps={steps}
          active={new Map(active.map(({ elementId, since }) => [elementId, since]))}
          visited={new Set(visited)}
          show={(id) => {
            if (viewer) goTo(viewer, id);
          }}
        />
      </details>
    </figure>
  );
}
