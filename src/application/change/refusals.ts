import type { DesignRefusalCode } from '../design/refusals.js';
import type { FieldError } from '../care/refusals.js';
import { engineRefused } from '../care/engine.js';
import type { CareRefusal } from '../care/refusals.js';
import { refused, type Refused } from '../../kernel/outcome.js';
import type { EngineUseCaseRefusal } from '../engine/refusals.js';

/** Why running work is not changed. */
export type ChangeRefusalCode =
  'migration-not-possible' | 'migration-not-undoable' | 'batch-not-found' | 'batch-not-running';

export interface ChangeRefusal {
  readonly code: ChangeRefusalCode | Extract<DesignRefusalCode, 'workflow-not-found'>;
  /** `migration-not-possible`: one per reason, with the element it is about. */
  readonly errors?: readonly FieldError[];
}

const own: ReadonlySet<string> = new Set<ChangeRefusalCode>([
  'migration-not-possible',
  'migration-not-undoable',
  'batch-not-found',
  'batch-not-running',
]);

const isOwn = (code: string): code is ChangeRefusalCode => own.has(code);

/** The engine's no, as it is told to who changes running work. */
export const changeRefused = (reason: EngineUseCaseRefusal): Refused<ChangeRefusal | CareRefusal> => {
  const { code, problems } = reason;
  if (code === 'instance-not-found') return refused({ code: 'not-found' as const, what: 'process instance' });
  if (!isOwn(code)) return engineRefused(reason);
  const errors = problems?.map((problem) => ({
    pointer: '/instructions',
    code: problem.code,
    detail: problem.message,
  }));
  return refused({ code, ...(errors && { errors }) });
};
