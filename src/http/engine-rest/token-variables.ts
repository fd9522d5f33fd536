import type { ProcessInstance, Scope, ScopeId, Token, TokenId } from '../../engine/instance.js';
import { localName } from '../../engine/instance.js';
import { entry } from '../../engine/runtime/run.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Ports } from '../../application/work.js';

/** A waiting token by its global name, and the instance it is in. */
export interface TokenAt {
  readonly instance: ProcessInstance;
  readonly token: Token;
}

export const tokenAt = async (ports: Ports, globalTokenName: string): Promise<TokenAt | undefined> => {
  const name = localName(globalTokenName);
  if (!name) return undefined;
  const record = await ports.store.get('instance', name.instance);
  const token = record && entry(record.body.state.tokens, name.local as TokenId);
  return record && token ? { instance: record.body.state, token } : undefined;
};

const isOwnScope = (scope: Scope | undefined, token: Token): boolean =>
  scope !== undefined &&
  (scope.kind === 'activity' || (scope.kind === 'iteration' && scope.element === token.element));

/** The scope of the token's activity alone: the one it holds, or the run of a repeated activity that it is. */
export const ownScopeOf = ({ instance, token }: TokenAt): Scope | undefined => {
  const scopes: Readonly<Record<ScopeId, Scope>> = instance.scopes;
  const inner = token.inner === undefined ? undefined : scopes[token.inner];
  if (inner) return inner;
  const around = scopes[token.scope];
  return isOwnScope(around, token) ? around : undefined;
};

/** What is known at this place alone. */
export const localVariablesOf = (at: TokenAt): VariableSet => {
  const scope = ownScopeOf(at);
  if (!scope) return { values: {} };
  return scope.types === undefined
    ? { values: scope.variables }
    : { values: scope.variables, types: scope.types };
};
