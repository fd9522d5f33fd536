/** A cell of a table: what it is about, and how many it rests on. */
export interface Cell {
  readonly n: number;
}

/**
 * Which cells of one row of groups may be shown, so that nobody is recognised in a small number: none that rests on
 * fewer than `least`, and as long as what is hidden would follow from the total, because it is one cell or rests on fewer
 * than `least` together, the smallest other one too (domain.md §10 [A]). Cells that rest on nothing say nothing about anybody and stay.
 */
export const shownCells = (cells: readonly Cell[], least: number): readonly boolean[] => {
  const shown = cells.map(({ n }) => n === 0 || n >= least);
  while (isTelling(cells, shown, least)) {
    const next = smallestOf(cells, shown);
    if (next === undefined) break;
    shown[next] = false;
  }
  return shown;
};

/** Whether what is hidden can be told from the total and what is shown. */
const isTelling = (cells: readonly Cell[], shown: readonly boolean[], least: number): boolean => {
  const hidden = cells.filter((_, index) => shown[index] !== true);
  const together = hidden.reduce((sum, { n }) => sum + n, 0);
  return hidden.length === 1 || (hidden.length > 1 && together < least);
};

const smallestOf = (cells: readonly Cell[], shown: readonly boolean[]): number | undefined => {
  let smallest: number | undefined;
  cells.forEach(({ n }, index) => {
    if (shown[index] !== true || n === 0) return;
    if (smallest === undefined || n < (cells[smallest]?.n ?? Infinity)) smallest = index;
  });
  return smallest;
};
