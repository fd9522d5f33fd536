import type { ModelProblem } from '../../engine/drawn.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';

/** What is wrong with a model, or could be better. */
export interface ModelFinding {
  /** `error` keeps the model from being published. */
  readonly severity: 'error' | 'warning';
  /** The lint rule, or the engine's problem code. */
  readonly rule: string;
  readonly element?: string;
  readonly line?: number;
  readonly message: string;
}

export interface ModelFile {
  readonly name: string;
  readonly content: string;
}

export interface Publication {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly note: string;
  readonly files: readonly ModelFile[];
}

export interface Published {
  readonly key: string;
  readonly version: number;
  readonly definitionId: string;
}

/** The tools of the process designer, put together in the composition root. */
export interface Workshop {
  /** Our rules for readable, safe processes; the same that the designer sees while drawing. */
  lint(xml: string): Promise<readonly ModelFinding[]>;
  /** Whether the engine can execute it: the ids of its processes, or what is in the way. */
  compile(xml: string): Promise<Outcome<readonly string[], readonly ModelProblem[]>>;
  /** Deploys files as the next versions of what they hold. */
  deploy(
    work: Work,
    publication: Publication,
  ): Promise<Outcome<readonly Published[], readonly ModelProblem[]>>;
}
