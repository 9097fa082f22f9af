/** Every known delivery, and every shape of our own, comes out as drawn; `npm run golden` draws anew. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawGolden } from './support/draw-golden'

const FOLDER = join('test', 'events', 'golden')
const drawn = drawGolden()

describe('golden rows', () => {
  it('has one file for each delivery, and no other', () =>
    expect(readdirSync(FOLDER).sort()).toEqual([...drawn.keys()].map((name) => `${name}.json`).sort()))

  it.each([...drawn])('reads %s as drawn', (name, text) => expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))))
})
