import { parse } from 'acorn'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, tellSizes, watch } from '../../esbuild.config.mjs'
import { smallProject, type SmallProject } from './support/small-project'

let project: SmallProject
beforeEach(() => {
  project = smallProject()
})
afterEach(() => project.remove())

const built = async (name: string): Promise<string> => {
  const { outDir } = await build({ root: project.root })
  return readFileSync(join(outDir, name), 'utf8')
}

// Each test builds.
jest.setTimeout(30_000)

it('writes exactly the three files that are pushed', async () => {
  await build({ root: project.root })
  expect(readdirSync(join(project.root, 'dist')).sort()).toEqual(['Code.js', 'Sidebar.html', 'appsscript.json'])
  expect(readFileSync(join(project.root, 'dist', 'appsscript.json'), 'utf8')).toBe(readFileSync(join(project.root, 'appsscript.json'), 'utf8'))
})

describe('Code.js', () => {
  it('declares every entry at the top level with its comment and parameters, for Sheets’ autocomplete', async () => {
    const code = await built('Code.js')
    expect(code).toContain(
      ['/**', ' * Greets somebody.', ' * @param {string} name Who.', ' * @param {string} mark What stands at the end.', ' * @return {string} The greeting.', ' * @customfunction', ' */', "function GREETING(name, mark = '!') {\n}"].join('\n')
    )
    expect(code).toContain('/** Shows the menu. */\nfunction onOpen() {\n}')
    const declared = parse(code, { ecmaVersion: 2020 }).body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []))
    expect(declared).toEqual(['onOpen', 'greet', 'GREETING'])
  })

  it('runs: the declared functions become the real ones', async () => {
    const context = createContext({})
    runInContext(await built('Code.js'), context)
    expect(runInContext(`[greet(), GREETING(' you '), GREETING('you', '?')]`, context)).toEqual(['small 1.2.3', 'Hello you!', 'Hello you?'])
  })

  it('is one ES2019 script', async () => {
    const code = await built('Code.js')
    expect(() => parse(code, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow()
  })
})

describe('Sidebar.html', () => {
  it('holds style and script and no template literal', async () => {
    const page = await built('Sidebar.html')
    expect(page).toMatch(/<style>button\{color:red\}<\/style>/)
    const script = /<script>([^]*)<\/script>/.exec(page)?.[1] ?? ''
    expect(script).toContain('// now')
    expect(script).not.toContain('`')
    expect(page).not.toMatch(/<!-- (style|script) -->/)
  })

  it('is whole although its script speaks of script elements and comments', async () => {
    project.put('src/sidebar/main.tsx', `document.title = '</script><script>' + '<!-- $& -->' + /<\\/script>/.source\n`)
    const page = await built('Sidebar.html')
    expect(page.match(/<\/script/gi)).toHaveLength(1)
    expect(page).not.toContain('<!--')
    const script = /<script>([^]*)<\/script>/.exec(page)?.[1] ?? ''
    const document = { title: '' }
    runInContext(script, createContext({ document }))
    expect(document.title.replaceAll('\\', '')).toBe('</script><script><!-- $& --></script>')
  })

  it('is whole although its style speaks of style elements', async () => {
    project.put('src/sidebar/sidebar.css', 'a::after {\n  content: "</style>";\n}\n')
    expect((await built('Sidebar.html')).match(/<\/style/gi)).toHaveLength(1)
  })

  it('carries the licence of what it contains', async () => {
    expect(await built('Sidebar.html')).toMatch(/<!-- Contains preact\. The MIT License \(MIT\) .*without restriction/)
  })
})

it('tells the sizes, minified', async () => {
  const words = tellSizes(await build({ root: project.root }))
  expect(words).toMatch(/1\.2\.3: 3 functions on the surface\n {2}Code\.js +[\d.]+ KB of 300\.0 KB\n {2}Sidebar\.html +[\d.]+ KB of 180\.0 KB$/)
})

it('builds again when a source changes, and says what it refuses', async () => {
  const said: string[] = []
  let heard = (): void => undefined
  const next = () => new Promise<void>((resolve) => (heard = resolve))
  const stop = await watch({ root: project.root, say: (words) => said.push(words) && heard() })
  expect(said).toEqual([expect.stringContaining('3 functions on the surface')])
  const refused = next()
  project.put('src/menu.ts', `export const MENU = [{ caption: 'a', functionName: 'a' }]\n`)
  await refused
  const mended = next()
  project.put('src/menu.ts', `export const MENU = [{ caption: 'b', functionName: 'greet' }]\n`)
  await mended
  stop()
  expect(said.slice(1)).toEqual([expect.stringContaining('The build refuses'), expect.stringContaining('3 functions on the surface')])
  expect(readFileSync(join(project.root, 'dist', 'Code.js'), 'utf8')).toContain('caption:"b"')
})
