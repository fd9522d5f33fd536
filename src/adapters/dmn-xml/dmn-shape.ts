import type { ModelProblem } from '../../engine/drawn.js';
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
const written: Shape = {
  attributes: [...identified, 'typeRef', 'expressionLanguage'],
  children: [...described, 'text'],
};

/** What may stand in what. Anything else of DMN would change the decision without being read, so it is refused. */
const shapes: ReadonlyMap<string, Shape> = new Map([
  [
    'definitions',
    {
      attributes: [
        ...identified,
        'name',
        'namespace',
        'exporter',
        'exporterVersion',
        'expressionLanguage',
        'typeLanguage',
      ],
      children: [
        ...described,
        'decision',
        'inputData',
        'itemDefinition',
        'knowledgeSource',
        'organizationUnit',
        'performanceIndicator',
        'elementCollection',
        'textAnnotation',
        'association',
        'group',
      ],
    },
  ],
  [
    'decision',
    {
      attributes: [...identified, 'name'],
      children: [
        ...described,
        'question',
        'allowedAnswers',
        'variable',
        'informationRequirement',
        'authorityRequirement',
        'supportedObjective',
        'impactedPerformanceIndicator',
        'decisionMaker',
        'decisionOwner',
        'usingProcess',
        'usingTask',
        'decisionTable',
        'literalExpression',
      ],
    },
  ],
  [
    'decisionTable',
    {
      attributes: [
        ...identified,
        'hitPolicy',
        'aggregation',
        'preferredOrientation',
        'outputLabel',
        'typeRef',
      ],
      children: [...described, 'input', 'output', 'rule', 'annotation'],
    },
  ],
  ['input', { attributes: identified, children: [...described, 'inputExpression', 'inputValues'] }],
  [
    'output',
    {
      attributes: [...identified, 'name', 'typeRef'],
      children: [...described, 'outputValues', 'defaultOutputEntry'],
    },
  ],
  [
    'rule',
    { attributes: identified, children: [...described, 'inputEntry', 'outputEntry', 'annotationEntry'] },
  ],
  [
    'informationRequirement',
    { attributes: identified, children: [...described, 'requiredDecision', 'requiredInput'] },
  ],
  ['variable', { attributes: [...identified, 'name', 'typeRef'], children: described }],
  ['inputExpression', written],
  ['inputValues', written],
  ['inputEntry', written],
  ['outputValues', written],
  ['outputEntry', written],
  ['defaultOutputEntry', written],
  ['literalExpression', written],
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
    message: `Expected decision tables and literal expressions, but '${element.name}' is not supported`,
    ...(id !== undefined && { element: id }),
    line: element.line,
  };
};
