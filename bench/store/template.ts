import type { Change } from '../../src/ports/store.js';
import type { RecordKind } from '../../src/ports/records.js';

export interface Kept {
  readonly kind: RecordKind;
  readonly body: { readonly id: string };
}

export interface Template {
  /** How many records one copy has. */
  readonly records: number;
  copy(names: () => string): Change[];
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/**
 * What really came of one start, ready to be copied under other names: every identifier in it is renamed, except
 * those that were there before, such as the deployment's.
 */
export const templateOf = (records: readonly Kept[], before: (name: string) => boolean): Template => {
  const pieces = records.map(({ kind, body }) => {
    const text = JSON.stringify(body);
    const names = (text.match(uuid) ?? []).filter((name) => !before(name));
    const literals: string[] = [];
    let rest = text;
    for (const name of names) {
      const at = rest.indexOf(name);
      literals.push(rest.slice(0, at));
      rest = rest.slice(at + name.length);
    }
    return { kind, names, literals, rest };
  });
  const all = [...new Set(pieces.flatMap(({ names }) => names))].sort();
  return {
    records: pieces.length,
    copy(next) {
      const renamed = new Map(all.map((name) => [name, next()]));
      return pieces.map(({ kind, names, literals, rest }) => {
        const text =
          names.map((name, at) => (literals[at] ?? '') + (renamed.get(name) ?? '')).join('') + rest;
        return { kind, put: JSON.parse(text) as never, expected: 0 };
      });
    },
  };
};
