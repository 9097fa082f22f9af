/** A folder for one test, below .cache/ so that packages are found from it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface TemporaryFolder {
  path: string
  put(name: string, text: string, mode?: number): string
  remove(): void
}

export const temporaryFolder = (): TemporaryFolder => {
  const parent = join(process.cwd(), '.cache', 'test-folders')
  mkdirSync(parent, { recursive: true })
  const path = mkdtempSync(join(parent, 'folder-'))
  const put = (name: string, text: string, mode = 0o644): string => {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { mode })
    return file
  }
  return { path, put, remove: () => rmSync(path, { recursive: true, force: true }) }
}
