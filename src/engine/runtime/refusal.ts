import type { EngineRefusal, EngineRefusalCode } from '../commands.js';
import type { EvaluationFailure } from '../expression.js';
import type { ElementId } from '../instance.js';

/**
 * Carries a refusal from deep inside a step to its edge, where it becomes data again. Nothing that happened
 * before it in the step is kept, so stopping half-way is safe.
 */
export class Stop extends Error {
  readonly refusal: EngineRefusal;

  constructor(refusal: EngineRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export const stop = (code: EngineRefusalCode, message: string, element?: ElementId): never => {
  throw new Stop({ code, message, ...(element !== undefined && { element }) });
};

const refusalCodes: Readonly<Partial<Record<EvaluationFailure['code'], EngineRefusalCode>>> = {
  'unknown-variable': 'unknown-variable',
  'decision-not-found': 'decision-failed',
  'decision-failed': 'decision-failed',
};

export const stopFor = ({ code, message }: EvaluationFailure, element: ElementId): never =>
  stop(refusalCodes[code] ?? 'expression-failed', message, element);
