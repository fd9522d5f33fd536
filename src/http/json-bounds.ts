import type { Json } from '../kernel/json.js';
import { ok, refused, type Outcome } from '../kernel/outcome.js';

const maxDepth = 100;
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export interface BoundsRefusal {
  readonly code: 'body-too-deep' | 'key-forbidden';
}

type Inside = readonly [forbidden: boolean, children: readonly Json[]];

const inside = (value: Json): Inside => {
  if (typeof value !== 'object' || value === null) return [false, []];
  if (Array.isArray(value)) return [false, value as readonly Json[]];
  const keys = Object.keys(value);
  return [keys.some((key) => forbiddenKeys.has(key)), Object.values(value)];
};

/**
 * Whether a value stays within 100 levels and has no key that an object could mistake for its own machinery.
 * Goes level by level, so that hostile nesting cannot exhaust the stack.
 */
export const withinBounds = (value: Json): Outcome<Json, BoundsRefusal> => {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= maxDepth) return refused({ code: 'body-too-deep' });
    const next: Json[] = [];
    for (const item of level) {
      const [forbidden, children] = inside(item);
      if (forbidden) return refused({ code: 'key-forbidden' });
      for (const child of children) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return ok(value);
};
