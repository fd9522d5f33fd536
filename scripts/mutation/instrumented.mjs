/**
 * The core with every mutant in it, each behind a switch (Stryker's instrumenter), bundled once with the tests that
 * prove it. One bundle serves all mutants: running one is setting a name and running the tests that come past it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';

const quiet = {
  isDebugEnabled: () => false,
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
  ),
};

/** Which argument of a call is words for developers. */
const wordsOf = { stop: 1, problem: 1, wrongType: 0, present: 1 };

/** A short reason, also where the instrumenter has put its own switch around it already. */
const isCode = (node) => {
  if (node?.type === 'ConditionalExpression') return isCode(node.alternate);
  if (node?.type === 'SequenceExpression') return isCode(node.expressions.at(-1));
  return node?.type === 'StringLiteral' && /^[a-z]+(-[a-z]+)+$/.test(node.value);
};

/** The words a developer reads beside a code: tests hold codes, places and values, not prose. */
const isMessage = (path) => {
  const { parent } = path;
  if (path.parentPath?.isVariableDeclarator()) return parent.id.name === 'message';
  if (path.parentPath?.isArrayExpression()) return path.key === 1 && isCode(parent.elements[0]);
  if (path.parentPath?.isNewExpression()) return parent.callee.name === 'Error';
  if (path.parentPath?.isObjectProperty())
    return path.key === 'value' && ['message', 'detail'].includes(parent.key.name);
  if (!path.parentPath?.isCallExpression() || path.listKey !== 'arguments') return false;
  const { name, property } = parent.callee;
  const called = name ?? property?.name;
  return Object.hasOwn(wordsOf, called) && wordsOf[called] === path.key;
};

const wordsForDevelopers = {
  shouldIgnore: (path) =>
    (path.isStringLiteral() || path.isTemplateLiteral()) && isMessage(path)
      ? 'words for developers'
      : undefined,
};

export const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(process.cwd(), join(entry.parentPath, entry.name)))
    .sort();

const lineOf = ({ location }) => location.start.line + 1;

/** Mutates these files and bundles them with the tests; returns the mutants and where the bundle is. */
export const instrumented = async ({ sources, tests, directory }) => {
  mkdirSync(directory, { recursive: true });
  const files = sources.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const result = await new Instrumenter(quiet).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [wordsForDevelopers],
  });
  const contents = new Map(
    result.files.map(({ name, content }) => [
      resolve(name),
      // Counting is for the first look only; it would take most of the time afterwards.
      content.replace('function cover() {', 'function cover() { if (!ns.counting) return;'),
    ]),
  );
  const bundle = join(directory, 'bundle.cjs');
  await build({
    stdin: {
      contents: tests.map((_, index) => `import 'mutation:${index}';`).join('\n'),
      resolveDir: process.cwd(),
      loader: 'js',
    },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    define: { 'import.meta.url': JSON.stringify(`file://${process.cwd()}/bundle`) },
    plugins: [
      {
        name: 'mutants',
        setup(on) {
          on.onResolve({ filter: /^mutation:/ }, ({ path }) => ({ path, namespace: 'test-file' }));
          on.onLoad({ filter: /.*/, namespace: 'test-file' }, ({ path }) => {
            const test = tests[Number(path.slice('mutation:'.length))];
            return {
              contents: `import { inFile } from '@jest/globals'; inFile(${JSON.stringify(test)}, () => require(${JSON.stringify(resolve(test))}));`,
              resolveDir: process.cwd(),
              loader: 'js',
            };
          });
          on.onResolve({ filter: /^(@jest\/globals|fast-check)$/ }, ({ path, importer }) =>
            importer.includes('scripts/mutation')
              ? undefined
              : {
                  path: resolve('scripts/mutation', path === 'fast-check' ? 'short-check.mjs' : 'tests.mjs'),
                },
          );
          on.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            contents.has(path) ? { contents: contents.get(path), loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
  const originals = new Map(files.map(({ name, content }) => [name, content.split('\n')]));
  const mutants = result.mutants.map((mutant) => {
    const name = relative(process.cwd(), resolve(mutant.fileName));
    const { start, end } = mutant.location;
    const original =
      start.line === end.line
        ? originals.get(name)[start.line].slice(start.column, end.column)
        : `${originals.get(name)[start.line].slice(start.column).trim()} …`;
    return {
      id: mutant.id,
      file: name,
      line: lineOf(mutant),
      column: start.column + 1,
      mutator: mutant.mutatorName,
      original,
      replacement: mutant.replacement,
      ...(mutant.statusReason && { ignored: mutant.statusReason }),
    };
  });
  writeFileSync(join(directory, 'mutants.json'), JSON.stringify(mutants));
  return { bundle, mutants };
};

/** A name for a mutant that survives changes elsewhere in the file. */
export const nameOf = ({ file, mutator, original, replacement, line }) =>
  createHash('sha1')
    .update([file, mutator, original, replacement, line].join('\0'))
    .digest('hex')
    .slice(0, 16);
