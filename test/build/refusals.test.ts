import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, BuildError } from '../../esbuild.config.mjs'
import { indexWith, smallProject, type SmallProject } from './support/small-project'

let project: SmallProject
afterEach(() => project.remove())

/** What the build says of a small project with these files changed. */
const causesOf = async (changes: Record<string, string | null>, budgets = {}): Promise<string[]> => {
  project = smallProject(changes)
  try {
    await build({ root: project.root, budgets })
  } catch (error) {
    if (error instanceof BuildError) return error.causes
    throw error
  }
  return []
}

// Each test builds.
jest.setTimeout(30_000)

describe('a name that Google will look for and not find', () => {
  it.each([
    ['a menu item of a table', { 'src/menu.ts': `export const MENU = [{ caption: 'Greet…', functionName: 'great' }]\n` }, 'src/menu.ts:1: the menu item or trigger "great" is not on the surface'],
    ['a menu item written out', { 'src/index.ts': indexWith(`SpreadsheetApp.getUi().createMenu('x').addItem('Go', 'go').addToUi()`) }, 'the menu item "go" is not on the surface'],
    [
      'a menu item named by a constant',
      { 'src/menu.ts': `const GO = 'go' as const\nexport const MENU = [{ caption: 'Greet…', functionName: GO }]\n` },
      'src/menu.ts:2: the menu item or trigger "go" is not on the surface'
    ],
    ['either name of a choice', { 'src/menu.ts': `export const MENU = [{ caption: 'Greet…', functionName: Date.now() > 0 ? 'greet' : 'go' }]\n` }, '"go" is not on the surface'],
    ['a trigger', { 'src/hourly.ts': `export const start = () => ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create()\n` }, 'src/hourly.ts:1: the trigger "hourly" is not on the surface'],
    ['a sidebar call', { 'src/sidebar/late.tsx': `import { call } from './bridge'\nexport const late = () => call('later')\n` }, 'src/sidebar/late.tsx:2: the sidebar call "later" is not on the surface'],
    ['a sidebar function of the protocol', { 'src/sidebar/protocol.ts': `export interface ServerFunctions {\n  greet(): string\n  leave(): string\n}\n` }, 'src/sidebar/protocol.ts:3: the sidebar call "leave" is not on the surface'],
    ['google.script.run itself', { 'src/sidebar/late.tsx': `declare const google: any\nexport const late = () => google.script.run.withSuccessHandler(console.log).later()\n` }, 'src/sidebar/late.tsx:2: the sidebar call "later" is not on the surface']
  ])('is refused: %s', async (_what, changes, words) => {
    expect(await causesOf(changes)).toEqual([expect.stringContaining(words)])
  })

  it.each([
    ['a menu item', { 'src/menu.ts': `export const MENU = [{ caption: 'Greet…', functionName: 'greet'.trim() }]\n` }, 'src/menu.ts:1: the function name of this menu item or trigger is not plain to see'],
    ['a sidebar call', { 'src/sidebar/late.tsx': `import { call } from './bridge'\nexport const late = (what: string) => call(what)\n` }, 'the function name of this sidebar call is not plain to see']
  ])('is refused when it cannot be read: %s', async (_what, changes, words) => {
    expect(await causesOf(changes)).toEqual([expect.stringContaining(words)])
  })

  it('names every cause at once', async () => {
    const causes = await causesOf({ 'src/menu.ts': `export const MENU = [{ caption: 'a', functionName: 'a' }, { caption: 'b', functionName: 'b' }]\nexport const later = () => new Date() && fetch('x')\n` })
    expect(causes).toHaveLength(2)
  })
})

describe('a surface that Apps Script cannot see', () => {
  it.each([
    ['an entry inside a function', indexWith('const later = () => { (global as any).x = 1; global.greet = () => `x` }', 'later()'), 'a line of its own'],
    ['an entry that is no function', indexWith(`(global as any)`, `declare const parts: any`, `global.greet = parts.greet`), 'a line of its own'],
    ['an entry on globalThis', indexWith('globalThis.late = () => 1'), 'a line of its own'],
    ['a private name', indexWith('global.late_ = () => 1'), 'late_ ends in "_"'],
    ['a name twice', indexWith('global.greet = () => `x`'), 'greet stands on the surface twice'],
    ['nothing at all', 'export const a = 1\n', 'src/index.ts puts no function on the surface']
  ])('is refused: %s', async (_what, index, words) => {
    expect(await causesOf({ 'src/index.ts': index })).toEqual([expect.stringContaining(words)])
  })
})

