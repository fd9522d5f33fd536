import type { RefObject } from 'react';
import { useLetterKeys } from '../shell/use-letters.js';

const linksIn = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-row-link]') ?? []),
];

const rowOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-task]') ?? null;

/** Walks through the rows of a list with j and k; c takes the task that has the focus. Enter is the link's own. */
export const useRowKeys = (list: RefObject<HTMLElement | null>, claim: (taskId: string) => void): void => {
  const move = (by: 1 | -1) => {
    const links = linksIn(list.current);
    const row = rowOf(document.activeElement);
    const at = links.findIndex((link) => rowOf(link) === row && row !== null);
    const next = links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useLetterKeys({
    j: () => move(1),
    k: () => move(-1),
    c: () => {
      const id = rowOf(document.activeElement)?.dataset['task'];
      if (id !== undefined) claim(id);
    },
  });
};
