/** The three files that would be pushed, read from the build's folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest, Project } from './types'

export const loadProject = (folder: string = join(process.cwd(), 'dist')): Project => {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const pages = readdirSync(folder).filter((file) => file.endsWith('.html'))
  return {
    code: text('Code.js'),
    html: Object.fromEntries(pages.map((file) => [file.replace(/\.html$/, ''), text(file)])),
    manifest: JSON.parse(text('appsscript.json')) as Manifest,
  }
}
