import { civilOf, toLocal } from '../../../kernel/amsterdam.js';
import type { Instant } from '../../../kernel/instant.js';

/** How many whole months lie between two moments, by the date on the wall. */
export const wholeMonths = (from: Instant, until: Instant): number => {
  const [start, end] = [civilOf(toLocal(from).day), civilOf(toLocal(until).day)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return Math.max(0, end.day < start.day ? months - 1 : months);
};
