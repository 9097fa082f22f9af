/** The rows' pass alone in the strict host: src bundled with one function on its surface, on a book of lead tabs. */
import { build } from 'esbuild'
import { createHost } from '../../../workbench/fake-apps-script/create-host'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { Tab } from '../../../workbench/fake-apps-script/model/types'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import type { ExecutionKind, HostOptions, Project } from '../../../workbench/fake-apps-script/types'
import type { CampaignStage, PersonStages, Stage } from '../../../src/leads/person-stages'
import { STATUS_HEADERS } from '../../../src/words'
import { EDITOR, OWNER, virtualClock } from '../../scenario/support/sheet'
import { columnOf, headerRow } from '../../scenario/support/sheet-edits'

const SOURCE = `
import { googlePorts } from './src/google/ports'
import { advanceRows } from './src/leads/advance-rows'
import { withDocumentLock } from './src/leads/with-document-lock'
globalThis.passRows = (text) => {
  const { people, offTabs, until, ownTabs } = JSON.parse(text)
  const ports = googlePorts()
  const options = { offTabs: new Set(offTabs), until: until === null ? Infinity : until, ownTabs: new Set(ownTabs) }
  console.log(JSON.stringify(withDocumentLock(ports, () => advanceRows(ports, people, options))))
}
`

/** Once a test file. */
export const rowsProject = async (): Promise<Project> => {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2019',
    define: { __VERSION__: '"0.0.0"' },
    banner: { js: 'function pass() {}' },
  })
  const code = outputFiles[0]?.text ?? ''
  return projectFromSource(code.replace('function pass() {}', 'function pass(text) { return globalThis.passRows(text) }'))
}

export const HEADERS = ['Name', 'LinkedIn', ...Object.values(STATUS_HEADERS)]

export interface PassOptions {
  offTabs?: number[]
  until?: number | null
  ownTabs?: number[]
  /** As whom it runs. */
  user?: string
}

export interface Lead {
  slug: string
  /** The slug, unless told. */
  name?: string
  campaign?: string
  status?: string
  detail?: string
}

export const leadRow = ({ slug, name = slug, campaign = 'Acme #7', status = 'In campaign', detail = 'Added' }: Lead): string[] => [
  name,
  `https://www.linkedin.com/in/${slug}/`,
  campaign,
  status,
  detail,
  status === '' ? '' : '2026-09-14 08:00:00',
]

export const leadRows = (leads: readonly Lead[]): string[][] => [HEADERS, ...leads.map(leadRow)]

/** Of the campaign that `leadRow` speaks of. */
export const person = (slug: string, stage: Stage, rest: Partial<CampaignStage> = {}): PersonStages => ({
  keys: [`in/${slug}`],
  campaigns: [{ campaignId: '7', stage, at: Date.UTC(2026, 8, 14, 7, 30), reply: stage === 'Replied' ? 'Yes' : '', ...rest }],
})

export const openBook = (project: Project, rows: readonly (readonly string[])[], host: Partial<HostOptions> = {}) => {
  const clock = virtualClock()
  const book = createBook({ name: 'Outreach', timeZone: 'Europe/Ljubljana' })
  const leads = book.tabs[0] ?? book.insertTab('Leads')
  leads.rename('Leads')
  fill(leads, rows)
  const strict = createHost({ book, project, owner: OWNER, editors: [EDITOR], fetch: () => ({ failure: 'dns-error', ms: 0 }), clock, ...host })
  const run = (people: readonly PersonStages[], { offTabs = [], until = null, ownTabs = [], user = OWNER }: PassOptions = {}, kind: ExecutionKind = 'time-trigger') => {
    const args = [JSON.stringify({ people, offTabs, until, ownTabs })]
    const result = strict.run({ kind, functionName: 'pass', user, args })
    return { ...result, moved: result.ok ? (JSON.parse(result.log[result.log.length - 1] ?? '') as { moved: number }).moved : -1 }
  }
  return { book, clock, leads, host: strict, run, addTab: (name: string, cells: readonly (readonly string[])[]) => fill(book.insertTab(name), cells) }
}

export type Book = ReturnType<typeof openBook>

const fill = (tab: Tab, rows: readonly (readonly string[])[]): Tab => {
  if (rows.length > tab.rowCount) tab.insertRows(tab.rowCount + 1, rows.length - tab.rowCount)
  if (rows.length > 0) tab.enter(1, 1, rows)
  tab.setFrozenRows(rows.length > 1 ? 1 : 0)
  return tab
}

/** By name in the first column: what stands in a column of ours, wherever it is by now. */
export const told = (tab: Tab, header: keyof typeof STATUS_HEADERS = 'status'): Record<string, string> => {
  const top = headerRow(tab)
  const [name, column] = [columnOf(tab, 'Name') ?? 1, columnOf(tab, STATUS_HEADERS[header])]
  const rows = Array.from({ length: tab.lastRow() - top }, (_, index) => top + 1 + index)
  return Object.fromEntries(rows.map((row) => [tab.displayText(row, name), column === null ? '(no column)' : tab.displayText(row, column)]))
}
