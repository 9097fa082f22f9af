/** `npm run golden`: draws the files of test/events/golden/ anew; read the difference before you commit it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawGolden } from './draw-golden'

const FOLDER = join('test', 'events', 'golden')

export const main = (): number => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const drawn = drawGolden()
  for (const [name, text] of drawn) writeFileSync(join(FOLDER, `${name}.json`), text)
  process.stdout.write(`${drawn.size} files in ${FOLDER}\n`)
  return 0
}
