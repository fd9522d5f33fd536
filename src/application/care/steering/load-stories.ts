import type { TrajectoryStory } from '../../../domain/indicators/story.js';
import type { RecordKind, RecordKinds, TrajectoryRecord } from '../../../ports/records.js';
import type { Condition } from '../../../ports/store.js';
import type { Ports } from '../../work.js';
import { recordsById } from '../records-by-id.js';
import { formsWithFigures } from './said-in.js';
import { storyOf } from './story-of.js';

const page = 10_000;

/** All that meet the conditions, in order, page after page. */
const all = async <Kind extends RecordKind>(
  { store }: Ports,
  kind: Kind,
  where: readonly Condition[],
  by?: string,
): Promise<RecordKinds[Kind][]> => {
  const found: RecordKinds[Kind][] = [];
  for (;;) {
    const more = await store.find(kind, {
      where,
      ...(by !== undefined && { sort: [{ by }] }),
      limit: page,
      offset: found.length,
    });
    found.push(...more.map(({ body }) => body));
    if (more.length < page) return found;
  }
};

const groupedBy = <Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | undefined,
): ((key: string) => readonly Entry[]) => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return (key) => groups.get(key) ?? [];
};

/** The stories of some trajectories, read together. */
export const loadStories = async (
  ports: Ports,
  trajectories: readonly TrajectoryRecord[],
): Promise<readonly TrajectoryStory[]> => {
  const ids = trajectories.map(({ id }) => id);
  const ofThese: Condition[] = [{ field: 'trajectoryId', in: ids }];
  const households = await recordsById(
    ports,
    'household',
    trajectories.map(({ householdId }) => householdId),
  );
  const members = await recordsById(
    ports,
    'person',
    [...households.values()].flatMap(({ memberIds }) => memberIds),
  );
  const faces = await recordsById(
    ports,
    'user',
    trajectories.map(({ fixedFace }) => fixedFace),
  );
  const byTrajectory = ({ trajectoryId }: { readonly trajectoryId?: string }): string | undefined =>
    trajectoryId;
  const timeline = groupedBy(await all(ports, 'timeline', ofThese, 'at'), byTrajectory);
  const submissions = groupedBy(
    await all(ports, 'submission', [...ofThese, { field: 'formKey', in: formsWithFigures }], 'submittedAt'),
    byTrajectory,
  );
  const reports = groupedBy(await all(ports, 'report', ofThese, 'receivedAt'), byTrajectory);
  const handOvers = groupedBy(await all(ports, 'handOver', ofThese), byTrajectory);
  const openTasks = groupedBy(
    await all(ports, 'task', [{ field: 'care.trajectoryId', in: ids }]),
    ({ care }) => care?.trajectoryId,
  );
  return trajectories.map((trajectory) =>
    storyOf({
      trajectory,
      members: (households.get(trajectory.householdId)?.memberIds ?? []).flatMap(
        (id) => members.get(id) ?? [],
      ),
      timeline: timeline(trajectory.id),
      submissions: submissions(trajectory.id),
      reports: reports(trajectory.id),
      handOvers: handOvers(trajectory.id),
      openTasks: openTasks(trajectory.id),
      team: faces.get(trajectory.fixedFace ?? '')?.team ?? '',
    }),
  );
};
