/** Lint: the layers of the house (scripts/lint/layers.mjs) and a few habits. What a rule forbids, its message says where to put instead. */
import importX from 'eslint-plugin-import-x'
import { builtinModules } from 'node:module'
import tseslint from 'typescript-eslint'
import { GOOGLE_RUN, GOOGLE_SERVICE_MEMBERS, GOOGLE_SERVICES, LEFT_OUT_MEMBERS, LEFT_OUT_WORDS } from './scripts/lint/globals.mjs'
import { LAYERS } from './scripts/lint/layers.mjs'
import { INSIDERS_WORDS } from './scripts/lint/insiders-words.mjs'
import { WORDS_IN_ONE_PLACE } from './scripts/lint/words-in-one-place.mjs'

const SOURCE = ['src/**/*.{ts,tsx}']

/** Where promises live; src/ aside from the sidebar is synchronous, as Apps Script is. */
const ASYNC = ['src/sidebar/**/*.{ts,tsx}', 'workbench/**/*.ts', 'demo/**/*.ts', 'bench/**/*.ts', 'test/e2e/**/*.ts']

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', '.workbench/', 'coverage/', 'test/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs'] } } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'import-x/no-duplicates': 'error',
      'import-x/no-restricted-paths': ['error', { zones: LAYERS }]
    }
  },
  {
    files: SOURCE,
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: builtinModules.map((name) => ({ name, message: 'Apps Script has no Node modules.' })), patterns: [{ group: ['node:*'], message: 'Apps Script has no Node modules.' }] }]
    }
  },
  {
    files: SOURCE,
    ignores: ['src/google/**'],
    rules: {
      'no-restricted-globals': ['error', ...GOOGLE_SERVICES, GOOGLE_RUN],
      'no-restricted-properties': ['error', ...GOOGLE_SERVICE_MEMBERS]
    }
  },
  {
    // The menu's captions are a table of their own, and the page's buttons and labels are the page's.
    files: SOURCE,
    ignores: ['src/words/**', 'src/words.ts', 'src/menu.ts', 'src/sidebar/**'],
    plugins: { house: WORDS_IN_ONE_PLACE },
    rules: { 'house/words-in-one-place': 'error' }
  },
  { files: ['src/words/**', 'src/menu.ts', 'src/sidebar/**'], rules: { 'no-restricted-syntax': ['error', ...INSIDERS_WORDS] } },
  { files: ['src/sidebar/bridge.ts'], rules: { 'no-restricted-globals': ['error', ...GOOGLE_SERVICES] } },
  {
    files: ASYNC,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' }
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // Answers under test are read as they come.
      '@typescript-eslint/no-explicit-any': 'off',
      'no-restricted-globals': ['error', ...LEFT_OUT_WORDS],
      'no-restricted-properties': ['error', ...LEFT_OUT_MEMBERS]
    }
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } }
)
