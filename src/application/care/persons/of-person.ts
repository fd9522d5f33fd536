import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { PersonRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { accessTo } from '../access.js';
import { trajectoriesOf } from '../household/portal.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';

/** A person with a trajectory whose dossier is open to whoever asks; refuses by default. */
export const openPerson = async (
  ports: Ports,
  who: Identity,
  personId: string,
): Promise<
  Outcome<{ readonly person: PersonRecord; readonly trajectory: TrajectoryRecord }, CareRefusal>
> => {
  const person = (await ports.store.get('person', personId))?.body;
  if (!person) return notFound('person');
  for (const trajectory of await trajectoriesOf(ports, person)) {
    if ((await accessTo(ports, who, trajectory)) === 'dossier') return ok({ person, trajectory });
  }
  return refuse('not-allowed');
};
