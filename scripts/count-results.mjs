/** From Jest's JSON to what counts. */
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {number} code an exit code @returns {Count} a tool that is one test by itself */
export const countOnce = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * A suite that does not run and a test that is left out count as failures: both hide something. So does a run
 * that ends badly although every test passed.
 * @param {string} file Jest's --outputFile
 * @param {number} code its exit code
 * @returns {Count}
 */
export const countJest = (file, code) => {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'))
    const failed = numFailedTests + numRuntimeErrorTestSuites + numPendingTests + numTodoTests
    const nothing = numPassedTests === 0
    return { passed: numPassedTests, failed: failed === 0 && (code !== 0 || nothing) ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
