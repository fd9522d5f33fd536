import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useMemo } from 'react';
import { mark, unmark } from '../diagram/canvas.js';
import { useWords } from '../i18n/words.js';
import type { Difference } from './modeler/differences.js';

const marked = ['added', 'changed', 'moved'] as const;

/** Marks on the diagram what differs from the published version, for as long as it is asked for. */
export const useDifferenceMarks = (
  modeler: Modeler | undefined,
  differences: readonly Difference[],
  wanted: boolean,
): void => {
  const { say } = useWords();
  const words = useMemo(
    () => new Map(marked.map((kind) => [kind, say(`workflow.diff.kind.${kind}`)] as const)),
    [say],
  );
  useEffect(() => {
    if (!modeler || !wanted) return undefined;
    const shown = differences.filter(({ kind }) => kind !== 'removed');
    for (const { id, kind } of shown)
      if (kind !== 'removed') mark(modeler, id, { kind, words: words.get(kind) ?? '' });
    return () =>
      unmark(
        modeler,
        shown.map(({ id }) => id),
        marked,
      );
  }, [modeler, differences, wanted, words]);
};
