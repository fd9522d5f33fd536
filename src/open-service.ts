import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from '../config/configuration.js';
import { startRunner, type Runner } from '../workers/runner.js';
import { workflowFolders } from './adapters/system/workflow-folders.js';
import { demoUsers } from './application/demo/users.js';
import { keepDemoUsers } from './application/demo/keep-demo-users.js';
import { fillWithDemoData } from './application/demo/demo-data.js';
import { deployWorkflows } from './application/design/deploy-workflows.js';
import { keepCleaningUp } from './application/history/cleanup-job.js';
import { releaseLeases } from './application/engine/release-leases.js';
import type { Ports } from './application/work.js';
import { compose } from './compose.js';
import { openFoundations, type OpenFoundations, type StartProblem } from './foundations.js';
import { createApp } from './http/app.js';
import type { Authenticate } from './http/authentication/authenticate.js';
import { demoAuthentication } from './http/authentication/demo.js';
import { oidcAuthentication } from './http/authentication/oidc.js';
import { passwordSignIn } from './http/authentication/sign-in.js';
import { engineRestRouter } from './http/engine-rest/index.js';
import type { House, PasswordDesk } from './http/house.js';
import { listen, type Listening } from './http/listen.js';
import { ok, refused, type Outcome } from './kernel/outcome.js';
import type { Clock } from './ports/clock.js';
import type { Log } from './ports/log.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface ServiceSettings {
  readonly configuration: Configuration;
  readonly log: Log;
  /** Instead of the configured clock; tests set it. */
  readonly clock?: Clock;
  readonly workflowsDirectory?: string;
}

export interface OpenService {
  readonly address: string;
  readonly ports: Ports;
  /** Absent when jobs are executed by processes of their own. */
  readonly runner: Runner | undefined;
  /** Answers what is under way, finishes its jobs, lets go of the store. */
  stop(): Promise<void>;
}

/** Opens the whole service as configured, or says why that is not possible. */
export const openService = async (settings: ServiceSettings): Promise<Outcome<OpenService, StartProblem>> => {
  const { configuration, log, workflowsDirectory = join(root, 'workflows') } = settings;
  const foundations = await openFoundations(settings);
  if (!foundations.ok) return foundations;
  const { ports, workshop } = compose(foundations.value);
  const preparation = { ports, configuration, log, workflowsDirectory };
  const prepared = await prepare(preparation);
  if (!prepared.ok) {
    await foundations.value.close();
    return prepared;
  }
  const runner = configuration.workers === 'in-process' ? runJobs(foundations.value, preparation) : undefined;
  if (configuration.demoData) await fillWithDemoData(ports);
  const house: House = {
    ports,
    workshop,
    log,
    ...signingIn(ports, configuration),
    // Jobs of processes of their own are not this process's to answer for.
    readiness: async () => ({
      store: await holds(ports, 'user'),
      workflows: await holds(ports, 'processDefinition'),
      jobs: runner?.isRunning() ?? true,
    }),
  };
  const listening = await openDoor(house, foundations.value, configuration);
  if (!listening.ok) {
    await closeAll(foundations.value, runner);
    return listening;
  }
  return ok({
    address: listening.value.address,
    ports,
    runner,
    async stop() {
      await listening.value.stop(10_000);
      await closeAll(foundations.value, runner);
    },
  });
};

const closeAll = async (foundations: OpenFoundations, runner: Runner | undefined): Promise<void> => {
  await runner?.stop();
  await foundations.close();
};

interface Preparation {
  readonly ports: Ports;
  readonly configuration: Configuration;
  readonly log: Log;
  readonly workflowsDirectory: string;
}

const prepare = async ({
  ports,
  configuration,
  log,
  workflowsDirectory,
}: Preparation): Promise<Outcome<void, StartProblem>> => {
  // The embedded store serves one process, so a lease that is there belongs to one that has ended.
  if (configuration.mongodbUrl === undefined) await releaseLeases(ports);
  if (configuration.signIn.mode === 'demo') await keepDemoUsers(ports, demoUsers);
  const deployed = await deployWorkflows(ports, await workflowFolders(workflowsDirectory));
  if (!deployed.ok) {
    const { key, problems } = deployed.reason;
    const lines = problems.map(
      ({ message, element, line }) => `line ${line}, '${element ?? ''}': ${message}`,
    );
    return refused({
      code: 'workflow-not-deployed',
      message: [`Expected workflow '${key}' to be sound, but`, ...lines].join('\n  '),
    });
  }
  await keepCleaningUp(ports);
  if (deployed.value.length > 0) log.info('workflows-deployed', { keys: deployed.value });
  return ok(undefined);
};

const runJobs = ({ localWakeUp }: OpenFoundations, { ports, log, configuration }: Preparation): Runner => {
  const owner = `server-${process.pid}-${randomUUID().slice(0, 8)}`;
  const runner = startRunner({ ports, log, owner, alone: configuration.mongodbUrl === undefined });
  localWakeUp.subscribe((moments) => runner.hint(moments));
  return runner;
};

const signingIn = (
  ports: Ports,
  { signIn }: Configuration,
): { readonly authenticate: Authenticate; readonly passwordDesk?: PasswordDesk } => {
  if (signIn.mode === 'oidc') return { authenticate: oidcAuthentication(ports, signIn) };
  const desk = passwordSignIn(ports);
  const { authenticate, forgetSession } = demoAuthentication(ports, desk);
  return { authenticate, passwordDesk: { signIn: desk, forgetSession } };
};

/** Whether the store answers, and has what every working service has. */
const holds = async ({ store }: Ports, kind: 'user' | 'processDefinition'): Promise<boolean> => {
  try {
    const found = await store.count(kind, [], 1);
    return kind === 'user' || found > 0;
  } catch {
    return false;
  }
};

const openDoor = async (
  house: House,
  { localWakeUp }: OpenFoundations,
  { host, port }: Configuration,
): Promise<Outcome<Listening, StartProblem>> => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const engineRest = engineRestRouter({
    ports: house.ports,
    version,
    waitForExternalTasks: (topics, ms, signal) =>
      localWakeUp.wait(ms, signal, (moments) =>
        moments.some(({ topic }) => topic !== undefined && topics.includes(topic)),
      ),
  });
  const app = createApp(house, { version, webDirectory: join(root, 'dist/web'), engineRest });
  const listening = await listen(app, { host, port });
  return listening.ok
    ? listening
    : refused({
        code: listening.reason,
        message: `Expected to listen on ${host}:${port}, but: ${listening.reason}. Set PORT or HOST to choose another`,
      });
};
