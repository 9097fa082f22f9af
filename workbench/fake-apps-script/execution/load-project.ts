/** A project made ready: parsed, its entry points listed, its manifest checked. */
import type { Project } from '../types'
import { checkSyntax, type EntryPoints } from './syntax-gate'
import { checkWhitelist } from './whitelist'

export interface LoadedProject extends Project {
  entryPoints: ReadonlySet<string>
}

/** The code parsed last: tests open hundreds of hosts on one bundle, and parsing it is most of what a host costs. */
let parsed: { code: string; entryPoints: EntryPoints } | null = null

export const readProject = (project: Project): LoadedProject => {
  checkWhitelist(project.manifest.urlFetchWhitelist)
  if (parsed?.code !== project.code) parsed = { code: project.code, entryPoints: checkSyntax(project.code) }
  return { ...project, entryPoints: parsed.entryPoints.names }
}
