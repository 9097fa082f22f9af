import { spawnSync } from 'node:child_process'
import { countJest, countOnce } from '../../scripts/count-results.mjs'
import { runSuites } from '../../scripts/run-suites.mjs'
import { temporaryFolder, type TemporaryFolder } from './support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('the suites', () => {
  it('run to the end although one fails and one breaks, and are summed in the last line', async () => {
    const said: string[] = []
    const code = await runSuites(
      [
        { name: 'types', run: async () => countOnce(1) },
        { name: 'unit', run: async () => Promise.reject(new Error('Jest could not start')) },
        { name: 'browser', run: async () => ({ passed: 7, failed: 0 }) }
      ],
      (words) => said.push(words)
    )
    expect(code).toBe(1)
    expect(said).toContain('Jest could not start')
    expect(said.at(-1)).toBe('7 passed, 2 failed')
    expect(said.at(-2)).toMatch(/types +0 passed, 1 failed[^]*unit +0 passed, 1 failed[^]*browser +7 passed, 0 failed/)
  })

  it('end well only when nothing failed', async () => {
    expect(await runSuites([{ name: 'types', run: async () => countOnce(0) }], () => undefined)).toBe(0)
  })
})

describe('Jest’s results', () => {
  const results = { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0, numTodoTests: 0 }

  it.each([
    ['all passed', {}, 0, { passed: 5, failed: 0 }],
    ['two failed', { numFailedTests: 2 }, 1, { passed: 5, failed: 2 }],
    ['a suite did not run', { numRuntimeErrorTestSuites: 1 }, 1, { passed: 5, failed: 1 }],
    ['a test was left out', { numPendingTests: 1 }, 0, { passed: 5, failed: 1 }],
    ['all passed but Jest ended badly', {}, 1, { passed: 5, failed: 1 }],
    ['no test was found', { numPassedTests: 0 }, 0, { passed: 0, failed: 1 }]
  ])('count when %s', (_when, changes, code, expected) => {
    expect(countJest(folder.put('results.json', JSON.stringify({ ...results, ...changes })), code)).toEqual(expected)
  })

  it('count as one failure when there are none', () => {
    expect(countJest(`${folder.path}/absent.json`, 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('.ci/run', () => {
  it('says so when Node is missing, and still ends with the closing line', () => {
    // Only what the script itself needs before it looks for Node.
    const dirname = spawnSync('/bin/sh', ['-c', 'command -v dirname'], { encoding: 'utf8' }).stdout.trim()
    folder.put('bin/dirname', `#!/bin/sh\nexec ${dirname} "$@"\n`, 0o755)
    const { status, stdout } = spawnSync('/bin/bash', ['.ci/run'], { encoding: 'utf8', env: { PATH: `${folder.path}/bin` } })
    expect(status).toBe(1)
    expect(stdout).toBe('node was not found. Node 20 or newer with npm is needed: https://nodejs.org\n0 passed, 1 failed\n')
  })

  it.each([0, 1])('calls npm test, whose closing line and exit code %d are its own', (code) => {
    folder.put('bin/npm', `#!/bin/sh\necho "npm $@"\necho "3 passed, ${code} failed"\nexit ${code}\n`, 0o755)
    const { status, stdout } = spawnSync('/bin/bash', ['.ci/run'], { encoding: 'utf8', env: { ...process.env, PATH: `${folder.path}/bin:${process.env.PATH}` } })
    expect(status).toBe(code)
    expect(stdout).toBe(`npm --silent test\n3 passed, ${code} failed\n`)
  })
})
