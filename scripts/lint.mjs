/** `npm run lint`: ESLint over everything, warnings refused too. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, root } from './install-packages.mjs'
import { runNode } from './run-node.mjs'
import { sayAndExit } from './say-and-exit.mjs'

/** ESLint's cache knows the config, not what our own rules are made of. */
const rulesDigest = () => {
  const folder = join(root, 'scripts/lint')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

await sayAndExit(async () => {
  installPackages()
  return runNode(root, ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', `.cache/eslint/${rulesDigest()}/`, ...process.argv.slice(2)])
})
