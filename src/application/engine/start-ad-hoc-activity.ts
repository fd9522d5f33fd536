import { localName, type ElementId, type TokenId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { given } from './given.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

export interface ChosenActivity {
  /** The global name of the token that holds the ad-hoc sub-process. */
  readonly tokenName: string;
  readonly activity: string;
  readonly variables?: VariableSet | undefined;
}

/** Starts an activity in an ad-hoc sub-process because somebody chose it. */
export const startAdHocActivity = async (
  work: Work,
  { tokenName, activity, variables }: ChosenActivity,
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const name = localName(tokenName);
  if (!name) return refuse('token-not-found', `Expected the name of a token, but got '${tokenName}'`);
  return commandInstance(work, name.instance, {
    type: 'StartAdHocActivity',
    token: name.local as TokenId,
    activity: activity as ElementId,
    ...given({ variables }),
  });
};
