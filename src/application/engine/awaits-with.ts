import type { ScopeId } from '../../engine/instance.js';
import { visibleIn } from '../../engine/runtime/run.js';
import type { Variables } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import type { SubscriptionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';

interface Keys {
  readonly correlationKeys?: Variables | undefined;
  readonly localCorrelationKeys?: Variables | undefined;
}

const isEmpty = (keys: Variables | undefined): boolean =>
  keys === undefined || Object.keys(keys).length === 0;

/** Whether the variables where somebody waits have the values a message asks for. */
export const awaitsWith = async (
  work: Work,
  { instanceId, scopeId }: SubscriptionRecord,
  { correlationKeys, localCorrelationKeys }: Keys,
): Promise<boolean> => {
  if (isEmpty(correlationKeys) && isEmpty(localCorrelationKeys)) return true;
  const record = instanceId === undefined ? undefined : await work.get('instance', instanceId);
  const scope = scopeId as ScopeId | undefined;
  if (!record || scope === undefined) return false;
  const { scopes } = record.state;
  return (
    holds(correlationKeys, visibleIn(scopes, scope).values) &&
    holds(localCorrelationKeys, scopes[scope]?.variables ?? {})
  );
};

const holds = (keys: Variables | undefined, variables: Variables): boolean =>
  Object.entries(keys ?? {}).every(
    ([name, value]) => Object.hasOwn(variables, name) && equal(variables[name] ?? null, value),
  );

const equal = (left: Json, right: Json): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [ofLeft, ofRight] = [Object.entries(left as Variables), Object.entries(right as Variables)];
  return (
    ofLeft.length === ofRight.length &&
    ofLeft.every(
      ([name, value]) => Object.hasOwn(right, name) && equal(value, (right as Variables)[name] ?? null),
    )
  );
};
