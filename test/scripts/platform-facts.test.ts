import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Comments and tests say on which fact they rest; the document must have that section. */
const FOLDERS = ['src', 'workbench', 'test', 'scripts', 'bench']
const CITATION = /platform facts\s+((?:H?§[\d.]*\d(?:, | and )?)+)/g

const citations = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs)$/.test(entry.name))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [...readFileSync(file, 'utf8').matchAll(CITATION)].flatMap(([, list = '']) => {
        // In “H§2.1, §2.4” both are HeyReach's.
        const part = list.startsWith('H') ? 'HeyReach' : 'Apps Script'
        return (list.match(/[\d.]*\d/g) ?? []).map((section) => ({ file, part, section }))
      })
    })
)

/** Sections of each part: headings “### §1 …”, “### H§1 …”, and “**§1.1 …” within. */
const sections = Object.fromEntries(
  readFileSync('docs/platform-facts.md', 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.split('\n')[0], new Set([...part.matchAll(/^(?:### H?|\d+\. \*\*|- \*\*|\*\*)§([\d.]*\d)/gm)].map(([, section]) => section))])
)

it('is cited', () => {
  expect(citations.length).toBeGreaterThan(50)
})

it('has every section that is cited', () => {
  expect(citations.filter(({ part, section }) => !sections[part]?.has(section))).toEqual([])
})

it('stays compact', () => {
  expect(readFileSync('docs/platform-facts.md').byteLength).toBeLessThan(25_000)
})
