/**
 * Durable task completions per second, Koers beside bpmn-engine in the same run: over HTTP (each completion is a
 * task query and a completion, 16 keep-alive clients, fsync before the answer) and in process.
 *
 *   npm run bench                 the table
 *   npm run bench -- --seconds 20
 */
import { fork, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tasksInARow } from './models.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const seconds = option('seconds', 15);
const clients = option('clients', 16);
const tasks = 10;

const must = (command, args, cwd = root) => {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const cpuSeconds = (pid) => {
  const { stdout } = spawnSync('ps', ['-o', 'cputimes=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout.trim());
};

const load = (settings) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(here, 'load.mjs'), JSON.stringify(settings)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(text))
        : reject(new Error(`Expected the load to end well, but it ended with ${code}`)),
    );
  });

const ready = async (port, authorization) => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/ready`, { headers: { authorization } })).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Expected the server to become ready within 30 s, but it did not');
};

const koersOverHttp = async (directory) => {
  const port = 18_080;
  const authorization = `Basic ${Buffer.from('admin:admin').toString('base64')}`;
  const child = spawn(process.execPath, ['dist/server.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: directory,
      DEMO_DATA: '0',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await ready(port, authorization);
    const form = new FormData();
    form.append('deployment-name', 'bench');
    form.append('bench.bpmn', new Blob([tasksInARow(tasks)]), 'bench.bpmn');
    const answer = await fetch(`http://127.0.0.1:${port}/engine-rest/deployment/create`, {
      method: 'POST',
      headers: { authorization },
      body: form,
    });
    if (!answer.ok)
      throw new Error(`Expected the model to deploy, but got ${answer.status}: ${await answer.text()}`);
    const settings = { port, authorization, processKey: `bench-${tasks}`, clients };
    await load({ ...settings, seconds: Math.min(3, seconds) });
    const before = cpuSeconds(child.pid);
    const result = await load({ ...settings, seconds });
    return { ...result, cpu: cpuSeconds(child.pid) - before };
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  }
};

const peerOverHttp = async (directory) => {
  const child = fork(join(here, 'peer-server.mjs'), [join(directory, 'peer.db')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    const { port } = await new Promise((resolve) => child.once('message', resolve));
    const settings = { port, processKey: `bench-${tasks}`, clients };
    await load({ ...settings, seconds: Math.min(3, seconds) });
    const before = cpuSeconds(child.pid);
    const result = await load({ ...settings, seconds });
    return { ...result, cpu: cpuSeconds(child.pid) - before };
  } finally {
    child.kill('SIGTERM');
  }
};

const inProcess = (script, directory) => {
  const { stdout, status, stderr } = spawnSync(process.execPath, [script, directory, String(seconds)], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1));
};

must(process.execPath, ['scripts/build.mjs', '--server']);
if (!existsSync(join(here, 'node_modules'))) must('npm', ['ci', '--no-audit', '--no-fund'], here);
must('npx', [
  'esbuild',
  'bench/in-process.ts',
  '--bundle',
  '--platform=node',
  '--format=esm',
  '--packages=external',
  '--outfile=dist/bench-in-process.js',
  '--log-level=warning',
]);

const directory = mkdtempSync(join(tmpdir(), 'koers-bench-'));
try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${tasks} user tasks in a row; ${seconds} s each, ${clients} clients`,
  );
  const rows = [
    ['Koers over HTTP', await koersOverHttp(join(directory, 'koers'))],
    ['bpmn-engine over HTTP', await peerOverHttp(directory)],
    ['Koers in process', inProcess('dist/bench-in-process.js', join(directory, 'in-process'))],
    ['bpmn-engine in process', inProcess(join(here, 'peer-in-process.mjs'), directory)],
  ];
  console.log('\n| | completions/s | p50 ms | p99 ms | server CPU s per 1,000 |');
  console.log('|---|---:|---:|---:|---:|');
  for (const [name, { perSecond, p50, p99, cpu, completions }] of rows) {
    const cell = (value, digits) => (value === undefined ? '' : value.toFixed(digits));
    console.log(
      `| ${name} | ${cell(perSecond, 0)} | ${cell(p50, 1)} | ${cell(p99, 1)} | ${cpu === undefined ? '' : ((cpu / completions) * 1000).toFixed(2)} |`,
    );
  }
  const ratio = (ours, theirs) => (rows[ours][1].perSecond / rows[theirs][1].perSecond).toFixed(1);
  console.log(`\nOver HTTP ${ratio(0, 1)} times, in process ${ratio(2, 3)} times bpmn-engine.`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
