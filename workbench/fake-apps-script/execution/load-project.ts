/** A project made ready: parsed, its entry points listed, its manifest checked. */
import type { Project } from '../types'
import { checkSyntax } from './syntax-gate'
import { checkWhitelist } from './whitelist'

export interface LoadedProject extends Project {
  entryPoints: ReadonlySet<string>
}

export const readProject = (project: Project): LoadedProject => {
  checkWhitelist(project.manifest.urlFetchWhitelist)
  return { ...project, entryPoints: checkSyntax(project.code).names }
}
