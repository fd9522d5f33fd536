import { pointerTo } from './pointer.js';

/** No place in a form that can be named lies deeper. */
const deepest = 12;

/** One mark of JSON at a time: a text with its quotes, a bracket, a comma, a colon, or a number or word. */
const marks = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Container {
  readonly isList: boolean;
  /** The name or the position of what comes next in it. */
  at: string | number;
  awaitsName: boolean;
}

/** On which line of a JSON file each of these places begins; a place that is not there counts as the one around it. */
export const linesOf = (text: string, pointers: readonly string[]): ReadonlyMap<string, number> => {
  const lines = beginnings(text);
  return new Map(pointers.map((pointer) => [pointer, nearest(lines, pointer)]));
};

const nearest = (lines: ReadonlyMap<string, number>, pointer: string): number => {
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const line = lines.get(place);
    if (line !== undefined) return line;
  }
  return 1;
};

const beginnings = (text: string): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  const around: Container[] = [];
  let line = 1;
  let counted = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    for (; counted < index; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    if (beginsEntry(around.at(-1), mark) && around.length <= deepest)
      lines.set(pointerTo(...around.map(({ at }) => at)), line);
    goOn(around, mark);
  }
  return lines;
};

/** Whether this mark is the name of an entry, which is noted, or the beginning of one in a list. */
const beginsEntry = (container: Container | undefined, mark: string): boolean => {
  if (container?.isList) return !'],'.includes(mark);
  if (!container?.awaitsName || !mark.startsWith('"')) return false;
  container.at = JSON.parse(mark) as string;
  return true;
};

const goOn = (around: Container[], mark: string): void => {
  const container = around.at(-1);
  if (mark === '{') around.push({ isList: false, at: '', awaitsName: true });
  else if (mark === '[') around.push({ isList: true, at: 0, awaitsName: false });
  else if (mark === '}' || mark === ']') around.pop();
  else if (container && mark === ':') container.awaitsName = false;
  else if (container && mark === ',') {
    if (typeof container.at === 'number') container.at += 1;
    else container.awaitsName = true;
  }
};
