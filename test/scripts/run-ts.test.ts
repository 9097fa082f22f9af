import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { temporaryFolder, type TemporaryFolder } from './support/temporary-folder'

// Starts processes of its own.
jest.setTimeout(30_000)

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
  folder.put('package.json', '{}')
})
afterEach(() => folder.remove())

/** In a process of its own: run-ts.mjs loads what it has bundled. */
const run = (entry: string, ...argv: string[]) => {
  const code = `import('${join(process.cwd(), 'scripts/run-ts.mjs')}').then((it) => it.runTs({ root: process.cwd(), entry: '${entry}', argv: process.argv.slice(1) })).then(console.log, (error) => { console.error(error.message ?? error); process.exit(1) })`
  return spawnSync(process.execPath, ['-e', code, ...argv], { cwd: folder.path, encoding: 'utf8' })
}

it('runs main(argv) of a TypeScript entry, its parts and packages included', () => {
  folder.put('tool/parts.ts', `import * as acorn from 'acorn'\nexport const parse = (text: string): string => acorn.parse(text, { ecmaVersion: 2019 }).type\n`)
  folder.put('tool/start.ts', `import { parse } from './parts'\nexport const main = async (argv: string[]): Promise<string> => parse(argv.join(';'))\n`)
  expect(run('tool/start.ts', 'a', 'b')).toMatchObject({ status: 0, stdout: 'Program\n' })
})

it('names the source line of an error', () => {
  folder.put('start.ts', `\n\nexport const main = (): void => {\n  throw new Error((new Error().stack ?? '').split('\\n')[1])\n}\n`)
  expect(run('start.ts').stderr).toMatch(/start\.ts:4:/)
})

it.each([
  ['absent.ts', 'absent.ts is missing.'],
  ['empty.ts', 'empty.ts exports no function main(argv).']
])('says what is wrong with %s', (entry, words) => {
  folder.put('empty.ts', 'export const a = 1\n')
  expect(run(entry)).toMatchObject({ status: 1, stderr: expect.stringContaining(words) })
})
