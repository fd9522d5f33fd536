import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basicOf } from './client.js';
import { freePort } from './free-port.js';
import { ended, whenReady } from './separate-processes.js';

export interface CaseResult {
  readonly id: string;
  readonly passed: boolean;
  readonly reason: string | null;
}

/** A case that is known to fail, or all whose id begins so (`…*`), and why. */
export interface KnownFailure {
  readonly cases: string;
  readonly reason: string;
}

/** Where the external cases should be: named by `KOERS_CONFORMANCE`, or beside the project. */
export const conformanceDirectory = (): string =>
  process.env['KOERS_CONFORMANCE'] ?? join(process.cwd(), '..', 'shared', 'conformance');

export const hasCases = (): boolean => existsSync(join(conformanceDirectory(), 'run-behaviour.mjs'));

/** A service of its own for the cases, as it is built, on an empty store. */
export const startBuiltService = async (): Promise<{ url: string; stop(): Promise<void> }> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-conformance-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['dist/server.js'], {
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      PORT: String(port),
      DATA_DIR: directory,
      DEMO_DATA: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await whenReady(url, server);
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      await ended(server);
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

/** Runs one of the runners against a service and reads what it found. */
export const runCases = async (runner: string, url: string): Promise<readonly CaseResult[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-conformance-'));
  const report = join(directory, 'report.json');
  const child = spawn(
    process.execPath,
    [join(conformanceDirectory(), runner), '--json', report, '--min', '0'],
    {
      env: {
        PATH: process.env['PATH'],
        TZ: 'UTC',
        BASE_URL: `${url}/engine-rest`,
        AUTH: basicOf('admin'),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await ended(child);
  try {
    return (JSON.parse(readFileSync(report, 'utf8')) as { results: CaseResult[] }).results;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

const covers = ({ cases }: KnownFailure, id: string): boolean =>
  cases.endsWith('*') ? id.startsWith(cases.slice(0, -1)) : id === cases;

/** What the results say against what is known, for the reader of a failed test. */
export const findingsOf = (results: readonly CaseResult[], known: readonly KnownFailure[]) => ({
  unexplained: results
    .filter(({ id, passed }) => !passed && !known.some((failure) => covers(failure, id)))
    .map(({ id, reason }) => `${id}: ${reason ?? 'failed'}`),
  /** Known failures that pass now: their line must go. */
  passingNow: results
    .filter(({ id, passed }) => passed && known.some((failure) => covers(failure, id)))
    .map(({ id }) => id),
  /** Known failures of which there is no case any more: their line must go too. */
  withoutCase: known
    .filter((failure) => !results.some(({ id }) => covers(failure, id)))
    .map(({ cases }) => cases),
});
