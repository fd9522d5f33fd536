import type { ModelProblem } from '../../engine/drawn.js';
import { boxedElements } from './boxed-elements.js';
import { attribute, type XmlElement } from './xml.js';

export type Report = (problem: ModelProblem) => void;

/** DMN 1.1 to 1.5; what is read here is the same in each. */
export const dmnNamespaces: ReadonlySet<string> = new Set([
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20151101/dmn11.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
]);

interface Shape {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
}

const described = ['description', 'extensionElements'];
const identified = ['id', 'label'];

const shape = (attributes: readonly string[], children: readonly string[]): Shape => ({
  attributes: [...identified, ...attributes],
  children: [...described, ...children],
});

const written = shape(['typeRef', 'expressionLanguage'], ['text']);
const typed = shape(['typeRef'], boxedElements);
const holder = shape(['typeRef', 'name'], boxedElements);
const references = ['requiredInput', 'requiredDecision', 'requiredKnowledge', 'requiredAuthority'];
const item = shape(
  ['name', 'typeLanguage', 'isCollection'],
  ['typeRef', 'allowedValues', 'typeConstraint', 'itemComponent', 'functionItem'],
);
const iterator = ['in', 'return', 'satisfies'];

/** What may stand in what. Anything else of DMN would change the decision without being read, so it is refused. */
const shapes: ReadonlyMap<string, Shape> = new Map([
  [
    'definitions',
    shape(
      ['name', 'namespace', 'exporter', 'exporterVersion', 'expressionLanguage', 'typeLanguage'],
      [
        'import',
        'decision',
        'inputData',
        'businessKnowledgeModel',
        'decisionService',
        'itemDefinition',
        'knowledgeSource',
        'organizationUnit',
        'performanceIndicator',
        'elementCollection',
        'textAnnotation',
        'association',
        'group',
      ],
    ),
  ],
  ['import', shape(['name', 'namespace', 'locationURI', 'importType'], [])],
  [
    'decision',
    shape(
      ['name'],
      [
        'question',
        'allowedAnswers',
        'variable',
        'informationRequirement',
        'knowledgeRequirement',
        'authorityRequirement',
        'supportedObjective',
        'impactedPerformanceIndicator',
        'decisionMaker',
        'decisionOwner',
        'usingProcess',
        'usingTask',
        ...boxedElements,
      ],
    ),
  ],
  ['inputData', shape(['name', 'href'], ['variable'])],
  [
    'businessKnowledgeModel',
    shape(['name'], ['variable', 'encapsulatedLogic', 'knowledgeRequirement', 'authorityRequirement']),
  ],
  [
    'decisionService',
    shape(['name'], ['variable', 'outputDecision', 'encapsulatedDecision', 'inputDecision', 'inputData']),
  ],
  ['itemDefinition', item],
  ['itemComponent', item],
  ['functionItem', shape(['outputTypeRef'], ['parameters'])],
  ['informationRequirement', shape([], references)],
  ['knowledgeRequirement', shape([], references)],
  ['variable', shape(['name', 'typeRef'], [])],
  ['parameter', shape(['name', 'typeRef'], [])],
  ['formalParameter', shape(['name', 'typeRef'], [])],
  ['encapsulatedLogic', shape(['typeRef', 'kind'], ['formalParameter', ...boxedElements])],
  ['functionDefinition', shape(['typeRef', 'kind'], ['formalParameter', ...boxedElements])],
  ['context', shape(['typeRef'], ['contextEntry'])],
  ['contextEntry', shape([], ['variable', ...boxedElements])],
  ['list', typed],
  ['relation', shape(['typeRef'], ['column', 'row'])],
  ['column', shape(['name', 'typeRef'], [])],
  ['row', typed],
  ['invocation', shape(['typeRef'], ['binding', ...boxedElements])],
  ['binding', shape([], ['parameter', ...boxedElements])],
  ['conditional', shape(['typeRef'], ['if', 'then', 'else'])],
  ['filter', shape(['typeRef'], ['in', 'match'])],
  ['for', shape(['typeRef', 'iteratorVariable'], iterator)],
  ['some', shape(['typeRef', 'iteratorVariable'], iterator)],
  ['every', shape(['typeRef', 'iteratorVariable'], iterator)],
  ...['if', 'then', 'else', 'in', 'match', 'return', 'satisfies'].map((name): [string, Shape] => [
    name,
    holder,
  ]),
  [
    'decisionTable',
    shape(
      ['hitPolicy', 'aggregation', 'preferredOrientation', 'outputLabel', 'typeRef'],
      ['input', 'output', 'rule', 'annotation'],
    ),
  ],
  ['input', shape([], ['inputExpression', 'inputValues'])],
  ['output', shape(['name', 'typeRef'], ['outputValues', 'defaultOutputEntry'])],
  ['rule', shape([], ['inputEntry', 'outputEntry', 'annotationEntry'])],
  ['inputExpression', written],
  ['inputEntry', written],
  ['outputEntry', written],
  ['defaultOutputEntry', written],
  ['literalExpression', written],
  ...['inputValues', 'outputValues', 'allowedValues', 'typeConstraint'].map((name): [string, Shape] => [
    name,
    shape(['typeRef', 'expressionLanguage', 'constraintType'], ['text']),
  ]),
]);

/** Reports every element and attribute of DMN that is not read here, by id and line. */
export const checkShape = (root: XmlElement, report: Report): void => {
  const visit = (element: XmlElement, within: string | undefined): void => {
    const shape = shapes.get(element.name);
    if (!shape) return;
    const id = attribute(element, 'id') ?? within;
    const at = { ...(id !== undefined && { element: id }), line: element.line };
    for (const { namespace, name } of element.attributes) {
      if (namespace !== '' || shape.attributes.includes(name)) continue;
      report({
        code: 'unsupported-attribute',
        message: `Expected attributes of '${element.name}' that are read, but '${name}' is not`,
        ...at,
      });
    }
    for (const child of element.children) {
      if (child.namespace !== root.namespace) continue;
      if (shape.children.includes(child.name)) visit(child, id);
      else report(unsupported(child, id));
    }
  };
  visit(root, undefined);
};

const unsupported = (element: XmlElement, within: string | undefined): ModelProblem => {
  const id = attribute(element, 'id') ?? within;
  return {
    code: 'unsupported-element',
    message: `Expected what decisions are made of, but '${element.name}' is not supported there`,
    ...(id !== undefined && { element: id }),
    line: element.line,
  };
};
