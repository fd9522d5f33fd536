/**
 * Holds every folder of workflows/ against our own rules: diagrams are linted, read and compiled as the service does
 * at deployment; decision tables and forms are read; and what one file names in another is there. Prints each problem
 * with file and line; errors make it fail..
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const workflows = join(root, 'workflows');

const modules = {
  parseXml: 'src/adapters/bpmn-xml/parse-xml.ts',
  bpmnReader: 'src/adapters/bpmn-xml/bpmn-reader.ts',
  dmnReader: 'src/adapters/dmn-xml/dmn-reader.ts',
  feelExpressions: 'src/adapters/feel/feel-expressions.ts',
  decisionFeel: 'src/adapters/feel/decision-feel.ts',
  juelExpressions: 'src/adapters/juel/juel-expressions.ts',
  lintBpmn: 'src/adapters/lint/lint-bpmn.ts',
  compile: 'src/engine/compile.ts',
  startRegister: 'src/domain/deadlines/start-register.ts',
  readForm: 'src/domain/forms/read-form.ts',
};

/** The product's own TypeScript, bundled into a file that is gone again when it has been read. */
const loadProduct = async () => {
  const outfile = join(root, '.cache', `lint-workflows-${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  const contents = Object.entries(modules)
    .map(([name, file]) => `export { ${name} } from './${file}';`)
    .join('\n');
  try {
    await build({
      absWorkingDir: root,
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
};

const product = await loadProduct();
const languages = { feel: product.feelExpressions(), juel: product.juelExpressions() };
const expressions = { check: (expression) => languages[expression.language].check(expression) };
const bpmnReader = product.bpmnReader();
const dmnReader = product.dmnReader({
  parseXml: product.parseXml,
  feel: product.decisionFeel(),
});
const norms = new Map(product.startRegister.map((norm) => [norm.key, norm]));

let errors = 0;
let warnings = 0;
const report = (file, { line, element, message, severity = 'error' }) => {
  if (severity === 'error') errors += 1;
  else warnings += 1;
  const place = `${relative(root, file)}${line ? `:${line}` : ''}`;
  console.log(`${place}: ${severity}: ${message}${element ? ` [${element}]` : ''}`);
};

const filesIn = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(folder, name))
    : [];

const everythingIn = (element) => [element, ...element.children.flatMap(everythingIn)];
const literal = (text) => (text !== undefined && !/^=|[$#]\{/.test(text) ? text : undefined);

const readDiagram = async (file) => {
  const xml = readFileSync(file, 'utf8');
  for (const { rule, ...finding } of await product.lintBpmn(xml))
    report(file, { ...finding, message: `${finding.message} (${rule})` });
  const drawn = await bpmnReader.read(xml);
  if (!drawn.ok) {
    for (const problem of drawn.reason) report(file, problem);
    return undefined;
  }
  const compiled = product.compile(drawn.value, expressions);
  if (!compiled.ok) for (const problem of compiled.reason) report(file, problem);
  return drawn.value;
};

/** A table that takes the first rule has a last one for everything else, on the safe side (domain.md §13). */
const checkCatchAll = (file, xml) => {
  const parsed = product.parseXml(xml);
  if (!parsed.ok) return;
  const tables = everythingIn(parsed.value).filter(({ name }) => name === 'decisionTable');
  for (const table of tables) {
    if (!table.attributes.some(({ name, value }) => name === 'hitPolicy' && value === 'FIRST')) continue;
    const last = table.children.filter(({ name }) => name === 'rule').at(-1);
    const cells = last?.children.filter(({ name }) => name === 'inputEntry') ?? [];
    const texts = cells.map((cell) => cell.children.map(({ text }) => text.trim()).join(''));
    if (!texts.every((text) => text === '' || text === '-'))
      report(file, {
        line: last.line,
        message: 'Expected the last rule to catch everything, but it does not',
      });
  }
};

const readDecisions = async (file) => {
  const xml = readFileSync(file, 'utf8');
  const read = await dmnReader.read(xml);
  if (!read.ok) for (const problem of read.reason) report(file, problem);
  checkCatchAll(file, xml);
  return read.ok ? read.value.map(({ key }) => key) : [];
};

/** Expressions of a form, wherever they stand in it. */
const expressionsIn = (value, key) => {
  if (typeof value === 'string')
    return ['hide', 'requiredWhen', 'validWhen'].includes(key) ? [value.replace(/^=/, '')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => expressionsIn(inside, name));
};

const readFormFile = (file) => {
  let json;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    report(file, { line: 1, message: `Expected JSON, but got: ${error.message}` });
    return undefined;
  }
  const form = product.readForm(json);
  if (!form.ok)
    for (const { pointer, message } of form.reason) report(file, { message: `${message} (at '${pointer}')` });
  for (const text of expressionsIn(json)) {
    const checked = languages.feel.check({ language: 'feel', text });
    if (!checked.ok) report(file, { message: `${checked.reason.message} (in '${text}')` });
  }
  if (basename(file) !== `${json.id}.form.json`)
    report(file, { message: `Expected the file to be called after its id '${json.id}', but it is not` });
  return json.id;
};

const folders = readdirSync(workflows, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const read = [];
for (const folder of folders) {
  const at = join(workflows, folder);
  const diagrams = [];
  for (const file of filesIn(at, '.bpmn')) {
    const drawn = await readDiagram(file);
    if (drawn) diagrams.push({ file, drawn });
  }
  const decisions = [];
  for (const file of filesIn(at, '.dmn')) decisions.push(...(await readDecisions(file)));
  const forms = filesIn(join(at, 'forms'), '.form.json').map(readFormFile);
  if (filesIn(at, '.bpmn').length !== 1)
    report(at, { message: 'Expected one diagram in the folder, but got others' });
  if (!existsSync(join(at, 'README.md'))) report(at, { message: 'Expected a README.md, but there is none' });
  read.push({ folder, at, diagrams, decisions, forms: new Set(forms) });
}

/** Forms are found by their key, whichever folder they are in; in two, one would take the place of the other. */
const allForms = new Map();
for (const { at, forms } of read) {
  for (const form of forms) {
    if (form !== undefined && allForms.has(form))
      report(at, {
        message: `Expected form '${form}' in one folder, but it is in ${allForms.get(form)} as well`,
      });
    allForms.set(form, relative(root, at));
  }
}
const allDecisions = new Set(read.flatMap(({ decisions }) => decisions));
const processesOf = ({ drawn }) => drawn.children.filter(({ type }) => type === 'process');
const allProcesses = new Set(
  read.flatMap(({ diagrams }) => diagrams.flatMap(processesOf)).map(({ id }) => id),
);

const usedForms = new Set();
const checkReferences = ({ folder, diagrams }) => {
  for (const diagram of diagrams) {
    const { file, drawn } = diagram;
    const [process, ...others] = processesOf(diagram);
    if (others.length > 0 || process?.id !== basename(file, '.bpmn') || process.id !== folder)
      report(file, {
        line: process?.line,
        message: `Expected one process '${folder}' in '${folder}.bpmn', but got others`,
      });
    const visit = (element, within) => {
      const id = element.id ?? within;
      const at = { line: element.line, element: id };
      const named = (name) => literal(element.attributes[name]);
      const form = named('camunda:formKey');
      if (form !== undefined) usedForms.add(form);
      if (form !== undefined && !allForms.has(form))
        report(file, { ...at, message: `Expected form '${form}', but there is none` });
      const decision = named('camunda:decisionRef');
      if (decision !== undefined && !allDecisions.has(decision))
        report(file, { ...at, message: `Expected decision '${decision}', but there is none` });
      const called = named('calledElement');
      if (called !== undefined && !allProcesses.has(called))
        report(file, { ...at, message: `Expected process '${called}', but there is none` });
      if (element.type === 'koers:due') checkNorm(file, at, element.attributes);
      for (const child of element.children) visit(child, id);
    };
    visit(drawn, undefined);
  }
};

const checkNorm = (file, at, { norm, safetyCritical }) => {
  const found = norms.get(norm);
  if (!found) {
    report(file, { ...at, message: `Expected norm '${norm}' in the deadline register, but it is not there` });
    return;
  }
  if (safetyCritical === 'true' && /OFFICE/.test(JSON.stringify(found.clock)))
    report(file, {
      ...at,
      message: `Expected a clock that runs day and night for a safety-critical task, but '${norm}' is OFFICE`,
    });
};

read.forEach(checkReferences);
for (const [form, at] of allForms)
  if (form !== undefined && !usedForms.has(form))
    report(join(root, at), {
      severity: 'warning',
      message: `Expected form '${form}' to be used, but no task opens it`,
    });
console.log(`${folders.length} workflows: ${errors} errors, ${warnings} warnings`);
process.exitCode = errors > 0 ? 1 : 0;
