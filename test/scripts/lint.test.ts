import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { TECHNICAL_TEXTS } from '../../scripts/lint/technical-texts.mjs'

/** Each rule of the house is shown a source that breaks it. The layer rules look at real files, so what is imported exists. */
interface Snippet {
  what: string
  file: string
  code: string
  /** What the refusal says; null where it must pass. */
  refused: string | null
}

const importing = (from: string) => `import * as other from '${from}'\nexport const it = other\n`
const lines = (count: number) => Array.from({ length: count }, (_, line) => `export const a${line} = ${line}\n`).join('')

const imports: Snippet[] = [
  ['a feature google/', 'src/leads/new.ts', '../google/ports', 'Only index.ts puts google/ behind the ports.'],
  ['the menu google/', 'src/menu.ts', './google/ports', 'Only index.ts puts google/ behind the ports.'],
  ['a leaf room words', 'src/linkedin/new.ts', '../words', 'linkedin/ is a leaf room'],
  ['a leaf room another leaf room', 'src/table/new.ts', '../linkedin/read-slug', 'table/ is a leaf room'],
  ['the HeyReach client a feature', 'src/heyreach/new.ts', '../account/connect', 'heyreach/ is a leaf room'],
  ['account/ leads/', 'src/account/new.ts', '../leads/lead-table', 'account/ is built on leaf rooms only'],
  ['campaigns/ google/', 'src/campaigns/new.ts', '../google/ports', 'Only index.ts puts google/ behind the ports.'],
  ['campaigns/ the sidebar’s own', 'src/campaigns/new.ts', '../sidebar/bridge', 'campaigns/ may use account/, leads/ and leaf rooms'],
  ['leads/ campaigns/', 'src/leads/new.ts', '../campaigns/refresh-campaigns', 'leads/ may use account/ and leaf rooms'],
  ['events/ leads/', 'src/events/new.ts', '../leads/lead-table', 'events/ is built on leaf rooms only'],
  ['webhooks/ deliveries/', 'src/webhooks/new.ts', '../deliveries/schema', 'webhooks/ may use account/ and leaf rooms'],
  ['deliveries/ webhooks/', 'src/deliveries/new.ts', '../webhooks/checked', 'deliveries/ may use events/, account/ and leaf rooms'],
  ['contacts/ deliveries/', 'src/contacts/new.ts', '../deliveries/schema', 'contacts/ may use events/, leads/ and leaf rooms'],
  ['contacts/ leads/', 'src/contacts/new.ts', '../leads/lead-table', null],
  ['formulas/ leads/', 'src/formulas/new.ts', '../leads/lead-table', 'formulas/ may use contacts/, account/ and leaf rooms'],
  ['formulas/ contacts/', 'src/formulas/new.ts', '../contacts/contact-columns', null],
  ['health/ leads/', 'src/health/new.ts', '../leads/lead-table', 'health/ looks at what others do'],
  ['the workbench demo/', 'workbench/start.ts', '../demo/make-ready', 'The workbench knows no feature'],
  ['src/ demo/', 'src/leads/new.ts', '../../demo/make-ready', 'it knows no workbench'],
  ['google/ a feature', 'src/google/new.ts', '../leads/lead-table', 'google/ knows no feature'],
  ['leads/ the sidebar’s own', 'src/leads/new.ts', '../sidebar/bridge', 'leads/ may use account/ and leaf rooms'],
  ['the sidebar a use case', 'src/sidebar/main.tsx', '../leads/add-leads', 'asked of the server with call(…)'],
  ['leads/ a file of words/', 'src/leads/new.ts', '../words/statuses', 'words.ts is the door to words/'],
  ['the sidebar a file of words/', 'src/sidebar/parts/icon.tsx', '../../words/counts', 'words.ts is the door to words/'],
  ['say-problems.ts a file of words/', 'src/say-problems.ts', './words/errors-in-words', 'words.ts is the door to words/'],
  ['words/ a feature', 'src/words/new.ts', '../leads/lead-table', 'words/ only says what is so'],
  ['words/ the ports', 'src/words/new.ts', '../ports', 'words/ only says what is so'],
  ['src/ the workbench', 'src/leads/new.ts', '../../workbench/start', 'it knows no workbench'],
  ['the workbench src/', 'workbench/start.ts', '../src/errors', 'The workbench knows no feature'],
  ['src/ node:fs', 'src/leads/new.ts', 'node:fs', 'Apps Script has no Node modules'],
  ['src/ fs', 'src/leads/new.ts', 'fs', 'Apps Script has no Node modules'],
  ['src/ node:fs/promises', 'src/leads/new.ts', 'node:fs/promises', 'Apps Script has no Node modules'],
  ['campaigns/ leads/', 'src/campaigns/new.ts', '../leads/memberships', null],
  ['leads/ account/', 'src/leads/new.ts', '../account/connect', null],
  ['leads/ a leaf room', 'src/leads/new.ts', '../linkedin/read-slug', null],
  ['leads/ the words', 'src/leads/new.ts', '../words', null],
  ['words.ts words/', 'src/words.ts', './words/statuses', null],
  ['words/ what reads events', 'src/words/new.ts', '../events/read-delivery', 'words/ only says what is so'],
  ['words/ the causes of events/', 'src/words/new.ts', '../events/unreadable-cause', null],
  ['words/ its own', 'src/words/new.ts', './counts', null],
  ['index.ts google/', 'src/index.ts', './google/ports', null],
  ['google/ the ports', 'src/google/new.ts', '../ports', null],
  ['the sidebar its own', 'src/sidebar/main.tsx', './protocol', null]
].map(([what, file, from, refused]) => ({ what: `${what}`, file: `${file}`, code: importing(`${from}`), refused: refused ?? null }))

