import type { ModelProblem } from '../../engine/drawn.js';
import type { ModelFinding, Workshop } from './workshop.js';

/** A model's findings, and the processes in it once the engine can execute them. */
export interface CheckedModel {
  readonly findings: readonly ModelFinding[];
  readonly processes: readonly string[];
}

/** Everything that is wrong with a model, by the lint rules and by the engine; each thing once. */
export const checkWorkflow = async (workshop: Workshop, xml: string): Promise<CheckedModel> => {
  const compiled = await workshop.compile(xml);
  const engine = compiled.ok ? [] : compiled.reason.map(findingOf);
  // What the reader cannot read the linter cannot judge either.
  const lint = engine.some(({ element }) => element === undefined) ? [] : await workshop.lint(xml);
  return { findings: distinct([...engine, ...lint]), processes: compiled.ok ? compiled.value : [] };
};

export const findingOf = ({ code, message, element, line }: ModelProblem): ModelFinding => ({
  severity: 'error',
  rule: code,
  ...(element === undefined ? {} : { element }),
  ...(line > 0 ? { line } : {}),
  message,
});

const distinct = (findings: readonly ModelFinding[]): readonly ModelFinding[] => [
  ...new Map(
    findings.map((finding) => [JSON.stringify([finding.rule, finding.element, finding.message]), finding]),
  ).values(),
];
