/**
 * fast-check for tests that run against mutants: the same cases each time, fewer of them, and no search for a
 * smaller counterexample, since any will do.
 */
import fastCheck from 'fast-check';

const runs = Number(process.env.MUTATION_RUNS ?? 40);

export * from 'fast-check';
export default {
  ...fastCheck,
  assert: (property, settings = {}) =>
    fastCheck.assert(property, {
      ...settings,
      seed: 20261125,
      numRuns: Math.min(settings.numRuns ?? 100, runs),
      endOnFailure: true,
    }),
};
