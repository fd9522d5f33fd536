/** Who may import whom. Each rule says why; an exception needs a dated decision in ARCHITECTURE.md, not a comment. */
const layer = (name, why, from, mayImport) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|workers|config|test)/', pathNot: mayImport },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-has-no-outside',
      comment: 'The kernel, the engine and the domain are pure: no Node built-in, no package.',
      severity: 'error',
      from: { path: '^src/(kernel|engine|domain)/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] },
    },
    layer('kernel-stands-alone', 'Everything rests on it.', '^src/kernel/', '^src/kernel/'),
    layer(
      'engine-knows-bpmn-only',
      'BPMN does not know what a household is.',
      '^src/engine/',
      '^src/(engine|kernel)/',
    ),
    layer(
      'domain-knows-cases-only',
      'Case rules hold whatever engine runs them.',
      '^src/domain/',
      '^src/(domain|kernel)/',
    ),
    layer(
      'ports-are-contracts',
      'A port speaks the language of the core.',
      '^src/ports/',
      '^src/(ports|engine|domain|kernel)/',
    ),
    layer(
      'application-sees-ports',
      'A use case never sees the database behind the port.',
      '^src/application/',
      '^src/(application|ports|engine|domain|kernel)/',
    ),
    layer(
      'adapters-fulfil-ports',
      'Nothing inside calls an adapter and no adapter calls a use case.',
      '^src/adapters/',
      '^src/(adapters|ports|engine|domain|kernel)/',
    ),
    {
      name: 'adapters-are-strangers',
      comment: 'Mongo can be removed without touching Redis.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    layer(
      'http-calls-use-cases',
      'A route translates; it neither decides nor stores.',
      '^src/http/',
      '^src/(http|application|ports|engine|domain|kernel)/',
    ),
    layer(
      'web-runs-the-core',
      'The browser knows the API contract, and for the designer the same engine, expressions and rules.',
      '^src/web/',
      '^src/(web/|http/contract/|engine/|domain/|kernel/|adapters/(feel|juel|bpmn-xml|lint)/)',
    ),
    layer(
      'workers-call-use-cases',
      'A worker is a second door to the same house.',
      '^workers/(?!main\\.ts)',
      '^(workers|src/application|src/ports|src/engine|src/domain|src/kernel)/',
    ),
    {
      name: 'elements-are-strangers',
      comment: 'One element is one file.',
      severity: 'error',
      from: { path: '^src/engine/elements/(?!index\\.ts)' },
      to: { path: '^src/engine/elements/', pathNot: '/(behaviour|index)\\.ts$' },
    },
    {
      name: 'only-roots-compose',
      comment: 'Configuration meets adapters in a composition root.',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^(src/(main|foundations|open-service)|workers/main)\\.ts$' },
      to: { path: '^config/' },
    },
    {
      name: 'no-test-in-product',
      comment: 'Test support stays in test.',
      severity: 'error',
      from: { path: '^(src|workers|config)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is a file nobody needs.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '(main|index)\\.tsx?$|\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|src/web/dist)' },
  },
};
