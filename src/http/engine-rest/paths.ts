import type { RestRoute } from './route.js';

/** The routes by their paths, part by part. */
interface Place {
  readonly fixed: Map<string, Place>;
  any: Place | undefined;
  readonly routes: Map<string, RouteAt>;
}

interface RouteAt {
  readonly route: RestRoute;
  /** The parameters of its path, in order. */
  readonly names: readonly string[];
}

export type Found =
  | { readonly route: RestRoute; readonly params: ReadonlyMap<string, string> }
  /** There is something at this path, but not for this method. */
  | { readonly allow: readonly string[] }
  | undefined;

export type FindRoute = (method: string, path: string) => Found;

const emptyPlace = (): Place => ({ fixed: new Map(), any: undefined, routes: new Map() });

const partsOf = (path: string): string[] => path.split('/').slice(1);

const placeFor = (root: Place, path: string): Place => {
  let place = root;
  for (const part of partsOf(path)) {
    if (part.startsWith(':')) place = place.any ??= emptyPlace();
    else {
      const known = place.fixed.get(part) ?? emptyPlace();
      place.fixed.set(part, known);
      place = known;
    }
  }
  return place;
};

const decoded = (part: string): string | undefined => {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
};

const walk = (
  root: Place,
  path: string,
): { readonly place: Place; readonly values: readonly string[] } | undefined => {
  const values: string[] = [];
  let place = root;
  for (let from = 1, to = 0; from <= path.length; from = to + 1) {
    to = path.indexOf('/', from);
    if (to === -1) to = path.length;
    const part = path.slice(from, to);
    const fixed = place.fixed.get(part);
    if (fixed) {
      place = fixed;
      continue;
    }
    const value = part === '' ? undefined : decoded(part);
    if (value === undefined || !place.any) return undefined;
    values.push(value);
    place = place.any;
  }
  return { place, values };
};

const noParams: ReadonlyMap<string, string> = new Map();

const paramsOf = (names: readonly string[], values: readonly string[]): ReadonlyMap<string, string> =>
  names.length === 0 ? noParams : new Map(names.map((name, index) => [name, values[index] ?? '']));

/**
 * Finds the route of a request by one look per part of its path, however many routes there are. A fixed part wins
 * over a parameter, as in `/task/count`.
 */
export const pathsOf = (routes: readonly RestRoute[]): FindRoute => {
  const root = emptyPlace();
  for (const route of routes) {
    const place = placeFor(root, route.path);
    const method = route.method.toUpperCase();
    if (place.routes.has(method))
      throw new Error(`Expected one route for '${method} ${route.path}', but got two`);
    const names = partsOf(route.path).filter((part) => part.startsWith(':'));
    place.routes.set(method, { route, names: names.map((name) => name.slice(1)) });
  }
  return (method, path) => {
    const walked = walk(root, path);
    if (!walked || walked.place.routes.size === 0) return undefined;
    const { place, values } = walked;
    const at = place.routes.get(method === 'HEAD' ? 'GET' : method);
    if (!at) return { allow: [...place.routes.keys()] };
    return { route: at.route, params: paramsOf(at.names, values) };
  };
};
