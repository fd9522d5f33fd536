/**
 * How far lists are counted: an answer stays quick however much there is. A count that reached it means "so many, or
 * more"; whoever looks at a list that long looks for something else than its length.
 */
export const countedTo = 1000;

interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly found: number;
}

/** How many there are as far as known: a full page beyond what was counted promises that there is more. */
export const totalOf = (counted: number, { limit, offset, found }: Page): number =>
  Math.max(counted, found === 0 ? 0 : offset + found + (counted >= countedTo && found === limit ? 1 : 0));
