import type { FieldValue } from '../../ports/record-fields.js';
import type { Comparable } from '../../ports/store.js';
import type { Bound } from './connection.js';

/** A value as SQLite keeps it: truth as 1 and 0, a list as JSON, nothing as NULL. */
export const boundValue = (value: FieldValue | Comparable | null): Bound => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' ? JSON.stringify(value) : value;
};
