import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  conformanceDirectory,
  findingsOf,
  hasCases,
  runCases,
  startBuiltService,
} from '../support/conformance-kit.js';
import knownFailures from './known-failures.json' with { type: 'json' };

const minutes = 60_000;

if (!hasCases()) {
  process.stderr.write(
    `SKIPPED: the external cases, because there are none at ${conformanceDirectory()}. KOERS_CONFORMANCE names another folder.\n`,
  );
}

(hasCases() ? describe : describe.skip)('the external cases', () => {
  let service: Awaited<ReturnType<typeof startBuiltService>>;
  beforeAll(async () => {
    service = await startBuiltService();
  }, minutes);
  afterAll(() => service.stop());

  it.each([
    ['behaviour of processes', 'run-behaviour.mjs', knownFailures.behaviour, 97],
    ['the DMN TCK', 'run-dmn-tck.mjs', knownFailures.decisions, 95],
  ])(
    '%s: every failure is explained, and enough pass',
    async (_what, runner, known, atLeast) => {
      const results = await runCases(runner, service.url);
      expect(findingsOf(results, known)).toEqual({ unexplained: [], passingNow: [], withoutCase: [] });
      const passed = results.filter((result) => result.passed).length;
      expect((100 * passed) / results.length).toBeGreaterThanOrEqual(atLeast);
    },
    10 * minutes,
  );
});
