/** How far the service counts: beyond that its answer means "so many, or more". */
export const listsCountTo = 1000;
export const figuresCountTo = 10_000;

/** A count as people read it: `1000+` where counting stopped. */
export const asCounted = (count: number, to: number): string => (count >= to ? `${to}+` : String(count));
