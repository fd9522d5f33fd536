import type { Instant } from '../../kernel/instant.js';

/* What was deployed, and what came of it. */

export interface DeploymentRecord {
  readonly id: string;
  readonly name: string;
  readonly source?: string;
  readonly deployedAt: Instant;
  readonly deployedBy: string;
  /** Why it was published, in the designer's words (LE-1). */
  readonly note?: string;
}

/** One file of a deployment, as it was sent. */
export interface ResourceRecord {
  readonly id: string;
  readonly deploymentId: string;
  readonly name: string;
  readonly content: string;
}

/**
 * The last version handed out for a key. Everybody who deploys reads and writes it, so that no two deployments take
 * the same version, and no version is given twice.
 */
export interface DeployedKeyRecord {
  /** `process/<key>`, `decision/<key>` or `form/<key>`. */
  readonly id: string;
  readonly version: number;
}

export interface ProcessDefinitionRecord {
  /** `key:version:deploymentId`. */
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly versionTag?: string;
  readonly name?: string;
  readonly category?: string;
  readonly deploymentId: string;
  readonly resourceName: string;
  readonly suspended: boolean;
  readonly startableInTasklist: boolean;
  readonly historyTimeToLive?: number;
  /** What somebody changed about kinds of its jobs; those nobody changed are not here. */
  readonly jobSettings?: readonly JobSettings[];
}

/** What holds for all jobs that one element makes. */
export interface JobSettings {
  readonly elementId: string;
  /** New jobs of it come on hold. */
  readonly suspended?: true;
  /** In place of what the diagram says. */
  readonly priority?: number;
}

export interface DecisionDefinitionRecord {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly versionTag?: string;
  readonly name?: string;
  readonly deploymentId: string;
  readonly resourceName: string;
  /** Of the requirements definition it was deployed in. */
  readonly requirementsId?: string;
  readonly requirementsKey?: string;
}

/** A file of several decisions, and what they require of one another. */
export interface RequirementsDefinitionRecord {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly name?: string;
  /** The namespace of the file. */
  readonly category?: string;
  readonly deploymentId: string;
  readonly resourceName: string;
}

export interface FormRecord {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly deploymentId: string;
  readonly resourceName: string;
}
