/** `npm run check`: types, lint and unit tests in seconds, for the minute-by-minute work. */
import { installPackages, root } from './install-packages.mjs'
import { runNode } from './run-node.mjs'
import { sayAndExit } from './say-and-exit.mjs'

/** @type {string[][]} */
const TOOLS = [
  ['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit'],
  ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/'],
  ['node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--testPathIgnorePatterns', '/node_modules/', '/test/e2e/', '/test/scenario/', '--silent']
]

await sayAndExit(async () => {
  installPackages()
  let failed = 0
  for (const tool of TOOLS) failed += (await runNode(root, tool)) === 0 ? 0 : 1
  return failed === 0 ? 0 : 1
})