const SERVICES = ['SpreadsheetApp', 'PropertiesService', 'CacheService', 'LockService', 'UrlFetchApp', 'HtmlService', 'ContentService', 'Utilities', 'Session', 'ScriptApp', 'Logger']
const PORTS = 'Only src/google/ names Google’s globals'

const names: Snippet[] = [
  ...SERVICES.flatMap((name) => [
    { what: name, file: 'src/leads/new.ts', code: `export const it = ${name}\n`, refused: PORTS },
    { what: `globalThis.${name}`, file: 'src/account/new.ts', code: `export const it = globalThis.${name}\n`, refused: PORTS },
    { what: name, file: 'src/google/new.ts', code: `export const it = ${name}\n`, refused: null }
  ]),
  { what: 'google', file: 'src/sidebar/main.tsx', code: 'export const it = google.script\n', refused: 'Only src/sidebar/bridge.ts' },
  { what: 'google', file: 'src/sidebar/bridge.ts', code: 'export const it = google.script\n', refused: null },
  { what: 'console', file: 'src/leads/new.ts', code: 'console.log(1)\n', refused: 'no-console' }
]

const IN_ONE_PLACE = 'Word it in src/words/'
const says = (code: string) => `export const it = (name: string, count: number): unknown => [name, count, ${code}]\n`

const worded: Snippet[] = [
  ['a sentence', 'src/leads/new.ts', `'Choose another campaign.'`, IN_ONE_PLACE],
  ['a reason in lower case', 'src/leads/new.ts', `'no first name'`, IN_ONE_PLACE],
  ['a refusal’s detail', 'src/account/new.ts', `{ detail: name ? 'Paste it' : '' }`, IN_ONE_PLACE],
  ['words around a value', 'src/campaigns/new.ts', '`${count} new`', IN_ONE_PLACE],
  ['a word and a number', 'src/leads/new.ts', `'Stop 1'`, IN_ONE_PLACE],
  ['half a sentence', 'src/leads/new.ts', `name + ' and resume it'`, IN_ONE_PLACE],
  ['a status', 'src/leads/new.ts', `'Adding…'`, IN_ONE_PLACE],
  ['a header of one word', 'src/campaigns/new.ts', `{ header: 'Advice' }`, IN_ONE_PLACE],
  ['a label by a condition', 'src/leads/new.ts', `{ label: count > 1 ? 'Senders' : name }`, IN_ONE_PLACE],
  ['a remark', 'src/table/new.ts', '`Column ${name} has no header.`', IN_ONE_PLACE],
  ['a sentence', 'src/linkedin/new.ts', `'This is no profile'`, IN_ONE_PLACE],
  ['a sentence', 'src/heyreach/new.ts', `'Try again later'`, IN_ONE_PLACE],
  ['a sentence', 'src/google/new.ts', `'Try again later'`, IN_ONE_PLACE],
  ['a sentence', 'src/events/new.ts', `'Nothing came yet.'`, IN_ONE_PLACE],
  ['a sentence', 'src/answer.ts', `'Try again later'`, IN_ONE_PLACE],
  ['a technical text of another file', 'src/leads/new.ts', `'no answer'`, IN_ONE_PLACE],
  ['a technical text', 'src/heyreach/send-requests.ts', `'no answer'`, null],
  ['kinds, keys, paths and HeyReach’s words', 'src/leads/new.ts', `['not-sent', 'heyreach.mapping.', '/campaign/GetAll', 'Finished', { header: '', detail: '…' }]`, null],
  ['punctuation around values', 'src/leads/new.ts', "`${name} (${count}), ` + ', '", null],
  ['a sentence', 'src/words/new.ts', `'Choose another campaign.'`, null],
  ['a sentence of the page’s own', 'src/sidebar/main.tsx', `'Choose another campaign.'`, null],
  ['a hook', 'src/words/new.ts', `'The hook is gone.'`, 'say it in their words'],
  ['a drain', 'src/words/new.ts', '`Drained ${count}`', 'say it in their words'],
  ['an inbox', 'src/menu.ts', `{ caption: 'Inbox…' }`, 'say it in their words'],
  ['reconciling', 'src/sidebar/main.tsx', `'Reconciling…'`, 'say it in their words'],
  ['reconciling, as text of the page', 'src/sidebar/main.tsx', '<p>Reconciling</p>', 'say it in their words'],
].map(([what, file, code, refused]) => ({ what: `${what}`, file: `${file}`, code: says(`${code}`), refused: refused ?? null }))

