// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the browser's project does not include this folder
/// <reference path="./bpmnlint.d.ts" />
// @ts-expect-error bpmn-moddle publishes no types of its main export
import { BpmnModdle } from 'bpmn-moddle';
import traverse from 'bpmnlint/lib/traverse.js';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };
import { allRules } from './bpmnlint-bundle.js';
import type { Reporter, RuleFactory } from './rule.js';

/** What a rule says against a diagram. */
export interface LintFinding {
  readonly rule: string;
  /** `error` keeps the model from being published. */
  readonly severity: 'error' | 'warning';
  readonly element?: string;
  readonly line?: number;
  readonly message: string;
}

interface Moddle {
  fromXML(xml: string): Promise<{
    readonly rootElement: object;
    readonly warnings: readonly { readonly message: string; readonly element?: { readonly id?: string } }[];
  }>;
}

const openModdle = BpmnModdle as new (packages: Readonly<Record<string, unknown>>) => Moddle;
const largest = 10 * 1024 * 1024;

/**
 * Holds a diagram against our rules and those of bpmnlint. Whether it can be executed is not asked here: the compiler
 * says that, and the strict reader before it. The rules are run here and not by bpmnlint, which needs a module loader
 * that not every place has.
 */
export const lintBpmn = async (xml: string): Promise<readonly LintFinding[]> => {
  if (xml.length > largest) return [unreadable(`at most ${largest} characters, but got more`)];
  try {
    const { rootElement, warnings } = await new openModdle({ camunda }).fromXML(xml);
    const found: LintFinding[] = warnings.map(({ message, element }) => ({
      rule: 'bpmn',
      severity: 'error',
      ...(element?.id !== undefined && { element: element.id }),
      message: message.replace(/\s+/g, ' '),
    }));
    for (const [name, { severity, rule }] of allRules)
      found.push(...findingsOf(rootElement, name, { severity, rule: rule as RuleFactory }));
    const lines = linesOfIds(xml);
    return found.map((finding) => withLine(finding, lines));
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'something else';
    return [unreadable(`BPMN, but got: ${cause.replace(/\s+/g, ' ').slice(0, 300)}`)];
  }
};

const unreadable = (expected: string): LintFinding => ({
  rule: 'bpmn',
  severity: 'error',
  line: 1,
  message: `Expected ${expected}`,
});

const findingsOf = (
  root: object,
  name: string,
  { severity, rule }: { readonly severity: 'error' | 'warn'; readonly rule: RuleFactory },
): readonly LintFinding[] => {
  const findings: LintFinding[] = [];
  const reporter: Reporter = {
    report(id, message) {
      findings.push({
        rule: name,
        severity: severity === 'warn' ? 'warning' : 'error',
        ...(id !== undefined && { element: id }),
        message,
      });
    },
  };
  const { check } = rule();
  traverse(root, { enter: (element) => check(element, reporter) });
  return findings;
};

const linesOfIds = (xml: string): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  for (const [at, line] of xml.split('\n').entries()) {
    for (const [, id] of line.matchAll(/\sid\s*=\s*["']([^"']{1,200})["']/g)) {
      if (id !== undefined && !lines.has(id)) lines.set(id, at + 1);
    }
  }
  return lines;
};

const withLine = (finding: LintFinding, lines: ReadonlyMap<string, number>): LintFinding => {
  const line = finding.element === undefined ? undefined : lines.get(finding.element);
  return line === undefined ? finding : { ...finding, line };
};
