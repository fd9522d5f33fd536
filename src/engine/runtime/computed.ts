import type { Json } from '../../kernel/json.js';
import type { Template } from '../expression.js';
import { stop } from './refusal.js';
import { templateAt, type Place, type Run } from './run.js';

const kindOf = (value: Json): string => (Array.isArray(value) ? 'a list' : typeof value);

const unfit = (template: Template, wanted: string, value: Json, { element }: Place): never => {
  const text = 'literal' in template ? template.literal : template.text;
  return stop('expression-failed', `Expected '${text}' to be ${wanted}, but it is ${kindOf(value)}`, element);
};

/** Text that may be absent: `null` says so. */
export const optionalTextAt = (run: Run, template: Template, place: Place): string | undefined => {
  const value = templateAt(run, template, place);
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : unfit(template, 'text', value, place);
};

/** A number, also when it is written as text. */
export const numberAt = (run: Run, template: Template, place: Place): number | undefined => {
  const value = templateAt(run, template, place);
  if (value === null) return undefined;
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim())) return Number(value);
  return unfit(template, 'a number', value, place);
};

/** Names separated by commas, or a list of names. */
export const listAt = (run: Run, template: Template, place: Place): readonly string[] | undefined => {
  const value = templateAt(run, template, place);
  if (value === null) return undefined;
  if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value;
  if (typeof value !== 'string') return unfit(template, 'names', value, place);
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
};