const LONE_PROMISE = 'export const it = () => {\n  Promise.resolve(1)\n}\n'
const LEFT_OUT = ['it.only', 'it.skip', 'it.todo', 'it.failing', 'describe.only', 'describe.skip', 'test.only', 'test.skip', 'xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']

const habits: Snippet[] = [
  { what: 'any', file: 'src/leads/new.ts', code: 'export const it: any = 1\n', refused: 'no-explicit-any' },
  { what: 'a promise that nobody waits for', file: 'workbench/start.ts', code: LONE_PROMISE, refused: 'no-floating-promises' },
  { what: 'a promise that nobody waits for', file: 'src/sidebar/main.tsx', code: LONE_PROMISE, refused: 'no-floating-promises' },
  { what: '301 lines', file: 'src/leads/new.ts', code: lines(301), refused: 'max-lines' },
  { what: '300 lines', file: 'src/leads/new.ts', code: lines(300), refused: null },
  ...LEFT_OUT.map((word) => ({ what: word, file: 'test/leads/new.test.ts', code: `${word}('something', () => {})\n`, refused: 'Every test runs' }))
]

const all = [...imports, ...names, ...worded, ...habits]
let answers: Map<Snippet, string[]>

beforeAll(() => {
  const { stdout, stderr } = spawnSync(process.execPath, ['test/scripts/support/lint-snippets.mjs'], { input: JSON.stringify(all), encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  const lists = JSON.parse(stdout) as string[][]
  answers = new Map(all.map((snippet, index) => [snippet, lists[index] ?? ['no answer']]))
}, 60_000)

const check = (snippet: Snippet) => expect(answers.get(snippet)).toEqual(snippet.refused === null ? [] : expect.arrayContaining([expect.stringContaining(snippet.refused)]))
const title = (verb: string) => (snippet: Snippet): [string, Snippet] => [`${snippet.refused === null ? 'allows' : 'refuses'} ${snippet.what} ${verb} ${snippet.file}`, snippet]

describe('who may import whom (importer, imported)', () => {
  it.each(imports.map(title('in')))('%s', (_title, snippet) => check(snippet))
})

describe('who may name what', () => {
  it.each(names.map(title('in')))('%s', (_title, snippet) => check(snippet))
})

describe('what people read', () => {
  it.each(worded.map(title('in')))('%s', (_title, snippet) => check(snippet))

  it.each(Object.entries(TECHNICAL_TEXTS))('has no exception in %s for what is gone', (file, texts) => {
    // Texts are known as they are, not as they are written.
    const code = readFileSync(file, 'utf8').replaceAll('\\n', '\n')
    const quoted = [...code.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? '')
    expect(texts.filter((text) => (typeof text === 'string' ? !code.includes(text) : !quoted.some((each) => text.test(each))))).toEqual([])
  })
})

describe('habits', () => {
  it.each(habits.map(title('in')))('%s', (_title, snippet) => check(snippet))
})
