import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { whatIsMissing } from '../../scripts/install-packages.mjs'
import { temporaryFolder, type TemporaryFolder } from './support/temporary-folder'

// Starts processes of its own.
jest.setTimeout(30_000)

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const lock = (packages: Record<string, object>): string => JSON.stringify({ packages: { '': { name: 'small' }, ...packages } })

const install = (packages: Record<string, object>): void => {
  folder.put('node_modules/.package-lock.json', lock(packages))
  for (const path of Object.keys(packages)) folder.put(join(path, 'package.json'), '{}')
}

describe('what is missing', () => {
  it.each<[string, Record<string, object>, Record<string, object> | null, string | null]>([
    ['everything on a fresh clone', { 'node_modules/a': { version: '1.0.0' } }, null, 'nothing is installed yet'],
    ['nothing when the versions are the locked ones', { 'node_modules/a': { version: '1.0.0' } }, { 'node_modules/a': { version: '1.0.0' } }, null],
    ['a package that the lockfile has since got', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, { 'node_modules/a': { version: '1.0.0' } }, 'node_modules/b is not installed'],
    ['a newer version', { 'node_modules/a': { version: '1.1.0' } }, { 'node_modules/a': { version: '1.0.0' } }, 'node_modules/a is 1.0.0, the lockfile wants 1.1.0'],
    ['nothing when only another system’s package is absent', { 'node_modules/a-win32': { version: '1.0.0', optional: true } }, {}, null]
  ])('is %s', (_what, locked, installed, expected) => {
    folder.put('package-lock.json', lock(locked))
    if (installed) install(installed)
    expect(whatIsMissing(folder.path)).toBe(expected)
  })

  it('is a package whose folder was deleted', () => {
    folder.put('package-lock.json', lock({ 'node_modules/a': { version: '1.0.0' } }))
    folder.put('node_modules/.package-lock.json', lock({ 'node_modules/a': { version: '1.0.0' } }))
    expect(whatIsMissing(folder.path)).toBe('node_modules/a is not installed')
  })

  it('is nothing here, where this test runs', () => {
    expect(whatIsMissing(process.cwd())).toBeNull()
  })
})

describe('installing', () => {
  /** Runs installPackages on the folder with a stand-in for npm's own script. */
  const run = (npm: string) => {
    folder.put('package-lock.json', lock({ 'node_modules/a': { version: '1.0.0' } }))
    const npmScript = folder.put('npm-cli.js', npm)
    const code = `import('${join(process.cwd(), 'scripts/install-packages.mjs')}').then((it) => it.installPackages(process.argv[1])).catch((error) => { console.error(error.message); process.exit(1) })`
    return spawnSync(process.execPath, ['-e', code, folder.path], { encoding: 'utf8', env: { ...process.env, npm_execpath: npmScript } })
  }

  it('calls npm ci and keeps stdout clean', () => {
    const { status, stdout, stderr } = run(`console.log('npm was asked: ' + process.argv.slice(2).join(' ') + ' in ' + process.cwd())`)
    expect(stderr).toContain('Installing the locked packages (nothing is installed yet)')
    expect(stderr).toContain(`npm was asked: ci --no-audit --no-fund in ${folder.path}`)
    expect([status, stdout]).toEqual([0, ''])
  })

  it('says in words that it failed', () => {
    const { status, stderr } = run('process.exit(7)')
    expect(status).toBe(1)
    expect(stderr).toContain('npm ci ended with code 7. Look at its messages above')
  })
})
