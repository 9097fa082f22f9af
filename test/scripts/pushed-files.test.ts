import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder, type TemporaryFolder } from './support/temporary-folder'

/** The real clasp, without a login: it lists what it would push. */
// Starts processes of its own.
jest.setTimeout(30_000)

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

it('exactly the three built files would be pushed, whatever else lies about', () => {
  for (const name of ['.clasp.json', '.claspignore']) copyFileSync(name, join(folder.path, name))
  const built = ['Code.js', 'Sidebar.html', 'appsscript.json']
  const strangers = ['Other.js', 'Other.html', 'key.json', 'Code.gs', 'Code.js.map', 'Code.js.part', 'inner/Code.js', 'inner/appsscript.json']
  for (const name of [...built, ...strangers]) folder.put(`dist/${name}`, '{}')
  for (const name of ['Code.js', 'appsscript.json', 'src/index.ts']) folder.put(name, '{}')

  const { stdout, stderr } = spawnSync(process.execPath, [join(process.cwd(), 'node_modules/@google/clasp/build/src/index.js'), 'status', '--json'], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder.path }
  })
  expect(stderr).toBe('')
  expect([...JSON.parse(stdout).filesToPush].sort()).toEqual(built.map((name) => `dist/${name}`))
})
