import type { Definitions } from '../../application/definitions.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { CallActivity } from '../../engine/elements/call-activity.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Fault } from './errors.js';
import type { FindDefinition } from './find-definition.js';
import { processDefinitionView } from './process-definition-view.js';
import { answered, type Answer, type Call } from './route.js';

/** The process a call activity names outright; what is only computed when it is reached is not among them. */
const calledBy = (
  definitions: Definitions,
  { deployment }: ProcessDefinition,
  { calledElement, binding, version }: CallActivity,
): Promise<ProcessDefinition | undefined> =>
  calledElement && 'literal' in calledElement
    ? definitions.find(calledElement.literal, binding, {
        ...(deployment !== undefined && { deployment }),
        ...(version !== undefined && { version }),
      })
    : Promise.resolve(undefined);

/** Which elements call which definitions, as these are now. */
const callsIn = async (
  definitions: Definitions,
  caller: ProcessDefinition,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const calls = new Map<string, readonly string[]>();
  for (const node of caller.nodes.values()) {
    if (node.type !== 'callActivity') continue;
    const called = await calledBy(definitions, caller, node as CallActivity);
    if (called) calls.set(called.id, [...(calls.get(called.id) ?? []), node.id]);
  }
  return calls;
};

/** The processes that a version calls, each with the elements it is called from. */
export const staticCalls =
  (find: FindDefinition<'processDefinition'>) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    const { definitions, store } = call.ports;
    const caller = await definitions.byId(found.value.id);
    const calls = caller ? await callsIn(definitions, caller) : new Map<string, readonly string[]>();
    const records = await store.getAll('processDefinition', [...calls.keys()]);
    return answered(
      records.flatMap((record) =>
        record
          ? [
              {
                ...processDefinitionView(record.body),
                calledFromActivityIds: calls.get(record.body.id) ?? [],
                callingProcessDefinitionId: found.value.id,
              },
            ]
          : [],
      ),
    );
  };
