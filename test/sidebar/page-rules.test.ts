import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a sandboxed frame without an origin of its own cannot touch, and what would let outside text become markup or code. */
const FORBIDDEN = [
  /innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
  /localStorage|sessionStorage|indexedDB|document\.cookie/,
  /window\.(parent|top)\b|\beval\(|\bfetch\(|XMLHttpRequest/,
]

const folder = join(process.cwd(), 'src/sidebar')
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => /\.(tsx?|css|html)$/.test(name))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

it('finds the page’s files', () => {
  expect(files.map(([name]) => name)).toEqual(expect.arrayContaining(['main.tsx', 'sidebar.css', 'sidebar.html', 'bridge.ts']))
})

it.each(files)('%s keeps to what the frame allows', (_, text) => {
  for (const pattern of FORBIDDEN) expect(text).not.toMatch(pattern)
})

it.each(files.filter(([name]) => /\.(css|html)$/.test(name)))('%s loads nothing from outside', (_, text) => {
  // The build puts the style's own parts into one sheet; from elsewhere nothing is imported.
  const withoutOwnParts = text.replace(/^@import '\.\/css\/[\w-]+\.css';$/gm, '')
  expect(withoutOwnParts).not.toMatch(/https?:\/\/|@import|url\(/)
})

it('opens every link in a window of its own', () => {
  const links = files.flatMap(([, text]) => text.match(/<a\b[^>]*>/g) ?? [])
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect(link).toMatch(/target="_blank" rel="noopener noreferrer"/)
})
