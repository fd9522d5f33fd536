/** A text read from front to back, that knows its line. */
export interface XmlSource {
  atEnd(): boolean;
  /** Counted from 1. */
  line(): number;
  startsWith(text: string): boolean;
  /** The text before the next `mark`, or all that is left. */
  takeUntil(mark: string): string;
  /** The text up to and with the next `mark`; `undefined`, and nothing taken, when there is none. */
  takeThrough(mark: string): string | undefined;
  /** Whether there was a `mark` to skip through. */
  skipThrough(mark: string): boolean;
  /** Takes what a sticky pattern finds here. */
  match(pattern: RegExp): RegExpExecArray | undefined;
  moveTo(place: number): void;
}

export const openXmlSource = (xml: string): XmlSource => {
  let at = 0;
  let line = 1;
  let nextBreak = xml.indexOf('\n');

  const takeTo = (end: number): string => {
    const taken = xml.slice(at, end);
    at = end;
    return taken;
  };

  // Each stretch is searched once, however long a line is: a whole file may be on one.
  const countLines = (): void => {
    for (; nextBreak >= 0 && nextBreak < at; nextBreak = xml.indexOf('\n', nextBreak + 1)) line += 1;
  };

  const takeThrough = (mark: string): string | undefined => {
    const found = xml.indexOf(mark, at);
    return found < 0 ? undefined : takeTo(found + mark.length);
  };

  return {
    atEnd: () => at >= xml.length,
    line() {
      countLines();
      return line;
    },
    startsWith: (text) => xml.startsWith(text, at),
    takeUntil(mark) {
      const found = xml.indexOf(mark, at);
      return takeTo(found < 0 ? xml.length : found);
    },
    takeThrough,
    skipThrough: (mark) => takeThrough(mark) !== undefined,
    match(pattern) {
      pattern.lastIndex = at;
      const found = pattern.exec(xml);
      if (!found) return undefined;
      at = pattern.lastIndex;
      return found;
    },
    moveTo(place) {
      at = place;
    },
  };
};