describe('code that Apps Script cannot run', () => {
  it('is refused: what acorn cannot parse as a script', async () => {
    const causes = await causesOf({ 'src/index.ts': indexWith('global.delete = () => 1') })
    expect(causes).toEqual([expect.stringMatching(/^Code\.js is not a script that Apps Script can parse: Unexpected keyword 'delete' .* Near: .*function delete\(\)/)])
  })

  it('is refused: syntax that no ES2019 form exists for', async () => {
    expect(await causesOf({ 'src/index.ts': indexWith('console.log(10n)') })).toEqual([expect.stringMatching(/src\/index\.ts:\d+: Big integer literals are not available/)])
  })

  it('is refused: top-level await', async () => {
    expect(await causesOf({ 'src/index.ts': indexWith('await Promise.resolve(1)') })).toEqual([expect.stringMatching(/src\/index\.ts:\d+: Top-level await/)])
  })

  it('is refused: a dynamic import', async () => {
    const causes = await causesOf({ 'src/index.ts': indexWith(`import(String(MENU.length))`) })
    expect(causes).toEqual([expect.stringContaining('Code.js uses import(…): Apps Script has no modules')])
  })

  it('is refused: a package that is not there', async () => {
    expect(await causesOf({ 'src/index.ts': indexWith(`import 'not-a-package'`) })).toEqual([expect.stringContaining('Could not resolve "not-a-package"')])
  })

  it.each([
    ['fetch', `fetch('https://x')`, 'requests go through the Http port'],
    ['URL', `new URL('https://x')`, 'take addresses apart'],
    ['setTimeout', `setTimeout(() => 1, 1)`, 'Utilities.sleep blocks'],
    ['TextEncoder', `new TextEncoder()`, 'base64 and blobs'],
    ['structuredClone', `structuredClone({})`, 'copy by hand'],
    ['crypto', `crypto.randomUUID()`, 'Utilities.getUuid'],
    ['process', `process.exit()`, 'bundled by import'],
    ['window', `window.alert('x')`, 'the sidebar only'],
    ['eval', `(0, eval)('1')`, 'cannot be checked']
  ])('is refused: %s, and says what to use', async (name, code, words) => {
    const causes = await causesOf({ 'src/index.ts': indexWith(`export const it = () => ${code}`, `;(globalThis as any).console.log(it())`) })
    expect(causes).toEqual([expect.stringContaining(`Code.js uses ${name}, which Apps Script lacks`)])
    expect(causes[0]).toContain(words)
  })

  it.each([
    ['behind typeof', `typeof fetch === 'function' ? 1 : 0`],
    ['as a member of the global object', `globalThis.fetch`],
    ['as a computed member', `globalThis['fetch']`],
    ['as a shorthand', `({ fetch })`],
    ['where an inner scope has one of its own', `((fetch: unknown) => fetch)(1) && fetch`],
    ['as a default value', `((a = fetch) => a)()`],
    ['as what is assigned to', `((fetch as any) = 1)`]
  ])('is refused: fetch %s', async (_how, code) => {
    const causes = await causesOf({ 'src/index.ts': indexWith(`console.log(${code})`) })
    expect(causes).toEqual([expect.stringContaining('Code.js uses fetch, which Apps Script lacks')])
  })

  it.each([
    ['a parameter', `((fetch: number) => fetch + 1)(1)`],
    ['a destructured name', `(({ a: fetch, ...URL }: any) => [fetch, URL])({})`],
    ['a caught error', `(() => { try { return 1 } catch (event) { return event } })()`],
    ['a member of something else', `({ fetch: 1 }).fetch`],
    ['a class', `(() => { class URL { static go() { return URL } } return URL.go() })()`],
    ['a variable of a loop', `(() => { for (const window of [1]) console.log(window) })()`],
    ['a hoisted function', `(() => { return fetch(); function fetch() { return arguments.length } })()`]
  ])('is allowed: %s that has the name of a missing global', async (_what, code) => {
    expect(await causesOf({ 'src/index.ts': indexWith(`console.log(${code})`) })).toEqual([])
  })

  it('is refused: a name that is declared nowhere', async () => {
    expect(await causesOf({ 'src/index.ts': indexWith('declare const nobody: number', 'console.log(nobody)') })).toEqual([expect.stringContaining('Code.js uses nobody, which is declared nowhere')])
  })

  it.each([
    ['handed on', 'console.log(globalThis)'],
    ['with a name that is computed', `console.log((globalThis as any)['a'.trim()])`]
  ])('is refused: the global object %s', async (_how, code) => {
    expect(await causesOf({ 'src/index.ts': indexWith(code) })).toEqual([expect.stringContaining('globalThis')])
  })
})

