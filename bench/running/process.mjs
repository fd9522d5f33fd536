import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const ticksPerSecond = 100;

/** What a process has used and uses, as Linux counts it. */
export const figuresOf = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    /** What is the process's own; what it maps of the store's file can be taken away at any moment. */
    ownBytes: kilobytes('RssAnon') * 1024,
    mappedBytes: kilobytes('RssFile') * 1024,
  };
};

/** Runs a script that prints one JSON object as its last line, and gives that object. */
export const answerOf = (script, settings, { nodeOptions = [] } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeOptions, script, JSON.stringify(settings)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(text.trim().split('\n').at(-1)))
        : reject(new Error(`Expected ${script} to end well, but it ended with ${code}`)),
    );
  });

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
