import type { Instant } from '../../../kernel/instant.js';
import type {
  AuditRecord,
  ConsentRecord,
  RightsRequestRecord,
  TaskRecord,
  UserRecord,
} from '../../../ports/records.js';
import type { Ports } from '../../work.js';
import { gatherDossier, type GatheredDossier } from '../dossier/gathered.js';
import { recordsById } from '../records-by-id.js';
import type { TrajectoryRecord } from '../../../ports/records.js';

/** Everything one side is made of, read at one moment; nothing in it has been left out yet. */
export interface FactsOfSide {
  readonly dossier: GatheredDossier;
  readonly consents: readonly ConsentRecord[];
  readonly requests: readonly RightsRequestRecord[];
  readonly looks: readonly AuditRecord[];
  readonly tasks: readonly Pick<TaskRecord, 'elementId' | 'dueAt'>[];
  readonly users: ReadonlyMap<string, Pick<UserRecord, 'name' | 'groups'>>;
  readonly now: Instant;
}

/** The newest looks; who wants all of them asks for access. */
const mostLooks = 200;

export const factsOfSide = async (
  ports: Ports,
  trajectory: TrajectoryRecord,
): Promise<FactsOfSide | undefined> => {
  const dossier = await gatherDossier(ports, trajectory);
  if (!dossier) return undefined;
  const where = [{ field: 'trajectoryId', is: trajectory.id }];
  const [consents, requests, looks, tasks, users] = await Promise.all([
    ports.store.find('consent', { where }),
    ports.store.find('rightsRequest', { where, sort: [{ by: 'receivedAt', descending: true }] }),
    ports.store.find('audit', { where, sort: [{ by: 'at', descending: true }], limit: mostLooks }),
    ports.store.find('task', { where: [{ field: 'care.trajectoryId', is: trajectory.id }], limit: 200 }),
    recordsById(ports, 'user', [trajectory.fixedFace, trajectory.substitute, trajectory.rvtProfessional]),
  ]);
  return {
    dossier,
    consents: consents.map(({ body }) => body),
    requests: requests.map(({ body }) => body),
    looks: looks.map(({ body }) => body),
    tasks: tasks.map(({ body }) => body),
    users,
    now: ports.clock.now(),
  };
};
