import type { ModifyInstruction } from '../../engine/commands.js';
import { localName, type ProcessInstance, type ScopeId, type TokenId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { given } from './given.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

/** One instruction with the names that the tree of an instance shows: global names of visits. */
export type ModificationInstruction =
  | { readonly do: 'cancel'; readonly visit: string }
  | { readonly do: 'cancelAll'; readonly element: string }
  | {
      readonly do: 'startBefore' | 'startAfter' | 'startTransition';
      readonly element: string;
      /** The visit inside which it must happen. */
      readonly ancestor?: string | undefined;
      readonly variables?: VariableSet | undefined;
      readonly localVariables?: VariableSet | undefined;
    };

export interface Modification {
  readonly instructions: readonly ModificationInstruction[];
  readonly skipCustomListeners?: boolean | undefined;
  readonly skipIoMappings?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** Moves one instance by hand: cancels what goes on and starts something else, in one commit. */
export const modifyInstance = async (
  work: Work,
  { instanceId, ...modification }: Modification & { readonly instanceId: string },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const record = await work.get('instance', instanceId);
  if (!record)
    return refuse('instance-not-found', `Expected process instance '${instanceId}' to run, but it does not`);
  const instructions = instructionsIn(record.state, modification.instructions);
  if (!instructions.ok) return instructions;
  const { skipCustomListeners, skipIoMappings } = modification;
  const modified = await commandInstance(work, instanceId, {
    type: 'Modify',
    instructions: instructions.value,
    ...given({ skipCustomListeners, skipIoMappings }),
  });
  if (modified.ok) await logModification(work, instanceId, modification);
  return modified;
};

/** Instructions by the names they have inside the instance. */
export const instructionsIn = (
  state: ProcessInstance,
  asked: readonly ModificationInstruction[],
): Outcome<readonly ModifyInstruction[], EngineUseCaseRefusal> => {
  const instructions: ModifyInstruction[] = [];
  for (const instruction of asked) {
    const named = namedInside(state, instruction);
    if (!named.ok) return named;
    instructions.push(...named.value);
  }
  return ok(instructions);
};

const logModification = async (
  work: Work,
  instanceId: string,
  { instructions, reason }: Modification,
): Promise<void> => {
  await logOperation(work, {
    operation: 'ModifyProcessInstance',
    entityType: 'ProcessInstance',
    instanceId,
    property: 'instructions',
    to: instructions.map((one) => `${one.do} ${one.do === 'cancel' ? one.visit : one.element}`).join(', '),
    reason,
  });
};

type Named = Outcome<readonly ModifyInstruction[], EngineUseCaseRefusal>;

const namedInside = (state: ProcessInstance, instruction: ModificationInstruction): Named => {
  if (instruction.do === 'cancelAll') return ok([instruction]);
  if (instruction.do === 'cancel') return cancelled(state, instruction.visit);
  const { do: how, element, ancestor, variables, localVariables } = instruction;
  const scope = ancestor === undefined ? ok(undefined) : scopeOf(state, ancestor);
  return scope.ok
    ? ok([{ do: how, element, ...given({ ancestor: scope.value, variables, localVariables }) }])
    : scope;
};

/** Cancelling the instance itself cancels everything in it. */
const cancelled = (state: ProcessInstance, visit: string): Named => {
  const root = Object.values(state.scopes).find(({ kind }) => kind === 'process');
  if (visit === state.id)
    return ok(
      Object.values(state.tokens)
        .filter(({ scope }) => scope === root?.id)
        .map(({ id: token }) => ({ do: 'cancel', token })),
    );
  const name = localName(visit);
  return name?.instance === state.id && Object.hasOwn(state.tokens, name.local)
    ? ok([{ do: 'cancel', token: name.local as TokenId }])
    : refused(unknownVisit(visit));
};

const scopeOf = (state: ProcessInstance, visit: string): Outcome<ScopeId, EngineUseCaseRefusal> => {
  const root = Object.values(state.scopes).find(({ kind }) => kind === 'process');
  if (visit === state.id && root) return ok(root.id);
  const name = localName(visit);
  const token = Object.values(state.tokens).find(({ id }) => id === name?.local);
  return name?.instance === state.id && token?.inner !== undefined
    ? ok(token.inner)
    : refused({ ...unknownVisit(visit), code: 'ancestor-not-found' });
};

const unknownVisit = (visit: string): EngineUseCaseRefusal => ({
  code: 'token-not-found',
  message: `Expected activity instance '${visit}' to go on, but it does not`,
});
