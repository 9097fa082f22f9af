/** One run with all that a run has: two batches, refused leads, people who are there already, rows that are left out, each told on its row. */
import { profileKey } from '../../../workbench/fake-heyreach/profile-key'
import { STATUS_HEADERS } from '../../../src/words'
import { addRequest, connectedSheet, RUNNING } from './adding'
import { claimedRows } from './ledger-agrees'
import { manyLeads, type SheetOptions } from './sheet'

/** In the campaign since before, by no request of anybody's (demo-campaign-leads.ts). */
const THERE_ALREADY = ['beat-zurcher-demo', 'dominika-nowak-demo', 'hannes-gruber-demo']

export interface WholeRun extends Omit<SheetOptions, 'rows'> {
  /** Leads that are new; with those who are there already, two batches unless told otherwise. */
  leads?: number
  /** Positions among them. */
  refused?: number[]
  columns?: 'there' | 'not-there'
}

export const prepareWholeRun = ({ leads = 100, refused = [7, 99], columns = 'not-there', ...options }: WholeRun = {}) => {
  const [header = [], ...good] = manyLeads(leads)
  const there = THERE_ALREADY.map((slug) => ['There', 'Already', `linkedin.com/in/${slug}`, 'Company', 'CFO'])
  const withoutName = ['', 'Noname', 'linkedin.com/in/without-first-name', 'Company', 'CFO']
  const withoutUrl = ['Nobody', 'Nowhere', 'https://www.linkedin.com/company/acme', 'Company', 'CFO']
  const rows = [header, ...there.slice(0, 2), withoutName, ...good, withoutUrl, ...there.slice(2)]
  const heads = columns === 'there' ? Object.values(STATUS_HEADERS) : []
  const sheet = connectedSheet({ ...options, rows: [[...header, ...heads], ...rows.slice(1)] })
  sheet.heyreach.addFault({ leads: refused.map((index) => `https://www.linkedin.com/in/person-${index}-demo`), effect: { refuseLeads: true } })
  // Whatever connecting has left in caches is forgotten by now.
  sheet.clock.advance(15 * 60_000)
  const request = addRequest(sheet, RUNNING)

  const isRefused = (slug: string): boolean => refused.some((index) => slug === `person-${index}-demo`)
  /** What is not as it should be once a run is through; of many the first few. */
  const undone = (): string[] => {
    const wrong = allUndone()
    return wrong.length > 5 ? [...wrong.slice(0, 5), `and ${wrong.length - 5} more`] : wrong
  }
  const allUndone = (): string[] => {
    const ledger = new Map(sheet.heyreach.ledger(RUNNING).map(({ profileUrl, added }) => [profileKey(profileUrl), added]))
    const rows = new Map(claimedRows(sheet).map((row) => [row.person, row]))
    const wrong = good.flatMap(([, , url = '']) => {
      const slug = profileKey(url) ?? ''
      const [status, added] = isRefused(slug) ? ['Failed', undefined] : ['In campaign', 1]
      return rows.get(slug)?.status === status && ledger.get(slug) === added ? [] : [`${slug}: ${rows.get(slug)?.status}, added ${ledger.get(slug)}`]
    })
    const wrongThere = THERE_ALREADY.flatMap((slug) => {
      const status = rows.get(slug)?.status
      return status === 'In campaign' && ledger.get(slug) === 0 ? [] : [`${slug}: ${status}`]
    })
    const nameless = rows.get('without-first-name')
    const noUrlRow = rowOf(sheet.tab, 'Nobody')
    return [
      ...wrong,
      ...wrongThere,
      ...(nameless?.status === 'Not added' && nameless.detail === 'no first name' ? [] : [`without a first name: ${nameless?.status}`]),
      ...(sheet.cell(noUrlRow, STATUS_HEADERS.status) === 'Not added' ? [] : [`without a profile: ${sheet.cell(noUrlRow, STATUS_HEADERS.status)}`]),
    ]
  }
  return { sheet, request, undone }
}

const rowOf = (tab: { lastRow(): number; displayText(row: number, column: number): string }, firstName: string): number => {
  for (let row = 1; row <= tab.lastRow(); row += 1) if (tab.displayText(row, 1) === firstName) return row
  return 0
}
