import { identityOf } from '../../src/application/care/identity.js';
import { receiveReport } from '../../src/application/care/reports/receive-report.js';
import { demoUsers } from '../../src/application/demo/users.js';
import { deploy } from '../../src/application/engine/deploy.js';
import { executeJob } from '../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../src/application/engine/lease-jobs.js';
import { startInstance } from '../../src/application/engine/start-instance.js';
import { transact, type Ports } from '../../src/application/work.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import { careTask, taskWithTimer } from '../models.mjs';

/* One real start of each kind, through the use cases that people and clients use. */

const must = <Value>(outcome: Outcome<Value, unknown>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value;
};

const definitionOf = async (ports: Ports, key: string, content: string): Promise<string> => {
  const known = await ports.definitions.latest(key);
  if (known) return known.id;
  const files = [{ name: `${key}.bpmn`, content }];
  const { processes } = must(await transact(ports, 'bench', (work) => deploy(work, { name: key, files })));
  return processes[0]?.id ?? '';
};

/** Deploys first, in a commit of its own, so that what comes after is the instance alone. */
const startOf = async (
  ports: Ports,
  key: string,
  content: string,
  variables: Record<string, string> = {},
): Promise<void> => {
  const definitionId = await definitionOf(ports, key, content);
  must(
    await transact(ports, 'bench', (work) =>
      startInstance(work, { definitionId, variables: { values: variables } }),
    ),
  );
};

export const startTimer = (ports: Ports, due: string): Promise<void> =>
  startOf(ports, 'bench-timer', taskWithTimer({ date: '${due}' }), { due });

export const startCareTask = (ports: Ports): Promise<void> => startOf(ports, 'bench-care', careTask);

/** A report as it comes in, up to where people must act. */
export const startReport = async (ports: Ports): Promise<void> => {
  const intake = demoUsers.find(({ id }) => id === 'intake');
  if (!intake) throw new Error('Expected a demo user for the intake');
  const who = identityOf(intake);
  must(
    await transact(ports, who.user, (work) =>
      receiveReport(work, who, {
        channel: 'school',
        anonymity: 'NONE',
        household: {
          label: 'Huishouden TEST',
          municipality: 'Teststad',
          members: [
            { name: 'Noor TEST', birthDate: '2017-05-05', role: 'child' },
            { name: 'Mia TEST', role: 'adult' },
          ],
        },
        observedFacts: 'De school hoort van Noor dat er thuis veel wordt geschreeuwd. TEST',
        dangerNow: 'no',
        weaponOrStrangulation: 'no',
        childUnder4OrDependentAdultWithoutCare: 'no',
        perpetratorAccess: 'no',
        childAfraidToGoHome: 'no',
        acute: 'no',
        structural: 'no',
        earlierReports12m: 0,
      }),
    ),
  );
  for (;;) {
    const leased = await leaseJobs(ports, { owner: 'bench', leaseMs: 60_000, max: 50 });
    if (leased.length === 0) return;
    for (const job of leased) await executeJob(ports, job);
  }
};
