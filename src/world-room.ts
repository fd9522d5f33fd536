import { memoryStore } from './adapters/memory/memory-store.js';
import { timeOrderedIds } from './adapters/system/time-ordered-ids.js';
import { workflowFolders } from './adapters/system/workflow-folders.js';
import { deployWorkflows } from './application/design/deploy-workflows.js';
import { demoUsers } from './application/demo/users.js';
import { transact } from './application/work.js';
import { chanceFrom } from './application/world/chance.js';
import { makeWorld, type Workplace, type World, type WorldSettings } from './application/world/make-world.js';
import { colleaguesFor } from './application/world/region.js';
import { compose } from './compose.js';
import { startOfDay } from './kernel/amsterdam.js';
import { toEpochMs } from './kernel/instant.js';
import { ok } from './kernel/outcome.js';
import type { Change } from './ports/store.js';

export interface WorldRoom {
  readonly world: World;
  /** What every household shares: the deployed workflows and the colleagues. */
  readonly shared: readonly Change[];
}

/** Puts together a service in memory, in which the households of a world are lived through. */
export const worldRoom = async (settings: WorldSettings, workflowsDirectory: string): Promise<WorldRoom> => {
  const store = memoryStore({ trusting: true });
  const begin = startOfDay(settings.year.from);
  const clock = { now: () => begin };
  const composed = compose({ store, clock, wakeUp: { jobsAt: () => undefined } });
  const idsFor: Workplace['idsFor'] = (chance, now) =>
    timeOrderedIds(
      () => toEpochMs(now()),
      () => chance.digits(),
    );
  const ports = { ...composed.ports, ids: idsFor(chanceFrom(`${settings.seed}/shared`), clock.now) };
  const deployed = await deployWorkflows(ports, await workflowFolders(workflowsDirectory));
  if (!deployed.ok) throw new Error(`Expected workflow '${deployed.reason.key}' to be sound, but it is not`);
  await transact(ports, 'system', (work) => {
    for (const user of colleaguesFor(settings.people)) work.put('user', user);
    return Promise.resolve(ok(undefined));
  });
  const openRoom: Workplace['openRoom'] = () => {
    const own = memoryStore({ under: store, trusting: true });
    return { store: own, made: () => own.made() };
  };
  return { world: makeWorld(settings, { ports, openRoom, idsFor }), shared: withoutDemoUsers(store.made()) };
};

/** Those that somebody can sign in as come by themselves, with a password, when the service starts. */
const withoutDemoUsers = (changes: readonly Change[]): readonly Change[] => {
  const ids = new Set(demoUsers.map(({ id }) => id));
  return changes.filter((change) => !(change.kind === 'user' && 'put' in change && ids.has(change.put.id)));
};
