import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { dmnNamespaces } from './dmn-shape.js';
import { readDmnFile, type DmnFile } from './dmn-file.js';
import { attribute, type ParseXml } from './xml.js';

const mostFiles = 50;

/** The file and those it imports, however far; each before the files it imports. */
export const importedFiles = (
  file: DmnFile,
  beside: readonly string[],
  parseXml: ParseXml,
): Outcome<readonly DmnFile[], readonly ModelProblem[]> => {
  const problems: ModelProblem[] = [];
  if (file.imports.length === 0) return ok([file]);
  const others = new Map([[file.namespace, file]]);
  for (const xml of beside.slice(0, mostFiles)) {
    const read = readDmnFile(parseXml, xml);
    if (read.ok && read.value.namespace !== file.namespace) others.set(read.value.namespace, read.value);
  }
  const seen = new Set<DmnFile>();
  const behind: DmnFile[] = [];
  const visit = (importing: DmnFile): void => {
    seen.add(importing);
    for (const { namespace, element } of importing.imports) {
      const other = others.get(namespace);
      const type = attribute(element, 'importType') ?? '';
      if (!dmnNamespaces.has(type))
        problems.push({
          code: 'unsupported-import',
          message: `Expected an import of DMN, but got one of '${type}'`,
          line: element.line,
        });
      else if (!other)
        problems.push({
          code: 'unknown-import',
          message: `Expected the imported '${namespace}' in the deployment, but it is not there or cannot be read`,
          line: element.line,
        });
      else if (!seen.has(other)) visit(other);
    }
    behind.push(importing);
  };
  visit(file);
  return problems.length > 0 ? refused(problems) : ok(behind.reverse());
};
