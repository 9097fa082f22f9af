import { findChromium, requireChromium } from '../../scripts/find-chromium.mjs'
import { temporaryFolder, type TemporaryFolder } from './support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

it('takes the one that CHROME_PATH names', () => {
  const CHROME_PATH = folder.put('my-chrome', '', 0o755)
  expect(findChromium({ CHROME_PATH, PATH: '' })).toBe(CHROME_PATH)
})

it('does not take another when CHROME_PATH names none', () => {
  folder.put('chromium', '', 0o755)
  expect(() => requireChromium({ CHROME_PATH: `${folder.path}/absent`, PATH: folder.path })).toThrow(`CHROME_PATH is ${folder.path}/absent, but there is no such file.`)
})

it.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])('finds %s on the PATH', (name) => {
  const file = folder.put(name, '', 0o755)
  expect(findChromium({ PATH: `/nowhere:${folder.path}` })).toBe(file)
})

it('says what to do when there is none and none may be installed', () => {
  const nothing = { PATH: '' }
  expect(() => requireChromium(nothing, { usualPlaces: [], install: () => undefined })).toThrow('CHROME_PATH=/path/to/chrome npm test')
})

it('looks again after installing one', () => {
  const install = () => void folder.put('chromium', '', 0o755)
  expect(requireChromium({ PATH: folder.path }, { usualPlaces: [], install })).toBe(`${folder.path}/chromium`)
})
