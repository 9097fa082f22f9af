/** Reads the files that would be pushed: Code.js, the HTML files and the manifest; and tells when they change. */
import { existsSync, readFileSync, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import type { Manifest, Project } from '../fake-apps-script/types'

export const readProject = (folder: string): Project => {
  const code = join(folder, 'Code.js')
  const manifest = join(folder, 'appsscript.json')
  if (!existsSync(code) || !existsSync(manifest)) throw new Error(`${folder} holds no Code.js and appsscript.json: build the project first (npm run build).`)
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
  return {
    code: readFileSync(code, 'utf8'),
    html: Object.fromEntries(pages.map((name) => [name.slice(0, -'.html'.length), readFileSync(join(folder, name), 'utf8')])),
    manifest: JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  }
}

/** What google.script.run offers: top-level functions whose name does not end in an underscore (platform facts §5.4). */
export const callableNames = ({ code }: Project): string[] =>
  parse(code, { ecmaVersion: 2020, sourceType: 'script' }).body.flatMap((statement) =>
    statement.type === 'FunctionDeclaration' && statement.id && !statement.id.name.endsWith('_') ? [statement.id.name] : [])

/** Builds write several files: wait until they are done. */
const QUIET_MS = 150

export const watchProject = (folder: string, changed: (project: Project) => void, failed: (error: Error) => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  let before = JSON.stringify(readProject(folder))
  const watcher = watch(folder, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      try {
        const project = readProject(folder)
        const now = JSON.stringify(project)
        if (now === before) return
        before = now
        changed(project)
      } catch (error) {
        failed(error as Error)
      }
    }, QUIET_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
