import type { ProcessDefinition } from '../../engine/definition.js';
import type { ProcessInstance, Token } from '../../engine/instance.js';
import { step } from '../../engine/step.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { instructionsIn, type Modification } from '../engine/modify-instance.js';
import { given } from '../engine/given.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Ports } from '../work.js';

/** One place where an instance is. */
export interface PreviewedPlace {
  readonly element: string;
  readonly name?: string | undefined;
  readonly waiting: Token['waiting'];
}

/** Where an instance is, and where it would be; nothing has happened to it. */
export interface PreviewedModification {
  readonly before: PreviewedPlace[];
  readonly after: PreviewedPlace[];
  /** Nothing would be left of it. */
  readonly ends: boolean;
}

/** Tries a modification without writing anything; what called instances would do is not looked at. */
export const previewModification = async (
  { store, clock, definitions }: Pick<Ports, 'store' | 'clock' | 'definitions'>,
  { instanceId, skipIoMappings, instructions: asked }: Modification & { readonly instanceId: string },
): Promise<Outcome<PreviewedModification, EngineUseCaseRefusal>> => {
  const found = await store.get('instance', instanceId);
  const definition = found && (await definitions.byId(found.body.definitionId));
  if (!definition)
    return refuse('instance-not-found', `Expected process instance '${instanceId}' to run, but it does not`);
  const { state } = found.body;
  const instructions = instructionsIn(state, asked);
  if (!instructions.ok) return instructions;
  const stepped = step(
    definition,
    state,
    { type: 'Modify', at: clock.now(), instructions: instructions.value, ...given({ skipIoMappings }) },
    await definitions.evaluator(definition),
  );
  if (!stepped.ok) return stepped;
  const { instance } = stepped.value;
  return ok({
    before: placesIn(definition, state),
    after: placesIn(definition, instance),
    ends: instance.state !== 'active' && instance.state !== 'suspended',
  });
};

/** Tokens that only hold a scope are nobody's place. */
const placesIn = ({ nodes }: ProcessDefinition, { tokens }: ProcessInstance): PreviewedPlace[] =>
  Object.values<Token>(tokens)
    .filter(({ waiting }) => waiting !== 'scope')
    .map(({ element, waiting }) => ({ element, waiting, ...given({ name: nodes.get(element)?.name }) }));
