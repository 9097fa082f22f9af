/** A small add-on that builds, and the same with files replaced: what the build's tests feed it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const GOOD: Record<string, string> = {
  'package.json': '{ "name": "small", "version": "1.2.3" }',
  'appsscript.json': '{ "runtimeVersion": "V8", "timeZone": "Etc/UTC" }',
  'src/menu.ts': `export const MENU = [{ caption: 'Greet…', functionName: 'greet' }]\n`,
  'src/index.ts': `
import { MENU } from './menu'

declare const __VERSION__: string
declare const global: { onOpen(): void; greet(): string; GREETING(name: string, mark?: string): string }

/** Shows the menu. */
global.onOpen = () => {
  const menu = SpreadsheetApp.getUi().createMenu('Small')
  for (const item of MENU) menu.addItem(item.caption, item.functionName)
  menu.addToUi()
}

/** Menu: greets. */
global.greet = () => 'small ' + __VERSION__

/**
 * Greets somebody.
 * @param {string} name Who.
 * @param {string} mark What stands at the end.
 * @return {string} The greeting.
 * @customfunction
 */
global.GREETING = (name, mark = '!') => \`Hello \${name?.trim() ?? ''}\${mark}\`
`,
  'src/sidebar/protocol.ts': `export interface ServerFunctions {\n  greet(): string\n}\n`,
  'src/sidebar/bridge.ts': `export const call = (name: string): void => console.log(name)\n`,
  'src/sidebar/main.tsx': `
import { render } from 'preact'
import { call } from './bridge'

const name = 'you'
render(<button onClick={() => call('greet')}>{\`Greet \${name} // now\`}</button>, document.body)
`,
  'src/sidebar/sidebar.css': `button {\n  color: red;\n}\n`,
  'src/sidebar/sidebar.html': `<!DOCTYPE html>\n<html>\n<head><!-- style --></head>\n<body><!-- script --></body>\n</html>\n`
}

export interface SmallProject {
  root: string
  /** Writes one more file, or removes one. */
  put(path: string, text: string | null): void
  remove(): void
}

/** Below the project's folder, so that Preact is found. A file given as null is left out. */
export const smallProject = (changes: Record<string, string | null> = {}): SmallProject => {
  const parent = join(process.cwd(), '.cache', 'small-projects')
  mkdirSync(parent, { recursive: true })
  const root = mkdtempSync(join(parent, 'project-'))
  const put = (path: string, text: string | null): void => {
    const file = join(root, path)
    if (text === null) return rmSync(file)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const [path, text] of Object.entries({ ...GOOD, ...changes })) if (text !== null) put(path, text)
  return { root, put, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** index.ts of the small project with lines added at its end. */
export const indexWith = (...lines: string[]): string => `${GOOD['src/index.ts']}${lines.join('\n')}\n`
