/** The one place where a script's failure becomes words on stderr and an exit code. */

/** @param {() => unknown} work */
export const sayAndExit = async (work) => {
  try {
    const code = await work()
    if (typeof code === 'number') process.exitCode = code
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? expectedOrStack(error) : String(error)}\n`)
    process.exitCode = 1
  }
}

/** Failures with words for people come as plain `Error` or `BuildError`; anything else is a defect and shows its stack. */
const expectedOrStack = (/** @type {Error} */ error) =>
  error.constructor === Error || error.name === 'BuildError' ? error.message : (error.stack ?? error.message)
