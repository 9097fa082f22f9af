/** Two suites: `unit` is everything that needs no browser (scenarios too), `e2e` drives Chromium. */
const path = require('node:path')

const shared = {
  rootDir: __dirname,
  roots: ['<rootDir>/test'],
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'cjs', 'js', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.workbench/'],
  // Injected by the build (see scripts/build/bundle.mjs).
  globals: { __VERSION__: require('./package.json').version },
  transform: {
    '\\.(ts|tsx|mjs)$': [
      require.resolve('@swc/jest'),
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } }
        },
        module: { type: 'commonjs' }
      }
    ]
  }
}

module.exports = {
  maxWorkers: 2,
  watchman: false,
  cacheDirectory: path.join(__dirname, '.cache', 'jest'),
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/']
    },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.{ts,tsx}'] }
  ]
}
