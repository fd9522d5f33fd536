import { localName, type TokenId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

/** Moves on a token that waits for an event, as if it had happened; `tokenName` is its global name. */
export const triggerToken = async (
  work: Work,
  { tokenName, variables }: { readonly tokenName: string; readonly variables?: VariableSet | undefined },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const name = localName(tokenName);
  if (!name) return refuse('token-not-found', `Expected the name of a token, but got '${tokenName}'`);
  return commandInstance(work, name.instance, {
    type: 'Trigger',
    token: name.local as TokenId,
    ...(variables && { variables }),
  });
};
