/** What Sheets shows while somebody types a formula: it reads the comments in the script that is pushed. */
import { readFileSync } from 'node:fs'
import { MENU } from '../../src/menu'

const code = readFileSync('dist/Code.js', 'utf8')

it.each([
  ['HEYREACH_LEAD', ['urls', 'fields', 'refresh']],
  ['LINKEDIN_URL', ['texts']],
])('%s is described, with each of its arguments and what it gives back', (name, parameters) => {
  const [, comment = ''] = new RegExp(String.raw`/\*\*((?:(?!\*/)[^])*)\*/\nfunction ${name}\(${parameters.join(', ')}\) \{`).exec(code) ?? []
  expect(comment).toMatch(/^\s+\* @customfunction$/m)
  expect(comment).toMatch(/^\s+\* @return \S/m)
  expect([...comment.matchAll(/^\s+\* @param \{[^}]+\} (\w+) \S/gm)].map(([, parameter]) => parameter)).toEqual(parameters)
})

it('the menu inserts the live column', () => {
  expect(MENU).toContainEqual({ caption: 'Insert live status column', functionName: 'insertLiveStatus' })
})
