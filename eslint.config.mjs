import tseslint from 'typescript-eslint';

/** Formatting is Prettier's; who may import whom is dependency-cruiser's; this is about meaning. */
const core = ['src/kernel/**/*.ts', 'src/engine/**/*.ts', 'src/domain/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'data/**',
      'coverage/**',
      'node_modules/**',
      'bench/node_modules/**',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'workers/**/*.ts', 'config/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      complexity: ['error', 10],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: core,
    rules: {
      'no-restricted-globals': ['error', { name: 'Date', message: 'Time comes in with the command.' }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: ':function[async=true]', message: 'The core does not wait.' },
        { selector: 'AwaitExpression', message: 'The core does not wait.' },
      ],
    },
  },
  {
    files: ['src/main.ts', 'workers/main.ts'],
    rules: { 'no-console': 'off' },
  },
);
