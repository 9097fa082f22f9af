/** `npm test`: everything, to the end even when a part fails; the last line is the sum over all suites. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, root } from './install-packages.mjs'
import { requireChromium } from './find-chromium.mjs'
import { runNode } from './run-node.mjs'
import { sayAndExit } from './say-and-exit.mjs'

/** Types, lint and build count as one each, jest's tests one by one. */
const steps = /** @type {const} */ ([
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit'] },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  // Scenarios and the browser run the built bundle.
  { name: 'build', args: ['scripts/build.mjs'] },
  { name: 'unit', jest: 'unit' },
  { name: 'browser', jest: 'e2e', browser: true }
])

await sayAndExit(async () => {
  installPackages()
  const results = join(root, '.cache', 'test-results')
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  let passed = 0
  let failed = 0
  /** @type {string[]} */
  const lines = []
  for (const step of steps) {
    console.log(`\n== ${step.name}`)
    const count = 'jest' in step ? await runJest(step, join(results, `${step.name}.json`)) : await runOnce(step.args)
    passed += count.passed
    failed += count.failed
    lines.push(`${step.name}: ${count.passed} passed, ${count.failed} failed`)
  }
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
})

/** @param {readonly string[]} args */
async function runOnce(args) {
  return (await runNode(root, [...args])) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @param {{ jest: string, browser?: boolean }} step @param {string} file */
async function runJest(step, file) {
  try {
    if (step.browser) process.env.CHROME_PATH = requireChromium()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
  const args = ['node_modules/jest/bin/jest.js', '--selectProjects', step.jest, '--json', '--outputFile', file, '--silent']
  const code = await runNode(root, step.browser ? [...args, '--runInBand'] : args, { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'))
    // A suite that does not run and a test that is skipped count as failures: both hide something.
    const failed = numFailedTests + numRuntimeErrorTestSuites + numPendingTests
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
