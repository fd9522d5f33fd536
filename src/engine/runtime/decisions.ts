import type { Json } from '../../kernel/json.js';
import type { DecisionReference } from '../expression.js';
import type { Token } from '../instance.js';
import { stop, stopFor } from './refusal.js';
import { visibleIn, type Run } from './run.js';

/** What becomes of a decision's rows: one value, one row, one value of each row, or all as they are. */
export type Shape = 'singleEntry' | 'singleResult' | 'collectEntries' | 'resultList';

/** Asks a decision over what is visible, and keeps for history what the answer rests on. */
export const asked = (run: Run, reference: DecisionReference, shape: Shape, token: Token): Json => {
  const outcome = run.evaluate.decision(reference, visibleIn(run.state.scopes, token.scope));
  if (!outcome.ok) return stopFor(outcome.reason, token.element);
  const answer = outcome.value;
  run.emit({ type: 'DecisionEvaluated', element: token.element, token: token.id, answer });
  const rows: readonly Json[] = Array.isArray(answer.result)
    ? (answer.result as readonly Json[])
    : [answer.result];
  return shaped(rows, shape, token);
};

const shaped = (rows: readonly Json[], shape: Shape, token: Token): Json => {
  if (shape === 'resultList') return rows;
  if (shape === 'collectEntries') return rows.map((row) => entryOf(row, token));
  const [row, ...others] = rows;
  if (others.length > 0)
    return stop(
      'decision-failed',
      `Expected one row of the decision, but ${rows.length} match`,
      token.element,
    );
  if (row === undefined || row === null) return null;
  return shape === 'singleEntry' ? entryOf(row, token) : row;
};

const entryOf = (row: Json, { element }: Token): Json => {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
  const values = Object.values(row as Readonly<Record<string, Json>>);
  const [value] = values;
  if (values.length === 1 && value !== undefined) return value;
  return stop('decision-failed', `Expected one output of the decision, but it has ${values.length}`, element);
};
