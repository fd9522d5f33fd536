import { ok, type Outcome } from '../../kernel/outcome.js';
import type { RecordKinds } from '../../ports/records.js';
import { unknown, type Fault } from './errors.js';
import type { Call } from './route.js';

type DefinitionKind = 'processDefinition' | 'decisionDefinition' | 'requirementsDefinition';

export type FindDefinition<Kind extends DefinitionKind> = (
  call: Call,
) => Promise<Outcome<RecordKinds[Kind], Fault>>;

interface DefinitionFinders<Kind extends DefinitionKind> {
  readonly byId: FindDefinition<Kind>;
  /** The newest version. */
  readonly byKey: FindDefinition<Kind>;
}

/** Finds the definition that an address names; what does not exist is told in Camunda's words. */
export const definitionFinders = <Kind extends DefinitionKind>(
  kind: Kind,
  words: { readonly byId: string; readonly byKey: string },
): DefinitionFinders<Kind> => ({
  async byId({ ports, param }) {
    const found = await ports.store.get(kind, param('id'));
    return found ? ok(found.body) : unknown(`No matching ${words.byId} with id ${param('id')}`);
  },
  async byKey({ ports, param }) {
    const [found] = await ports.store.find(kind, {
      where: [{ field: 'key', is: param('key') }],
      sort: [{ by: 'version', descending: true }],
      limit: 1,
    });
    return found
      ? ok(found.body)
      : unknown(`No matching ${words.byKey} with key: ${param('key')} and no tenant-id`);
  },
});
