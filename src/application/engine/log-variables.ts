import type { VariableSet } from '../../engine/variables.js';
import type { Work } from '../work.js';
import { logOperation, type Operation } from './log-operation.js';

/** Logs that variables were changed by hand: their names, never their values. */
export const logVariables = async (
  work: Work,
  place: Pick<Operation, 'instanceId' | 'taskId' | 'executionId'>,
  {
    variables,
    remove = [],
  }: { readonly variables: VariableSet; readonly remove?: readonly string[] | undefined },
): Promise<void> => {
  const set = Object.keys(variables.values);
  const entry = { entityType: 'Variable', property: 'name', ...place };
  const operationId =
    set.length > 0
      ? await logOperation(work, { ...entry, operation: 'SetVariable', to: set.join(', ') })
      : undefined;
  if (remove.length > 0)
    await logOperation(work, { ...entry, operation: 'RemoveVariable', to: remove.join(', '), operationId });
};
