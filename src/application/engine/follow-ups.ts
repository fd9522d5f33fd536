import type { EngineEvent } from '../../engine/events.js';
import type { InstanceId, TokenId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import type { InstanceCommand } from './command-instance.js';
import type { Move } from './move.js';

/** What another instance must do because of a move of this one. */
export type FollowUp = StartCalled | TellInstance;

export interface StartCalled {
  readonly do: 'start';
  /** How many calls lie between this and the command it all began with. */
  readonly depth: number;
  readonly caller: Move;
  readonly request: Extract<EngineEvent, { readonly type: 'CallRequested' }>;
}

export interface TellInstance {
  readonly do: 'tell';
  readonly depth: number;
  readonly instance: InstanceId;
  readonly command: InstanceCommand;
  /** Only as long as this token still waits for that instance. */
  readonly whileCalling?: { readonly token: TokenId; readonly called: InstanceId };
}

export const followUpsOf = (move: Move, depth: number): readonly FollowUp[] =>
  move.events.flatMap((event) => followUps(move, depth, event));

const followUps = (move: Move, depth: number, event: EngineEvent): FollowUp[] => {
  if (event.type === 'CallRequested')
    return [{ do: 'start', depth: depth + 1, caller: move, request: event }];
  if (event.type === 'CallCancelled')
    return [{ do: 'tell', depth, instance: event.called, command: { type: 'Terminate' } }];
  if (event.type === 'EscalationThrown' && event.caughtBy === undefined)
    return toCaller(move, depth, (token) => ({
      type: 'ThrowEscalation',
      token,
      code: event.code,
      called: variablesOf(move),
    }));
  if (event.type === 'InstanceEnded') return toCaller(move, depth, (token) => answerOf(event, token));
  return [];
};

const toCaller = (
  { instance }: Move,
  depth: number,
  command: (token: TokenId) => InstanceCommand,
): FollowUp[] => {
  const { parent } = instance;
  if (!parent) return [];
  return [
    {
      do: 'tell',
      depth,
      instance: parent.instance,
      command: command(parent.token),
      whileCalling: { token: parent.token, called: instance.id },
    },
  ];
};

/** What an instance knows, or knew when it ended. */
const variablesOf = ({ instance, events }: Move): VariableSet => {
  const root = Object.values(instance.scopes).find(({ kind }) => kind === 'process');
  const ended = events.find((event) => event.type === 'InstanceEnded');
  const { variables = {}, types } = root ?? ended ?? {};
  return { values: variables, ...(types && { types }) };
};

/** What a call activity hears when a person ended the instance it waits for. */
const terminatedCode = 'CALLED_INSTANCE_TERMINATED';

/**
 * A caller that would wait for ever must hear of it: what does not end normally is an error to it. What a person ended
 * and nobody catches cancels the call, as in Camunda 7.
 */
const answerOf = (
  { state, variables, types, error }: Extract<EngineEvent, { readonly type: 'InstanceEnded' }>,
  token: TokenId,
): InstanceCommand => {
  if (state !== 'completed') {
    const { code, message } = error ?? { code: terminatedCode, message: undefined };
    return {
      type: 'ThrowError',
      token,
      code,
      ...(message !== undefined && { message }),
      ...(error && { called: { values: variables, ...(types && { types }) } }),
      ...(!error && { ended: true as const }),
      ...(error && !error.reported && { byModel: true as const }),
    };
  }
  return { type: 'CompleteCall', token, variables: { values: variables, ...(types && { types }) } };
};
