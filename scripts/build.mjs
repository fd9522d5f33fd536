/**
 * Builds what is not up to date: dist/server.js, dist/workers.js, dist/world.js and the threads beside them (esbuild, packages
 * stay outside) and dist/web (Vite, compressed beforehand). `--server` leaves the browser application out.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const stampFile = at('dist', '.built.json');

const filesIn = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};

/** One hash over the names and contents of everything a build depends on. */
const fingerprint = (sources) => {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(at(source))).sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const bundle = async (entry, output) => {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  });
};

const compressible = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest']);
const worthwhileBytes = 1024;

const compress = (directory) => {
  for (const file of filesIn(directory)) {
    if (!compressible.has(extname(file)) || statSync(file).size < worthwhileBytes) continue;
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
};

const buildWeb = async () => {
  process.env.NODE_ENV ??= 'production';
  const { build } = await import('vite');
  await build({ configFile: at('src/web/vite.config.ts'), logLevel: 'warn' });
  compress(at('dist/web'));
};

const serverSources = [
  'src/kernel',
  'src/engine',
  'src/domain',
  'src/ports',
  'src/application',
  'src/adapters',
  'src/http',
  'workers',
  'config',
];
const common = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];

const targets = [
  {
    name: 'server',
    entry: 'src/main.ts',
    output: 'dist/server.js',
    sources: [...serverSources, 'src/main.ts'],
    build: () => bundle('src/main.ts', 'dist/server.js'),
  },
  {
    name: 'workers',
    entry: 'workers/main.ts',
    output: 'dist/workers.js',
    sources: serverSources,
    build: () => bundle('workers/main.ts', 'dist/workers.js'),
  },
  {
    name: 'sandbox',
    entry: 'src/adapters/javascript/sandbox-thread.mjs',
    output: 'dist/sandbox-thread.mjs',
    sources: ['src/adapters/javascript/sandbox-thread.mjs'],
    build: () => bundle('src/adapters/javascript/sandbox-thread.mjs', 'dist/sandbox-thread.mjs'),
  },
  ...['world', 'world-thread'].map((name) => ({
    name,
    entry: `src/${name}.ts`,
    output: `dist/${name}.js`,
    sources: [...serverSources, 'src/world.ts', 'src/world-thread.ts'],
    build: () => bundle(`src/${name}.ts`, `dist/${name}.js`),
  })),
  {
    name: 'web',
    entry: 'src/web/main.tsx',
    output: 'dist/web/index.html',
    sources: ['src'],
    build: buildWeb,
  },
];

const stamps = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
const serverOnly = process.argv.includes('--server');
for (const { name, entry, output, sources, build } of targets) {
  if (!existsSync(at(entry)) || (serverOnly && name === 'web')) continue;
  const stamp = fingerprint([...sources, ...common]);
  if (stamps[name] === stamp && existsSync(at(output))) continue;
  const began = Date.now();
  await build();
  stamps[name] = stamp;
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamps));
  console.log(`built ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
