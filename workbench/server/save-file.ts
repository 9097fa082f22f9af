/** One JSON file that is written whole or not at all: beside it first, then renamed into place. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface SavedFile {
  /** What was saved; undefined where nothing was. */
  read(): unknown
  write(value: unknown): void
  remove(): void
}

export const createSavedFile = (path: string): SavedFile => {
  // What is on disk already is not written again.
  let last: string | null = null
  return {
    read: () => {
      if (!existsSync(path)) return undefined
      const text = readFileSync(path, 'utf8')
      try {
        const value: unknown = JSON.parse(text)
        last = text
        return value
      } catch {
        throw new Error(`${path} is not JSON any more. Put it right, or start with --fresh to begin anew.`)
      }
    },
    write: (value) => {
      const text = JSON.stringify(value)
      if (text === last) return
      mkdirSync(dirname(path), { recursive: true })
      const beside = `${path}.part`
      // Stored properties can hold a key: for this person's eyes only.
      writeFileSync(beside, text, { mode: 0o600 })
      chmodSync(beside, 0o600)
      renameSync(beside, path)
      last = text
    },
    remove: () => {
      rmSync(path, { force: true })
      last = null
    }
  }
}
