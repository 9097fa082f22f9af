import { changeRefreshForm, emptyRefreshForm, missingForRefresh, refreshRequest, type RefreshForm } from '../../src/sidebar/refresh-form'
import type { CampaignChoice, SelectionView } from '../../src/sidebar/protocol'

const blocks = [{ row: 2, column: 1, rows: 3, columns: 4 }]
const selection = (more: Partial<SelectionView> = {}): SelectionView => ({
  tabId: 7,
  tabName: 'Leads',
  headerRow: 1,
  columns: [],
  rangeLabel: 'A2:D4',
  blocks,
  rowCount: 3,
  oneCell: null,
  mapping: { fields: {}, customFields: [], sender: { kind: 'heyreach' } },
  remembered: false,
  remarks: [],
  ...more,
})
const campaign = { id: 61001, name: 'Acme' } as CampaignChoice
const after = (...events: Parameters<typeof changeRefreshForm>[1][]): RefreshForm => events.reduce(changeRefreshForm, emptyRefreshForm)

it('means the selected rows where several are selected, else the whole tab', () => {
  expect(refreshRequest(after({ kind: 'selection', selection: selection() }))).toEqual({ tabId: 7, headerRow: 1, scope: 'selection', blocks, pickedCampaignId: null })
  const oneCell = selection({ rowCount: 1, oneCell: { row: 2, withoutStatusCount: 5, withoutProfileCount: 0 } })
  expect(refreshRequest(after({ kind: 'selection', selection: oneCell }))).toEqual({ tabId: 7, headerRow: 1, scope: 'tab', pickedCampaignId: null })
  expect(after({ kind: 'selection', selection: selection({ rowCount: 0 }) }).scope).toBe('tab')
})

it('asks for a campaign only when rows without one are to be looked for', () => {
  const ticked = after({ kind: 'selection', selection: selection() }, { kind: 'looks-in-one', looksInOne: true })
  expect([missingForRefresh(ticked), refreshRequest(ticked)]).toEqual(['campaign', null])
  const picked = changeRefreshForm(ticked, { kind: 'campaign', campaign })
  expect(refreshRequest(picked)).toMatchObject({ pickedCampaignId: 61001 })
  expect(refreshRequest(changeRefreshForm(picked, { kind: 'looks-in-one', looksInOne: false }))).toMatchObject({ pickedCampaignId: null })
})

it('says what is missing', () => {
  expect(missingForRefresh(emptyRefreshForm)).toBe('selection')
  const nobody = after({ kind: 'selection', selection: selection({ rowCount: 0 }) }, { kind: 'scope', scope: 'selection' })
  expect(missingForRefresh(nobody)).toBe('rows')
})
