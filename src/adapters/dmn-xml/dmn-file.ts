import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { checkShape, dmnNamespaces } from './dmn-shape.js';
import { attribute, childrenOf, type ParseXml, type XmlElement } from './xml.js';

/** A DMN document of known shape. */
export interface DmnFile {
  readonly root: XmlElement;
  /** Under which other files import it. */
  readonly namespace: string;
  readonly imports: readonly DmnImport[];
}

export interface DmnImport {
  readonly name: string;
  readonly namespace: string;
  readonly element: XmlElement;
}

/** Far more than anybody can oversee; a bound against files made to keep the service busy. */
const mostCells = 5_000;

export const readDmnFile = (parseXml: ParseXml, xml: string): Outcome<DmnFile, readonly ModelProblem[]> => {
  const parsed = parseXml(xml);
  if (!parsed.ok) return refused([parsed.reason]);
  const root = parsed.value;
  const { line } = root;
  if (!dmnNamespaces.has(root.namespace) || root.name !== 'definitions')
    return refused([{ code: 'not-dmn', message: 'Expected DMN 1.1 to 1.5, but got something else', line }]);
  const cells = cellsIn(root);
  if (cells > mostCells)
    return refused([
      {
        code: 'model-too-large',
        message: `Expected at most ${mostCells} cells in all tables, but got ${cells}`,
        line,
      },
    ]);
  const problems: ModelProblem[] = [];
  checkShape(root, (problem) => problems.push(problem));
  if (problems.length > 0) return refused(problems);
  return ok({
    root,
    namespace: attribute(root, 'namespace') ?? '',
    imports: childrenOf(root, 'import').map((element) => ({
      name: attribute(element, 'name') ?? '',
      namespace: attribute(element, 'namespace') ?? '',
      element,
    })),
  });
};

/** The cells of tables, relations, lists and contexts alike. */
const cellsIn = (root: XmlElement): number => {
  let cells = 0;
  const open: XmlElement[] = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    if (element.namespace !== root.namespace) continue;
    if (countedIn.has(element.name)) cells += element.children.length;
    open.push(...element.children);
  }
  return cells;
};

const countedIn = new Set(['rule', 'row', 'list', 'context']);
