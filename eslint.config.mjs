/** Lint: the layers of the house, and a few habits. What a rule forbids, its message says where to put it instead. */
import tseslint from 'typescript-eslint'
import importX from 'eslint-plugin-import-x'

const GOOGLE = ['SpreadsheetApp', 'PropertiesService', 'CacheService', 'LockService', 'UrlFetchApp', 'HtmlService', 'ContentService', 'Utilities', 'Session', 'ScriptApp', 'Logger']
const LEAVES = ['linkedin', 'table', 'heyreach']

/** The room may import only what is listed besides itself. */
const zone = (target, except, message) => ({ target: `./src/${target}`, from: './src', except: except.map((path) => `./${path}`), message })

const COMMON = ['ports.ts', 'errors.ts', 'words.ts', 'sidebar/protocol.ts']

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', '.workbench/', 'coverage/', 'test/fixtures/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs'] } } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            { target: './src', from: './workbench', message: 'src/ runs at Google: it knows no workbench.' },
            { target: './workbench', from: './src', message: 'The workbench knows no feature.' },
            { target: './src/!(google|index.ts)/**/*', from: './src/google', message: 'Only index.ts puts google/ behind the ports.' },
            ...LEAVES.map((room) => zone(room, [room, 'ports.ts', 'errors.ts'], `${room}/ is a leaf room: it may use ports and errors only.`)),
            zone('account', ['account', ...LEAVES, ...COMMON], 'account/ is built on leaf rooms only.'),
            zone('leads', ['leads', 'account', ...LEAVES, ...COMMON], 'leads/ may use account/ and leaf rooms.'),
            zone('sidebar', ['sidebar', 'errors.ts', 'words.ts', 'ports.ts', 'leads/lead-fields.ts', 'leads/custom-field-name.ts'], 'The sidebar is a page of its own: protocol, words and the tables of fields only.')
          ]
        }
      ]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/google/**'],
    rules: { 'no-restricted-globals': ['error', ...GOOGLE.map((name) => ({ name, message: 'Only src/google/ names Google’s globals: go through ports.ts.' }))] }
  },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-console': 'error', 'no-restricted-imports': ['error', { patterns: ['node:*'] }] } },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // Answers under test are read as they come.
      '@typescript-eslint/no-explicit-any': 'off',
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) => ['only', 'skip'].map((property) => ({ object, property, message: 'No test is skipped.' })))
      ]
    }
  },
  { files: ['scripts/**/*.mjs', '**/*.cjs', '*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } }
)
