/** `npm run check`: types, lint and the tests of rules and rooms in seconds, for the minute-by-minute work. */
import { installPackages, root } from './install-packages.mjs'
import { runNode } from './run-node.mjs'
import { sayAndExit } from './say-and-exit.mjs'

/** What starts processes, builds bundles or plays whole runs takes longer, and changes seldom. */
const LEFT_TO_NPM_TEST = ['/test/e2e/', '/test/scenario/', '/test/bench/', '/test/build/', '/test/scripts/']

/** @type {string[][]} */
const TOOLS = [
  ['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit'],
  ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/'],
  ['node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--silent', '--testPathIgnorePatterns', '/node_modules/', ...LEFT_TO_NPM_TEST]
]

await sayAndExit(async () => {
  installPackages()
  let failed = 0
  for (const tool of TOOLS) failed += (await runNode(root, tool)) === 0 ? 0 : 1
  return failed === 0 ? 0 : 1
})
