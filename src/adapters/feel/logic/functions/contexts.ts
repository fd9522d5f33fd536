import { isContext, type FeelContext, type FeelList, type FeelValue } from '../feel-value.js';
import { signature, type Functions } from '../signature.js';

const fromEntries = (entries: FeelList): FeelValue => {
  const context = new Map<string, FeelValue>();
  for (const entry of entries) {
    const key = isContext(entry) ? entry.get('key') : undefined;
    if (!isContext(entry) || typeof key !== 'string' || !entry.has('value') || context.has(key)) return null;
    context.set(key, entry.get('value') ?? null);
  }
  return context;
};

const put = (context: FeelContext, [key, ...rest]: FeelList, value: FeelValue): FeelValue => {
  if (typeof key !== 'string') return null;
  if (rest.length === 0) return new Map([...context, [key, value]]);
  const inner = context.get(key) ?? null;
  const changed = isContext(inner) ? put(inner, rest, value) : null;
  return changed === null ? null : new Map([...context, [key, changed]]);
};

const at = (context: FeelContext, [key, ...rest]: FeelList): FeelValue => {
  const found = typeof key === 'string' ? (context.get(key) ?? null) : null;
  if (rest.length === 0) return found;
  return isContext(found) ? at(found, rest) : null;
};

/** DMN 1.5 §10.3.4.10. */
export const contextFunctions: Functions = {
  'get value': [
    signature(['m: context', 'key: string'], ([context, key]) => context.get(key) ?? null),
    signature(['context: context', 'keys: list'], ([context, keys]) => at(context, keys)),
  ],
  'get entries': [
    signature(['m: context'], ([context]) =>
      [...context].map(
        ([key, value]) =>
          new Map<string, FeelValue>([
            ['key', key],
            ['value', value],
          ]),
      ),
    ),
  ],
  context: [signature(['entries: list'], ([entries]) => fromEntries(entries))],
  'context put': [
    signature(['context: context', 'key: string', 'value: any'], ([context, key, value]) =>
      put(context, [key], value),
    ),
    signature(['context: context', 'keys: list', 'value: any'], ([context, keys, value]) =>
      put(context, keys, value),
    ),
  ],
  'context merge': [
    signature(['contexts: list'], ([contexts]) =>
      contexts.every(isContext) ? new Map(contexts.flatMap((context) => [...context])) : null,
    ),
  ],
};
