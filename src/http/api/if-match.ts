import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Refusal } from '../problems.js';

const entityTag = /^"([\x21\x23-\x7e]{0,100})"$/;

/** A record's version as an entity tag. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version a client insists on; `undefined` when it takes any (no header, or `*`). A tag that is not one of
 * ours can match nothing: it becomes a version no record has.
 *
 * @see RFC 9110, section 13.1.1
 */
export const expectedVersionIn = (header: string | undefined): Outcome<number | undefined, Refusal> => {
  if (header === undefined || header.trim() === '*') return ok(undefined);
  const tag = header.trim();
  // A weak tag never matches If-Match, so it is well-formed and always stale.
  const [, version] = entityTag.exec(tag.startsWith('W/') ? '"-"' : tag) ?? [];
  if (version === undefined) return refused({ code: 'if-match-invalid' });
  return ok(/^\d{1,15}$/.test(version) ? Number(version) : -1);
};
