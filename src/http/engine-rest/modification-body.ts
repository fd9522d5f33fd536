import type { Modification, ModificationInstruction } from '../../application/engine/modify-instance.js';
import type { StartInstruction } from '../../engine/commands.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { given } from '../../application/engine/given.js';

import { invalid, type Fault } from './errors.js';
import { boolean, fieldsOf, object, objects, text, type Given } from './readers.js';
import { variables as readVariables } from './typed-values.js';

/** More than anybody gives by hand in one command. */
const mostInstructions = 1_000;

/** Camunda's body of a modification: instructions in order, and what they leave alone. */
export const modificationIn = (body: Given): Outcome<Modification, Fault> => {
  const fields = fieldsOf(body, {
    instructions: objects,
    skipCustomListeners: boolean,
    skipIoMappings: boolean,
    annotation: text,
  });
  if (!fields.ok) return fields;
  const { instructions = [], skipCustomListeners, skipIoMappings, annotation } = fields.value;
  if (instructions.length === 0)
    return invalid('For modification, at least one instruction must be provided');
  const read = allRead(instructions, instructionIn);
  if (!read.ok) return read;
  return ok({
    instructions: read.value,
    ...given({ skipCustomListeners, skipIoMappings, reason: annotation }),
  });
};

const allRead = <Instruction>(
  instructions: readonly Given[],
  reader: (one: Given) => Outcome<Instruction, Fault>,
): Outcome<readonly Instruction[], Fault> => {
  if (instructions.length > mostInstructions)
    return invalid(`Expected at most ${mostInstructions} instructions, but got ${instructions.length}`);
  const read: Instruction[] = [];
  for (const one of instructions) {
    const instruction = reader(one);
    if (!instruction.ok) return instruction;
    read.push(instruction.value);
  }
  return ok(read);
};

/** Where a new instance begins, in place of its start event. Nothing can be cancelled in it, and nothing is open yet. */
export const startInstructionsIn = (
  instructions: readonly Given[],
): Outcome<readonly StartInstruction[], Fault> =>
  allRead(instructions, (one) => {
    const read = instructionIn(one);
    if (!read.ok) return read;
    const { value } = read;
    if (value.do === 'cancel' || value.do === 'cancelAll')
      return invalid("For instruction type 'cancel': Expected an instance that runs, but it is started now");
    if (value.ancestor !== undefined)
      return invalid(
        `For instruction type '${value.do}': Expected no ancestor in an instance that is started`,
      );
    const { do: how, element, variables, localVariables } = value;
    return ok({ do: how, element, ...given({ variables, localVariables }) });
  });

type Read = Outcome<ModificationInstruction, Fault>;

const instructionIn = (body: Given): Read => {
  const fields = fieldsOf(body, {
    type: text,
    activityId: text,
    transitionId: text,
    activityInstanceId: text,
    transitionInstanceId: text,
    ancestorActivityInstanceId: text,
  });
  if (!fields.ok) return fields;
  const { type } = fields.value;
  if (type === 'cancel') return cancelIn(fields.value);
  const how =
    type === undefined || !Object.hasOwn(starts, type) ? undefined : starts[type as keyof typeof starts];
  if (!how)
    return invalid(
      `For instruction type '${type ?? ''}': Expected cancel, ${Object.keys(starts).join(', ')}`,
    );
  const element = how.do === 'startTransition' ? fields.value.transitionId : fields.value.activityId;
  if (element === undefined) return invalid(`For instruction type '${how.name}': '${how.needs}' must be set`);
  return startIn(body, {
    do: how.do,
    element,
    ...given({ ancestor: fields.value.ancestorActivityInstanceId }),
  });
};

const starts = {
  startBeforeActivity: { do: 'startBefore', name: 'startBeforeActivity', needs: 'activityId' },
  startAfterActivity: { do: 'startAfter', name: 'startAfterActivity', needs: 'activityId' },
  startTransition: { do: 'startTransition', name: 'startTransition', needs: 'transitionId' },
} as const;

interface Cancelled {
  readonly activityId?: string;
  readonly activityInstanceId?: string;
  readonly transitionInstanceId?: string;
}

const cancelIn = ({ activityId, activityInstanceId, transitionInstanceId }: Cancelled): Read => {
  const named = [activityId, activityInstanceId, transitionInstanceId].filter((one) => one !== undefined);
  if (named.length !== 1)
    return invalid(
      "For instruction type 'cancel': exactly one, 'activityId', 'activityInstanceId', or 'transitionInstanceId', is required",
    );
  if (activityId !== undefined) return ok({ do: 'cancelAll', element: activityId });
  return ok({ do: 'cancel', visit: activityInstanceId ?? transitionInstanceId ?? '' });
};

type Start = Extract<ModificationInstruction, { readonly element: string; readonly ancestor?: unknown }>;

/** A variable marked `local` stays in what is started. */
const startIn = (body: Given, start: Start): Read => {
  const all = object(body['variables'] ?? {});
  if (!all.ok) return all;
  const isLocal = (value: Json): boolean => {
    const one = object(value);
    return one.ok && one.value['local'] === true;
  };
  const shared = readVariables(only(all.value, (value) => !isLocal(value)));
  if (!shared.ok) return shared;
  const local = readVariables(only(all.value, isLocal));
  if (!local.ok) return local;
  return ok({ ...start, ...given({ variables: some(shared.value), localVariables: some(local.value) }) });
};

const only = (all: Given, wanted: (value: Json) => boolean): Json =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => wanted(value)));

const some = (set: VariableSet): VariableSet | undefined =>
  Object.keys(set.values).length > 0 ? set : undefined;
