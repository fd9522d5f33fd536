import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../running/process.mjs';

const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, `bench/node_modules/${name}/package.json`), 'utf8')).version;

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

/** What the figures were measured on and with. */
export const machine = ({ seconds, clients, remark }) => ({
  date: new Date().toISOString().slice(0, 10),
  commit: commit(),
  processor: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.versions.node,
  peers: `bpmn-engine ${versionOf('bpmn-engine')}, bpmn-server ${versionOf('bpmn-server')}`,
  seconds: Number(seconds),
  clients: Number(clients),
  remark,
});