describe('a page that HtmlService would break', () => {
  it('is refused: a back-tick in the script', async () => {
    const causes = await causesOf({ 'src/sidebar/main.tsx': 'document.title = "`"\n' })
    expect(causes).toEqual([expect.stringContaining('the script of Sidebar.html contains a back-tick')])
  })

  it.each(['<!-- style -->', '<!-- script -->'])('is refused: a page without %s', async (placeholder) => {
    const page = '<html><head><!-- style --></head><body><!-- script --></body></html>'.replace(placeholder, '')
    expect(await causesOf({ 'src/sidebar/sidebar.html': page })).toEqual([`src/sidebar/sidebar.html must contain ${placeholder} exactly once.`])
  })
})

describe('what is missing or too big', () => {
  it.each(['src/index.ts', 'src/sidebar/main.tsx', 'src/sidebar/sidebar.css', 'src/sidebar/sidebar.html', 'appsscript.json'])('is refused: no %s', async (path) => {
    expect(await causesOf({ [path]: null })).toEqual([expect.stringContaining(`${path} is missing: it `)])
  })

  it.each(['Code.js', 'Sidebar.html'])('is refused: %s over its budget', async (name) => {
    expect(await causesOf({}, { [name]: 100 })).toEqual([expect.stringMatching(new RegExp(`^${name} is [\\d.]+ KB, over its budget of 0.1 KB\\.$`))])
  })

  it('has a budget of 300 KB for the code and of 180 KB for the page', async () => {
    const long = `export const text = '${'x'.repeat(300_000)}'\nconsole.log(text)\n`
    expect(await causesOf({ 'src/index.ts': indexWith(long), 'src/sidebar/bridge.ts': `export const call = (name: string): void => console.log(name)\n${long}` })).toEqual([
      expect.stringMatching(/^Code.js is 300\.\d KB, over its budget of 300\.0 KB/),
      expect.stringMatching(/^Sidebar.html is 3\d\d\.\d KB, over its budget of 180\.0 KB/)
    ])
  })

  it.each([
    ['no JSON', '{', 'appsscript.json is not JSON'],
    ['another runtime', '{ "runtimeVersion": "DEPRECATED_ES5" }', 'must say "runtimeVersion": "V8"']
  ])('is refused: a manifest with %s', async (_what, manifest, words) => {
    expect(await causesOf({ 'appsscript.json': manifest })).toEqual([expect.stringContaining(words)])
  })

  it('leaves the last good dist/ alone', async () => {
    project = smallProject({ 'src/menu.ts': `export const MENU = [{ caption: 'a', functionName: 'a' }]\n` })
    const kept = join(project.root, 'dist', 'Code.js')
    mkdirSync(join(project.root, 'dist'))
    writeFileSync(kept, 'kept')
    await expect(build({ root: project.root })).rejects.toThrow('The build refuses:\n  - src/menu.ts:1: the menu item or trigger "a"')
    expect(readFileSync(kept, 'utf8')).toBe('kept')
    expect(existsSync(join(project.root, 'dist', 'Sidebar.html'))).toBe(false)
  })
})
