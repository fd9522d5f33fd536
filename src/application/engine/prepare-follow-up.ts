import type { ProcessDefinition } from '../../engine/definition.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import type { Commanded } from './apply-command.js';
import type { FollowUp, StartCalled, TellInstance } from './follow-ups.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { startableDefinition } from './startable-definition.js';

type Prepared = Outcome<Commanded | undefined, EngineUseCaseRefusal>;

/** Looks up what a follow-up needs; nothing when it has become pointless meanwhile. */
export const prepareFollowUp = async (work: Work, followUp: FollowUp): Promise<Prepared> =>
  followUp.do === 'start' ? prepareStart(work, followUp) : prepareTelling(work, followUp);

/** No care path is called that deep; what is, calls itself for ever, however slowly. */
const deepestCall = 100;

const prepareStart = async (work: Work, { caller, request }: StartCalled): Promise<Prepared> => {
  const { call } = request;
  // An earlier follow-up may have cancelled the call before it began.
  const record = await work.get('instance', caller.record.id);
  if (record?.state.tokens[request.token]?.called !== request.called) return ok(undefined);
  const callDepth = (caller.record.callDepth ?? 0) + 1;
  if (callDepth > deepestCall)
    return refuse('too-many-steps', `Expected at most ${deepestCall} calls inside one another, but got more`);
  const found = await calledDefinition(work, caller.definition, call);
  const definition = found
    ? await startableDefinition(work, found.id)
    : refuse('definition-not-found', `Expected process '${call.calledElement}' to call, but there is none`);
  if (!definition.ok) return { ok: false, reason: { ...definition.reason, element: request.element } };
  return ok({
    definition: definition.value,
    rootInstanceId: caller.record.rootInstanceId,
    callDepth,
    command: {
      type: 'StartProcess',
      at: work.at,
      instance: request.called,
      parent: { instance: caller.instance.id, token: request.token },
      ...(call.businessKey !== undefined && { businessKey: call.businessKey }),
      variables: { values: call.variables, ...(call.types && { types: call.types }) },
    },
  });
};

const calledDefinition = (
  work: Work,
  caller: ProcessDefinition,
  { calledElement, binding, version }: StartCalled['request']['call'],
): Promise<ProcessDefinition | undefined> =>
  work.ports.definitions.find(calledElement, binding, {
    ...(caller.deployment !== undefined && { deployment: caller.deployment }),
    ...(version !== undefined && { version }),
  });

const prepareTelling = async (
  work: Work,
  { instance, command, whileCalling }: TellInstance,
): Promise<Prepared> => {
  const record = await work.get('instance', instance);
  if (!record) return ok(undefined);
  if (whileCalling) {
    const token = record.state.tokens[whileCalling.token];
    if (token?.waiting !== 'call' || token.called !== whileCalling.called) return ok(undefined);
  }
  const definition = await work.ports.definitions.byId(record.definitionId);
  if (!definition)
    return refuse(
      'definition-not-found',
      `Expected process definition '${record.definitionId}', but there is none`,
    );
  return ok({ definition, record, command: { ...command, at: work.at } });
};
