/** Runs suites one after the other, to the end whatever happens, and sums them up. */

/** @typedef {{ name: string, run: () => Promise<import('./count-results.mjs').Count> }} Suite */

/**
 * @param {Suite[]} suites
 * @param {(words: string) => void} say
 * @returns {Promise<number>} an exit code; what was said last is `N passed, N failed`
 */
export const runSuites = async (suites, say) => {
  let passed = 0
  let failed = 0
  /** @type {string[]} */
  const lines = []
  for (const { name, run } of suites) {
    say(`\n== ${name}`)
    const start = Date.now()
    const count = await run().catch((/** @type {Error} */ error) => {
      say(error.message)
      return { passed: 0, failed: 1 }
    })
    passed += count.passed
    failed += count.failed
    lines.push(`${name.padEnd(8)} ${count.passed} passed, ${count.failed} failed (${Math.round((Date.now() - start) / 1000)} s)`)
  }
  say(`\n${lines.join('\n')}\n`)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
