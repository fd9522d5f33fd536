import type BaseViewer from 'bpmn-js/lib/BaseViewer';

/** What we use of diagram-js, by the names of its services. */
export interface Canvas {
  /** Without a level it only answers the present one. */
  zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  scrollToElement(element: string | object, padding?: number): void;
  resized(): void;
  getRootElement(): object;
  viewbox(): { readonly outer: { readonly width: number; readonly height: number }; readonly scale: number };
  viewbox(box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }): void;
}

interface Overlays {
  add(element: string, type: string, overlay: object): string;
  remove(filter: { readonly type: string }): void;
}

interface Registry {
  get(id: string): object | undefined;
  filter(test: (element: Drawn) => boolean): Drawn[];
}

interface Selection {
  select(element: object): void;
}

export const canvasOf = (viewer: BaseViewer): Canvas => viewer.get<Canvas>('canvas');

export const hasElement = (viewer: BaseViewer, id: string): boolean =>
  viewer.get<Registry>('elementRegistry').get(id) !== undefined;

/** The process itself has no place of its own on the canvas. */
const isDrawn = (viewer: BaseViewer, id: string): boolean => {
  const element = viewer.get<Registry>('elementRegistry').get(id);
  return element !== undefined && element !== canvasOf(viewer).getRootElement();
};

/** Makes an element stand out by a marker class and a word above it: never by colour alone. */
export const mark = (
  viewer: BaseViewer,
  id: string,
  { kind, words }: { readonly kind: string; readonly words: string },
): void => {
  if (!isDrawn(viewer, id)) return;
  canvasOf(viewer).addMarker(id, `mark-${kind}`);
  const badge = document.createElement('div');
  badge.className = `mark-badge mark-badge-${kind}`;
  badge.textContent = words; // never HTML: names in a model are somebody's input
  viewer.get<Overlays>('overlays').add(id, `mark-${kind}`, { position: { top: -11, left: -6 }, html: badge });
};

export const unmark = (viewer: BaseViewer, ids: readonly string[], kinds: readonly string[]): void => {
  for (const kind of kinds) {
    viewer.get<Overlays>('overlays').remove({ type: `mark-${kind}` });
    for (const id of ids) if (hasElement(viewer, id)) canvasOf(viewer).removeMarker(id, `mark-${kind}`);
  }
};

const legible = 0.75;

/** Brings an element into view and, where elements can be selected, selects it. */
export const goTo = (viewer: BaseViewer, id: string): void => {
  const element = viewer.get<Registry>('elementRegistry').get(id);
  if (element === undefined) return;
  const canvas = canvasOf(viewer);
  if (canvas.zoom() < legible) canvas.zoom(legible, 'auto');
  canvas.scrollToElement(element, 120);
  (viewer as { get(name: string, strict: false): Selection | null }).get('selection', false)?.select(element);
};

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly type: string;
  readonly parent?: object;
}

/** Smaller than this, the words in a diagram cannot be read. */
const readable = 0.7;

/** Where the process itself begins. */
const startOf = (viewer: BaseViewer): Drawn | undefined => {
  const root = canvasOf(viewer).getRootElement();
  return viewer
    .get<Registry>('elementRegistry')
    .filter(({ type, parent }) => type === 'bpmn:StartEvent' && parent === root)
    .sort((one, other) => one.x - other.x)[0];
};

interface Opening {
  /** The element to look at; without one, where the process begins. */
  readonly at?: string | undefined;
  /** How many pixels at the left are behind something else. */
  readonly covered?: number;
}

/** Opens a diagram so that it can be read: all of it when that fits, or else the part that matters now. */
export const openReadably = (viewer: BaseViewer, { at, covered = 0 }: Opening): void => {
  const canvas = canvasOf(viewer);
  canvas.zoom('fit-viewport', 'auto');
  if (canvas.zoom() >= readable && covered === 0) {
    canvas.zoom(Math.min(canvas.zoom(), 1), 'auto');
    return;
  }
  canvas.zoom(Math.max(readable, Math.min(canvas.zoom(), 1)));
  const wanted = at === undefined ? undefined : (viewer.get<Registry>('elementRegistry').get(at) as Drawn);
  const element = wanted ?? startOf(viewer);
  if (element === undefined) return;
  const { outer, scale } = canvas.viewbox();
  const [width, height] = [outer.width / scale, outer.height / scale];
  const fromLeft = wanted === undefined ? (covered + 40) / scale : width / 2 - element.width / 2;
  canvas.viewbox({
    x: element.x - fromLeft,
    y: element.y + element.height / 2 - height / 2,
    width,
    height,
  });
};
