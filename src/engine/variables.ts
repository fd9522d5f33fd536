import type { Json } from '../kernel/json.js';

/**
 * Process variables by name: ids, codes, dates, numbers and booleans, never personal data (domain.md §2.3).
 */
export type Variables = Readonly<Record<string, Json>>;

/**
 * Declared types of variables whose JSON form does not tell (`Date`, `Long`, `Double`, `Json`, …).
 * A variable without an entry has the type its value shows.
 */
export type VariableTypes = Readonly<Record<string, string>>;

export interface VariableSet {
  readonly values: Variables;
  readonly types?: VariableTypes;
}

/** The declared type of a variable, whose name may be any word: `toString` has none by itself. */
export const declaredType = (types: VariableTypes | undefined, name: string): string | undefined =>
  types !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
