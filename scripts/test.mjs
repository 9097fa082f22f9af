/** `npm test`: everything, to the end even when a part fails; the last line is the sum over all suites. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { countJest, countOnce } from './count-results.mjs'
import { requireChromium } from './find-chromium.mjs'
import { installPackages, root } from './install-packages.mjs'
import { runNode } from './run-node.mjs'
import { runSuites } from './run-suites.mjs'
import { sayAndExit } from './say-and-exit.mjs'

const results = join(root, '.cache', 'test-results')

/** Types, lint and build count as one each. @param {string[]} args */
const tool = (...args) => async () => countOnce(await runNode(root, args))

/** @param {string} project @param {string[]} more @returns {Promise<import('./count-results.mjs').Count>} */
const jest = async (project, ...more) => {
  const file = join(results, `${project}.json`)
  // Its words go to stderr; what it would write to stdout is the JSON once more.
  const code = await runNode(root, ['node_modules/jest/bin/jest.js', '--selectProjects', project, '--json', '--outputFile', file, '--silent', ...more], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
  return countJest(file, code)
}

await sayAndExit(async () => {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  return runSuites(
    [
      { name: 'packages', run: async () => (installPackages(), { passed: 0, failed: 0 }) },
      { name: 'types', run: tool('node_modules/typescript/bin/tsc', '-p', '.', '--noEmit') },
      { name: 'lint', run: tool('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0') },
      { name: 'build', run: tool('scripts/build.mjs') },
      { name: 'unit', run: () => jest('unit') },
      {
        name: 'browser',
        run: async () => {
          process.env.CHROME_PATH = requireChromium()
          return jest('e2e', '--runInBand', '--forceExit')
        }
      }
    ],
    (words) => console.log(words)
  )
})
