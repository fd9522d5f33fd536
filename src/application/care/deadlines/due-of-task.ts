import { dueFor } from '../../../domain/deadlines/due.js';
import { findNorm, type Norm } from '../../../domain/deadlines/register.js';
import { templateOf } from '../../../engine/expression.js';
import type { Variables } from '../../../engine/variables.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Expressions } from '../../../ports/expressions.js';
import type { Urgency } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import type { DueWords } from '../side/diagram-words.js';
import { momentOf } from '../values.js';
import { registerOf } from './register-of.js';
import { kept, type KeptDerivation, type Ladder } from './kept-derivation.js';

export interface DueSources {
  readonly expressions: Expressions;
  readonly ports: Pick<Ports, 'store'>;
}

export interface OpenedAt {
  readonly at: Instant;
  readonly variables: Variables;
  readonly urgency: Urgency | undefined;
}

/** A day and a night: what holds for safety when the register does not know the norm that a diagram names. */
const unknownNorm = (key: string): Norm => ({
  key,
  version: 0,
  clock: 'PT24H',
  source: '',
  label: 'A',
  validFrom: '0000-01-01T00:00:00.000Z' as Instant,
});

/**
 * When a task is due by the norm its diagram names, computed once, when it opens. A safety-critical task is never
 * without a due date: a norm nobody knows counts as a day and a night, a start nobody knows as now.
 */
export const dueOfTask = async (
  words: DueWords,
  opened: OpenedAt,
  { expressions, ports }: DueSources,
): Promise<KeptDerivation | undefined> => {
  const { norm: key, safetyCritical } = words;
  const { at, urgency } = opened;
  const register = await registerOf(ports, key);
  const known = findNorm(register, key, at);
  if (!known && !safetyCritical) return undefined;
  const norm = known ?? unknownNorm(key);
  const from = startOf(words, opened, expressions) ?? at;
  const due = dueFor({ register: known ? register : [norm], key, from, urgency, safetyCritical, at });
  return due.ok ? kept(due.value.derivation, norm, ladderOf(words, norm)) : undefined;
};

const ladderOf = ({ safetyCritical, household }: DueWords, { profile }: Norm): Ladder => {
  if (household) return 'HOUSEHOLD';
  if (profile === 'ACUTE') return 'ACUTE';
  return safetyCritical ? 'SC' : 'STD';
};

const startOf = (
  { from }: DueWords,
  { variables }: OpenedAt,
  expressions: Expressions,
): Instant | undefined => {
  if (from === undefined) return undefined;
  const template = templateOf(from);
  if ('literal' in template) return momentOf(template.literal);
  const evaluated = expressions.evaluate(template, { values: variables });
  return evaluated.ok ? momentOf(evaluated.value) : undefined;
};
