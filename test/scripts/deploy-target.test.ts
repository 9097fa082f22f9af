import { readFlags } from '../../scripts/deploy/read-flags.mjs'
import { findTarget } from '../../scripts/deploy/find-target.mjs'
import { temporaryFolder, type TemporaryFolder } from './support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const find = (targets: unknown, to: string | null = null, env: Record<string, string> = {}) => {
  if (targets !== null) folder.put('.clasp-targets.json', typeof targets === 'string' ? targets : JSON.stringify(targets))
  return findTarget({ root: folder.path, to, env })
}

const TWO = { acme: { scriptId: 'a', deploymentId: 'da' }, beta: { scriptId: 'b' } }

describe('where to', () => {
  it('is the name that was given', () => {
    expect(find(TWO, 'acme')).toMatchObject({ name: 'acme', scriptId: 'a', deploymentId: 'da' })
    expect(find(TWO, 'beta')).toMatchObject({ name: 'beta', scriptId: 'b', deploymentId: null })
  })

  it('is the only one there is', () => {
    expect(find({ beta: { scriptId: 'b' } }).name).toBe('beta')
  })

  it('is the environment’s, unless a name was given', () => {
    const env = { CLASP_SCRIPT_ID: 'e' }
    expect(find(TWO, null, env)).toMatchObject({ scriptId: 'e', deploymentId: null })
    expect(find(TWO, 'acme', env).scriptId).toBe('a')
  })

  it.each<[string, unknown, string | null, string]>([
    ['there is nothing', null, null, 'or set CLASP_SCRIPT_ID'],
    ['there are several', TWO, null, 'npm run deploy -- --to acme | beta'],
    ['the name is not there', TWO, 'gamma', 'has no "gamma"; it has acme, beta'],
    ['the name says nothing', { acme: {} }, 'acme', '"acme" in .clasp-targets.json has no scriptId'],
    ['the file is broken', '{', 'acme', '.clasp-targets.json is not JSON']
  ])('is asked for when %s', (_when, targets, to, words) => {
    expect(() => find(targets, to)).toThrow(words)
  })
})

describe('flags', () => {
  it('are read', () => {
    expect(readFlags(['--to', 'acme', '--dry-run'])).toEqual({ to: 'acme', dryRun: true, help: false })
    expect(readFlags([])).toEqual({ to: null, dryRun: false, help: false })
  })

  it.each([[['--to']], [['--to', '--dry-run']], [['--force']]])('are refused: %j', (argv) => {
    expect(() => readFlags(argv)).toThrow(/--to needs a name|--force is not known/)
  })
})
