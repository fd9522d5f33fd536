import type { Circumstances, Effect } from '../../engine/expression.js';
import type { Variables } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import { failed, JuelFailure } from './juel-failure.js';

/** What an expression asked to change, and what it sees of that itself. */
export interface JuelLog {
  readonly effects: Effect[];
  /** By name; `undefined` for one that was removed. */
  readonly changed: Map<string, Json | undefined>;
}

/** What an expression is asked over. Without a log it may change nothing. */
export interface JuelScope {
  readonly variables: Variables;
  readonly circumstances: Circumstances | undefined;
  readonly log?: JuelLog;
}

const mostEffects = 1_000;

export const openLog = (): JuelLog => ({ effects: [], changed: new Map() });

export const note = ({ log }: JuelScope, effect: Effect): null => {
  if (!log) throw failed('Expected an expression that changes nothing, but it does');
  if (log.effects.length >= mostEffects)
    throw new JuelFailure(
      'expression-too-expensive',
      `Expected at most ${mostEffects} changes, but there are more`,
    );
  log.effects.push(effect);
  if (effect.on === 'variable') log.changed.set(effect.name, effect.value);
  if (effect.on === 'removal') log.changed.set(effect.name, undefined);
  return null;
};

export const findVariable = ({ variables, log }: JuelScope, name: string): Json | undefined => {
  if (log?.changed.has(name)) return log.changed.get(name);
  return Object.hasOwn(variables, name) ? (variables[name] ?? null) : undefined;
};

export const readVariable = (scope: JuelScope, name: string): Json => {
  const value = findVariable(scope, name);
  if (value === undefined)
    throw new JuelFailure('unknown-variable', `Expected variable '${name}' to exist, but it does not`);
  return value;
};
