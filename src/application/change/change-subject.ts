import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { BatchRecord, BatchType } from '../../ports/records.js';
import { setJobDueDate, setJobPriority, suspendJob } from '../engine/change-job.js';
import { correlateMessage } from '../engine/correlate-message.js';
import { modifyInstance, type Modification } from '../engine/modify-instance.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import { setJobRetries } from '../engine/set-retries.js';
import { setVariables } from '../engine/set-variables.js';
import { suspendInstance } from '../engine/suspend-instance.js';
import { terminateInstance } from '../engine/terminate-instance.js';
import { deleteHistory } from '../history/delete-history.js';
import type { Work } from '../work.js';
import { markUndone } from './mark-undone.js';
import { migrateInstance, type MigrateInstance } from './migrate-instance.js';
import { restartInstance, type Restart } from './restart-instance.js';
import { undoMigration } from './undo-migration.js';

type Changed = Outcome<unknown, EngineUseCaseRefusal>;
type Configured<Settings> = Settings & { readonly [Name in string]?: Json };

/** What the configuration of a batch holds, by its type. */
export interface BatchConfigurations {
  readonly 'instance-migration': Omit<MigrateInstance, 'instanceId' | 'reason' | 'batchId'>;
  readonly 'instance-migration-undo': { readonly of: string };
  readonly 'instance-modification': Modification & { readonly definitionId: string };
  readonly 'instance-deletion': { readonly failIfNotExists?: boolean };
  readonly 'instance-update-suspension-state': { readonly suspended: boolean };
  readonly 'set-job-retries': { readonly retries: number; readonly dueAt?: Instant };
  readonly 'set-external-task-retries': { readonly retries: number };
  readonly 'set-job-suspension-state': { readonly suspended: boolean };
  readonly 'set-job-priority': { readonly priority: number };
  readonly 'set-variables': { readonly variables: VariableSet };
  readonly 'instance-restart': Restart;
  readonly 'historic-instance-deletion': { readonly failIfNotExists: boolean };
  readonly 'correlate-message': { readonly messageName: string; readonly variables?: VariableSet };
}

interface Subject<Type extends BatchType> {
  readonly batch: BatchRecord;
  readonly subject: string;
  readonly configuration: Configured<BatchConfigurations[Type]>;
}

type Changes = {
  readonly [Type in BatchType]: (work: Work, subject: Subject<Type>) => Promise<Changed>;
};

const changes: Changes = {
  'instance-migration': (work, { batch, subject, configuration }) =>
    migrateInstance(work, {
      ...configuration,
      instanceId: subject,
      reason: batch.reason,
      batchId: batch.id,
      operationId: batch.id,
    }),
  'instance-migration-undo': async (work, { batch, subject, configuration: { of } }) => {
    const undone = await undoMigration(work, {
      instanceId: subject,
      reason: batch.reason,
      batchId: batch.id,
    });
    if (!undone.ok) return undone;
    if (undone.value.batchId !== of)
      return refuse(
        'migration-not-undoable',
        `Expected '${subject}' to have been moved by batch '${of}' last`,
      );
    await markUndone(work, { batchId: of, subject });
    return undone;
  },
  'instance-modification': async (work, { batch, subject, configuration }) => {
    const record = await work.get('instance', subject);
    if (record && record.definitionId !== configuration.definitionId)
      return refuse(
        'definition-not-found',
        `Expected '${subject}' to be one of '${configuration.definitionId}'`,
      );
    return modifyInstance(work, { ...configuration, instanceId: subject, reason: batch.reason });
  },
  'instance-deletion': async (work, { batch, subject }) => {
    if (!(await work.get('instance', subject))) return alreadyOver(work, subject);
    return terminateInstance(work, { instanceId: subject, reason: batch.reason });
  },
  'instance-update-suspension-state': (work, { subject, configuration: { suspended } }) =>
    suspendInstance(work, { instanceId: subject, suspended }),
  'set-job-retries': async (work, { subject, configuration: { retries, dueAt } }) => {
    const set = await setJobRetries(work, { jobId: subject, retries });
    return set.ok && dueAt !== undefined ? setJobDueDate(work, { jobId: subject, dueAt }) : set;
  },
  'set-external-task-retries': (work, { subject, configuration: { retries } }) =>
    setJobRetries(work, { jobId: subject, retries }),
  'set-job-suspension-state': (work, { subject, configuration: { suspended } }) =>
    suspendJob(work, { jobId: subject, suspended }),
  'set-job-priority': (work, { subject, configuration: { priority } }) =>
    setJobPriority(work, { jobId: subject, priority }),
  'set-variables': (work, { subject, configuration: { variables } }) =>
    setVariables(work, { instanceId: subject, variables }),
  'instance-restart': (work, { batch, subject, configuration }) =>
    restartInstance(work, { ...configuration, instanceId: subject, operationId: batch.id }),
  'historic-instance-deletion': async (work, { subject, configuration: { failIfNotExists } }) =>
    failIfNotExists || (await work.get('historicInstance', subject))
      ? deleteHistory(work, { instanceId: subject })
      : ok(undefined),
  // As Camunda does: an instance that waits for no such message is left alone.
  'correlate-message': (work, { subject, configuration: { messageName: name, variables } }) =>
    correlateMessage(work, { name, instanceId: subject, variables, all: true, to: 'running' }),
};

/** One that has ended by itself meanwhile needs no end any more. */
const alreadyOver = async (work: Work, subject: string): Promise<Changed> =>
  (await work.get('historicInstance', subject))
    ? ok(undefined)
    : refuse('instance-not-found', `Expected process instance '${subject}', but there is none`);

/** Does to one instance or job what its batch is for. */
export const changeSubject = (work: Work, batch: BatchRecord, subject: string): Promise<Changed> => {
  const change = changes[batch.type] as (work: Work, subject: Subject<BatchType>) => Promise<Changed>;
  const configuration = batch.configuration as unknown as Subject<BatchType>['configuration'];
  return change(work, { batch, subject, configuration });
};
