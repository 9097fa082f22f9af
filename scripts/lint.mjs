/** `npm run lint`: ESLint over everything, warnings refused too. */
import { installPackages, root } from './install-packages.mjs'
import { runNode } from './run-node.mjs'
import { sayAndExit } from './say-and-exit.mjs'

await sayAndExit(async () => {
  installPackages()
  return runNode(root, ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/', ...process.argv.slice(2)])
})
