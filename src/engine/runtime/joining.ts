import type { FlowNode } from '../definition.js';
import type { ScopeId, Token } from '../instance.js';
import { leaveForGood } from './move.js';
import type { Run } from './run.js';

/** The tokens waiting at a join, the first of each incoming flow; others on the same flow wait for the next round. */
export const arrivedAt = (run: Run, node: FlowNode, scope: ScopeId): readonly Token[] => {
  const first = new Map<string, Token>();
  for (const token of Object.values(run.state.tokens)) {
    if (token.waiting !== 'join' || token.element !== node.id || token.scope !== scope) continue;
    if (token.via !== undefined && !first.has(token.via)) first.set(token.via, token);
  }
  return [...first.values()];
};

/** All but one of the tokens end here; the one that is left goes on for all. */
export const mergeInto = (run: Run, arrived: readonly Token[]): Token | undefined => {
  const [last, ...others] = arrived;
  for (const token of others) leaveForGood(run, token);
  return last;
};
