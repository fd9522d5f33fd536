import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { FieldError } from '../care/refusals.js';
import type { Work } from '../work.js';
import { checkWorkflow, findingOf } from './check-workflow.js';
import type { DesignRefusal } from './refusals.js';
import { versionsOf } from './view-versions.js';
import type { ModelFinding, Published, Workshop } from './workshop.js';

export interface PublishWorkflow {
  readonly key: string;
  readonly xml: string;
  /** What changes and why (LE-1). */
  readonly note: string;
  /** The version the change was made on; without it any. */
  readonly basedOn?: number;
}

/**
 * Publishes a changed diagram as the next version of its process. New instances start on it; running ones keep
 * the version they have. A diagram with errors is not published at all.
 */
export const publishWorkflow = async (
  work: Work,
  workshop: Workshop,
  { key, xml, note, basedOn }: PublishWorkflow,
): Promise<Outcome<Published, DesignRefusal>> => {
  const [current] = await versionsOf(work.ports, key);
  if (!current) return refused({ code: 'workflow-not-found' });
  if (basedOn !== undefined && basedOn !== current.version) return refused({ code: 'published-meanwhile' });
  const { findings, processes } = await checkWorkflow(workshop, xml);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return refused({ code: 'model-invalid', errors: errors.map(fieldErrorOf) });
  if (processes.length !== 1 || processes[0] !== key) return refused({ code: 'process-id-mismatch' });
  const deployed = await workshop.deploy(work, {
    key,
    name: current.name ?? key,
    source: 'designer',
    note,
    files: [{ name: current.resourceName, content: xml }],
  });
  if (!deployed.ok) {
    return refused({ code: 'model-invalid', errors: deployed.reason.map(findingOf).map(fieldErrorOf) });
  }
  const published = deployed.value.find((definition) => definition.key === key);
  if (!published) throw new Error(`Expected the deployment to hold process '${key}'`);
  return ok(published);
};

const fieldErrorOf = ({ rule, element, line, message }: ModelFinding): FieldError => {
  const place = [
    element === undefined ? '' : `'${element}'`,
    line === undefined ? '' : `line ${line}`,
  ].filter(Boolean);
  return {
    pointer: '/xml',
    code: rule,
    detail: place.length > 0 ? `${place.join(', ')}: ${message}` : message,
  };
};
