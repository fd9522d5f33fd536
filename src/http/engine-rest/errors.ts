import type { EngineUseCaseRefusal } from '../../application/engine/refusals.js';
import type { MigrationProblem } from '../../engine/migration/plan.js';
import type { ModelProblem } from '../../engine/drawn.js';
import { refused, type Refused } from '../../kernel/outcome.js';
import type { Stale } from '../../ports/store.js';
import type { BodyRefusal } from '../body.js';
import { problems } from '../problems.js';

/**
 * How this API says no: the exception's name and its message. `code` is the engine's own error code where the
 * refusal comes from the engine, else `null`.
 */
export interface Fault {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly code: number | null;
  /** Of models that cannot be parsed: problems by the name of the file. */
  readonly details?: unknown;
  /** Of a migration that cannot be: why, by what goes on. */
  readonly validationReport?: unknown;
}

const fault = (status: number, type: string, message: string): Refused<Fault> =>
  refused({ status, type, message, code: null });

/** The request itself is wrong. */
export const invalid = (message: string, status = 400): Refused<Fault> =>
  fault(status, 'InvalidRequestException', message);

/** What the address names does not exist. */
export const unknown = (message: string): Refused<Fault> => invalid(message, 404);

export const restFault = (status: number, message: string): Refused<Fault> =>
  fault(status, 'RestException', message);

/** Codes as published by Camunda (`BuiltinExceptionCode`); 0 stands for all others. */
const optimisticLocking = 1;

/** Somebody else kept changing the same things. */
const staleFault: Fault = {
  status: 409,
  type: 'OptimisticLockingException',
  message: 'ENGINE-03005 Expected to be the only one to change this, but somebody else was first. Try again.',
  code: optimisticLocking,
};

/**
 * Whatever else the engine refuses: the diagram or the data given to it are at fault, and nothing has changed.
 * Camunda says 500 here; a 500 of this service is always a fault of its own.
 */
const engineFailure = { status: 422, type: 'ProcessEngineException' } as const;

const engineFaults: Readonly<Record<string, { readonly status: number; readonly type: string }>> = {
  'definition-not-found': { status: 404, type: 'RestException' },
  'instance-not-found': { status: 404, type: 'RestException' },
  'task-not-found': { status: 404, type: 'RestException' },
  'task-not-open': { status: 409, type: 'RestException' },
  'job-not-found': { status: 404, type: 'RestException' },
  'incident-not-found': { status: 404, type: 'RestException' },
  'subscription-not-found': { status: 404, type: 'RestException' },
  'definition-suspended': { status: 409, type: 'SuspendedEntityInteractionException' },
  'instance-suspended': { status: 409, type: 'SuspendedEntityInteractionException' },
  'task-excluded': { status: 409, type: 'RestException' },
  'task-delegated': { status: 409, type: 'RestException' },
  'task-in-process': { status: 409, type: 'RestException' },
  'task-standalone': { status: 409, type: 'RestException' },
  'task-exists': { status: 409, type: 'RestException' },
  'comment-not-found': { status: 404, type: 'RestException' },
  'attachment-not-found': { status: 404, type: 'InvalidRequestException' },
  'filter-not-found': { status: 404, type: 'InvalidRequestException' },
  'task-suspended': { status: 409, type: 'SuspendedEntityInteractionException' },
  'instance-not-active': { status: 409, type: 'RestException' },
  'token-not-found': { status: 409, type: 'RestException' },
  'token-not-waiting-for-this': { status: 409, type: 'RestException' },
  'job-not-due': { status: 409, type: 'RestException' },
  'deployment-not-found': { status: 404, type: 'RestException' },
  'deployment-in-use': { status: 409, type: 'RestException' },
  'variable-not-found': { status: 404, type: 'InvalidRequestException' },
  'instance-still-runs': { status: 400, type: 'InvalidRequestException' },
  'history-kept': { status: 409, type: 'RestException' },
  'incident-of-job': { status: 400, type: 'RestException' },
  'execution-not-found': { status: 400, type: 'RestException' },
  'job-not-a-timer': { status: 400, type: 'RestException' },
  'operation-not-found': { status: 404, type: 'RestException' },
  'decision-not-found': { status: 404, type: 'RestException' },
  'task-claimed': { status: 409, type: 'TaskAlreadyClaimedException' },
  'job-not-leased': { status: 400, type: 'RestException' },
  'message-not-correlated': { status: 400, type: 'RestException' },
  'message-ambiguous': { status: 400, type: 'RestException' },
  'activity-not-enabled': { status: 409, type: 'RestException' },
  'element-not-found': { status: 400, type: 'InvalidRequestException' },
  'ancestor-not-found': { status: 400, type: 'InvalidRequestException' },
  'ancestor-ambiguous': { status: 400, type: 'InvalidRequestException' },
  'cannot-start-here': { status: 400, type: 'InvalidRequestException' },
  'migration-not-possible': { status: 400, type: 'MigratingProcessInstanceValidationException' },
  'migration-not-undoable': { status: 409, type: 'RestException' },
  'batch-not-found': { status: 404, type: 'InvalidRequestException' },
  'batch-not-running': { status: 400, type: 'RestException' },
  'start-not-found': { status: 400, type: 'RestException' },
};

