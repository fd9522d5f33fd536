import type { DossierItem } from '../../../domain/visibility/item.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { transact, type Ports, type Work } from '../../work.js';
import { startByMessage } from '../engine.js';
import type { Identity } from '../identity.js';
import { notFound, type CareRefusal } from '../refusals.js';
import { composeSide, type ComposedSide } from './compose-side.js';
import { factsOfSide } from './facts-of-side.js';
import { personOf, trajectoriesOf } from './portal.js';
import type { SideView } from './side.js';

export interface OwnSide {
  readonly personId: string;
  readonly name: string;
  readonly items: readonly SideView[];
  readonly asOf: Instant;
}

/** What somebody who is helped sees: their own side of each trajectory of their households, and nothing else. */
export const viewSide = async (ports: Ports, who: Identity): Promise<Outcome<OwnSide, CareRefusal>> => {
  const person = await personOf(ports, who);
  if (!person) return notFound('household');
  const sides: ComposedSide[] = [];
  for (const trajectory of await trajectoriesOf(ports, person)) {
    const facts = await factsOfSide(ports, trajectory);
    if (facts) sides.push(composeSide(person.id, facts));
  }
  for (const { view, unclear } of sides) await askFixedFace(ports, view, unclear);
  return ok({
    personId: person.id,
    name: person.name,
    items: sides.map(({ view }) => view),
    asOf: ports.clock.now(),
  });
};

const askFixedFace = async (
  ports: Ports,
  { trajectoryId, state }: SideView,
  [first]: readonly DossierItem[],
): Promise<void> => {
  if (first === undefined || state === 'CLOSED') return;
  await transact(ports, 'system', (work) => raise(work, trajectoryId, first.id));
};

/** One question at a time for a trajectory; the next look asks the next one (domain.md §4.4, default). */
const raise = async (
  work: Work,
  trajectoryId: string,
  itemId: string,
): Promise<Outcome<void, CareRefusal>> => {
  const open = await work.ports.store.count(
    'task',
    [
      { field: 'care.trajectoryId', is: trajectoryId },
      { field: 'elementId', is: 'decideVisibility' },
    ],
    1,
  );
  if (open > 0) return ok(undefined);
  const trajectory = await work.get('trajectory', trajectoryId);
  // Written unchanged, so that of two who look at once one raises the question.
  if (trajectory) work.put('trajectory', trajectory);
  const started = await startByMessage(work, {
    message: 'VisibilityUnclear',
    businessKey: trajectoryId,
    variables: { trajectoryId, itemId },
  });
  return started.ok ? ok(undefined) : started;
};
