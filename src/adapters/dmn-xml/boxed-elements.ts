/** The elements that are a boxed expression (DMN 1.5 §10.2.1). */
export const boxedElements: readonly string[] = [
  'decisionTable',
  'literalExpression',
  'context',
  'list',
  'relation',
  'invocation',
  'functionDefinition',
  'conditional',
  'filter',
  'for',
  'some',
  'every',
];