/** A refusal of a use case; `doing` says in Camunda's words what was attempted. */
export const engineFault = (refusal: EngineUseCaseRefusal | Stale, doing?: string): Refused<Fault> => {
  if (refusal.code === 'stale') return refused(staleFault);
  const known = Object.hasOwn(engineFaults, refusal.code) ? engineFaults[refusal.code] : undefined;
  const { message, element, problems: reasons } = refusal;
  const where = element === undefined ? message : `${message} (${refusal.code} at '${element}')`;
  return refused({
    ...(known ?? engineFailure),
    message: doing === undefined ? where : `${doing}: ${where}`,
    code: 0,
    ...(reasons && { validationReport: validationReportOf(reasons) }),
  });
};

/** Reasons against a migration, as Camunda reports them of an instance. */
const validationReportOf = (reasons: readonly MigrationProblem[]) => {
  const elements = [...new Set(reasons.map(({ element }) => element))];
  return {
    failures: [],
    activityInstanceValidationReports: elements.map((element) => ({
      sourceScopeId: element,
      failures: reasons.filter((reason) => reason.element === element).map(({ message }) => message),
    })),
    transitionInstanceValidationReports: [],
  };
};

export const bodyFault = ({ code }: BodyRefusal): Refused<Fault> => {
  const { status, title, advice } = problems[code];
  const type = status === 415 ? 'NotSupportedException' : 'InvalidRequestException';
  return fault(status, type, `${title.en}. ${advice.en}`);
};

/** A problem of a model, as this API names it. */
const modelErrorOf = ({ message, element, line }: ModelProblem) => ({
  message,
  line,
  column: 0,
  mainElementId: element ?? null,
  elementIds: element === undefined ? [] : [element],
});

/** Models that cannot be deployed: what is wrong, by file, each with its element and line. */
export const modelFault = (
  problems: readonly ModelProblem[],
  files: readonly { readonly name: string }[],
): Refused<Fault> => {
  const byFile = new Map<string, ReturnType<typeof modelErrorOf>[]>();
  for (const problem of problems) {
    const name = problem.file ?? files[0]?.name ?? '';
    byFile.set(name, [...(byFile.get(name) ?? []), modelErrorOf(problem)]);
  }
  const told = problems.slice(0, 20).map(({ message, element, line, file }) => {
    const place = [file, element === undefined ? undefined : `'${element}'`, `line ${line}`];
    return `* ${message} | ${place.filter((part) => part !== undefined).join(', ')}`;
  });
  return refused({
    status: 400,
    type: 'ParseException',
    message: `ENGINE-09005 Could not parse what was deployed. Errors:\n${told.join('\n')}`,
    code: 0,
    details: Object.fromEntries([...byFile].map(([name, errors]) => [name, { errors, warnings: [] }])),
  });
};
