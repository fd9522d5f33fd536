import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused } from '../../kernel/outcome.js';
import type { DmnReader } from '../../ports/decisions.js';
import type { DecisionLogic } from './decision-logic.js';
import { modelOf, type ReadDecision } from './decision-model.js';
import type { DmnLanguages } from './dmn-languages.js';
import { checkShape, dmnNamespaces, type Report } from './dmn-shape.js';
import { checkFeel, openProblem, readTable } from './read-table.js';
import { attribute, camundaAttribute, childOf, childrenOf, textOf, type XmlElement } from './xml.js';

/**
 * Reads decision tables and literal expressions of DMN 1.1 to 1.5, with the decisions they require. Every cell is read
 * once, at deployment; whatever is not understood is refused by id and line.
 */
export const dmnReader = (languages: DmnLanguages): DmnReader => ({
  read(xml) {
    const parsed = languages.parseXml(xml);
    if (!parsed.ok) return Promise.resolve(refused([parsed.reason]));
    const root = parsed.value;
    const problems: ModelProblem[] = [];
    const report: Report = (problem) => problems.push(problem);
    if (!dmnNamespaces.has(root.namespace) || root.name !== 'definitions')
      report({
        code: 'not-dmn',
        message: 'Expected DMN 1.1 to 1.5, but got something else',
        line: root.line,
      });
    else checkShape(root, report);
    const decisions = problems.length > 0 ? [] : readDecisions(languages, root, report);
    return Promise.resolve(
      problems.length > 0 ? refused(problems) : ok(decisions.map((decision) => modelOf(decision, decisions))),
    );
  },
});

const readDecisions = (
  languages: DmnLanguages,
  root: XmlElement,
  report: Report,
): readonly ReadDecision[] => {
  const elements = childrenOf(root, 'decision');
  if (elements.length === 0)
    report({ code: 'missing-decision', message: 'Expected a decision, but there is none', line: root.line });
  const decisions = elements.flatMap((element) => readDecision(languages, element, report) ?? []);
  const keys = new Set<string>();
  for (const { key, line } of decisions) {
    if (keys.has(key))
      report({
        code: 'duplicate-id',
        message: `Expected ids to differ, but '${key}' is there twice`,
        element: key,
        line,
      });
    keys.add(key);
  }
  checkRequirements(decisions, report);
  return decisions;
};

const readDecision = (
  languages: DmnLanguages,
  element: XmlElement,
  report: Report,
): ReadDecision | undefined => {
  const key = attribute(element, 'id');
  if (key === undefined) {
    report({
      code: 'missing-id',
      message: 'Expected a decision to have an id, but it has none',
      line: element.line,
    });
    return undefined;
  }
  const name = attribute(element, 'name');
  const variable = childOf(element, 'variable');
  const versionTag = camundaAttribute(element, 'versionTag');
  const called = (variable && attribute(variable, 'name')) ?? name ?? key;
  const reading = { languages, name: called, problem: openProblem(report, key) };
  const logic = readLogic(reading, element);
  return {
    key,
    line: element.line,
    ...(name !== undefined && { name }),
    ...(versionTag !== undefined && { versionTag }),
    called,
    logic,
    requires: requirementsOf(element),
  };
};

const readLogic = (reading: Parameters<typeof readTable>[0], element: XmlElement): DecisionLogic => {
  const tables = childrenOf(element, 'decisionTable');
  const literals = childrenOf(element, 'literalExpression');
  const [table] = tables;
  const [literal] = literals;
  if (tables.length + literals.length !== 1)
    reading.problem(
      'missing-logic',
      `Expected one decision table or literal expression, but got ${tables.length + literals.length}`,
      element,
    );
  if (table) return readTable(reading, table);
  return literalLogic(reading, literal ?? element);
};

const literalLogic = (reading: Parameters<typeof readTable>[0], literal: XmlElement): DecisionLogic => {
  const text = checkFeel(reading, literal);
  if (textOf(literal) === '')
    reading.problem('missing-expression', 'Expected an expression, but there is none', literal);
  return {
    outputs: [reading.name],
    single: true,
    decide(variables) {
      const value = reading.languages.expressions.evaluate({ language: 'feel', text }, variables);
      return value.ok ? ok({ rows: [{ [reading.name]: value.value }], matched: [] }) : value;
    },
  };
};

const requirementsOf = (element: XmlElement): readonly string[] =>
  childrenOf(element, 'informationRequirement')
    .flatMap((requirement) => childrenOf(requirement, 'requiredDecision'))
    .map((required) => (attribute(required, 'href') ?? '').replace(/^#/, ''));

/** Every required decision is in the file, and none requires itself, however far around. */
const checkRequirements = (decisions: readonly ReadDecision[], report: Report): void => {
  const byKey = new Map(decisions.map((decision) => [decision.key, decision]));
  const done = new Set<string>();
  const visit = (decision: ReadDecision, above: ReadonlySet<string>): void => {
    const { key, line } = decision;
    if (above.has(key)) {
      report({
        code: 'cyclic-requirement',
        message: `Expected '${key}' not to require itself, but it does`,
        element: key,
        line,
      });
      return;
    }
    if (done.has(key)) return;
    done.add(key);
    for (const required of decision.requires) {
      const next = byKey.get(required);
      if (next) visit(next, new Set([...above, key]));
      else
        report({
          code: 'unknown-reference',
          message: `Expected required decision '${required}' in the file, but it is not there`,
          element: key,
          line,
        });
    }
  };
  for (const decision of decisions) visit(decision, new Set());
};
