// ESLint's recommended rules, for all JavaScript of ours.
import js from '@eslint/js';
import globals from 'globals';

export default [
  // What others wrote, what the build makes, and what real pages of 2012 to 2017 look like.
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'pkg/',
      'target/',
      'tests/era/probes/',
      'tests/packaging/fixtures/',
      'docs/',
    ],
  },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 'latest', globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      'no-empty': ['error', { allowEmptyCatch: true }],
      // Binary files are looked into.
      'no-control-regex': 'off',
      // Modules have names of the platform's for what they make or capture.
      'no-redeclare': ['error', { builtinGlobals: false }],
    },
  },
  // Functions in here run in pages, with the globals of these.
  { files: ['tests/', 'tools/bench/', 'doctor/'].map((folder) => `${folder}**`), rules: { 'no-undef': 'off' } },
  // The scripts of a page share their globals.
  {
    files: [
      'www/**',
      'tests/peers/page.js',
      'tests/servers/janus/client.js',
      'tests/e2e/webkit/stub/**',
      'tests/e2e/pages/**',
    ],
    languageOptions: { sourceType: 'script' },
    rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { vars: 'local', caughtErrors: 'none' }] },
  },
  { files: ['extension/**'], languageOptions: { globals: { ...globals.webextensions, WebkitRTC: 'readonly' } } },
  { files: ['webpack.config.js', '**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
];
