import {
  addRequest,
  changeAddForm,
  emptyAddForm,
  missingForPreview,
  rowsMeant,
  type AddForm,
  type AddFormEvent,
} from '../../src/sidebar/add-form'
import type { AddOptions, CampaignChoice, SelectionView } from '../../src/sidebar/protocol'

const campaign = (more: Partial<CampaignChoice> = {}): CampaignChoice => ({
  id: 60001,
  name: 'Acme – CFO DACH',
  status: 'IN_PROGRESS',
  statusWords: 'Running',
  canAdd: true,
  remark: '',
  restarts: false,
  paused: false,
  senderIds: [1, 2],
  ...more,
})
const selection = (more: Partial<SelectionView> = {}): SelectionView => ({
  tabId: 7,
  tabName: 'Leads',
  headerRow: 1,
  columns: [
    { key: 'LinkedIn', letter: 'A', sample: '' },
    { key: 'Company', letter: 'B', sample: '' },
  ],
  rangeLabel: 'A2:B41',
  blocks: [{ row: 2, column: 1, rows: 40, columns: 2 }],
  rowCount: 40,
  oneCell: null,
  mapping: { fields: { profileUrl: 'LinkedIn' }, customFields: [], sender: { kind: 'heyreach' } },
  remembered: false,
  remarks: [],
  ...more,
})
const after = (...events: AddFormEvent[]): AddForm => events.reduce(changeAddForm, emptyAddForm)
const read = (more?: Partial<SelectionView>): AddFormEvent => ({ kind: 'selection', selection: selection(more) })
const pick = (more?: Partial<CampaignChoice>): AddFormEvent => ({ kind: 'campaign', campaign: campaign(more) })

describe('what is missing', () => {
  it.each<[string, AddForm, ReturnType<typeof missingForPreview>]>([
    ['at the start', emptyAddForm, 'selection'],
    ['with no row selected', after(read({ rowCount: 0 }), pick()), 'rows'],
    ['without a campaign', after(read()), 'campaign'],
    [
      'without a column of LinkedIn URLs',
      after(read({ mapping: { fields: {}, customFields: [], sender: { kind: 'heyreach' } } }), pick()),
      'profile-column',
    ],
    [
      'when a column is to name the sender, but none is chosen',
      after(
        read(),
        pick(),
        { kind: 'mapping', mapping: { ...selection().mapping, sender: { kind: 'column', column: '' } } },
      ),
      'sender-column',
    ],
    ['when all is there', after(read(), pick()), null],
  ])('%s', (_, form, missing) => {
    expect(missingForPreview(form)).toBe(missing)
    expect(addRequest(form) === null).toBe(missing !== null)
  })
})

it('asks for exactly the rows that were read, whatever is selected by then', () => {
  expect(addRequest(after(read(), pick()))).toEqual({
    tabId: 7,
    headerRow: 1,
    scope: 'selection',
    blocks: [{ row: 2, column: 1, rows: 40, columns: 2 }],
    campaignId: 60001,
    mapping: { fields: { profileUrl: 'LinkedIn' }, customFields: [], sender: { kind: 'heyreach' } },
    options: { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false },
  })
})

it('means this row or all rows without a status when one cell is selected', () => {
  const oneCell = read({ rowCount: 1, oneCell: { row: 14, withoutStatusCount: 37, withoutProfileCount: 40 } })
  expect(rowsMeant(after(oneCell))).toBe(1)
  expect(rowsMeant(after(oneCell, { kind: 'scope', scope: 'without-status' }))).toBe(37)
  expect(rowsMeant(after(oneCell, { kind: 'scope', scope: 'without-status' }, read()))).toBe(40)
})

describe('the mapping', () => {
  const changed = { ...selection().mapping, fields: { profileUrl: 'LinkedIn', companyName: 'Company' } }
  const edit: AddFormEvent = { kind: 'mapping', mapping: changed }

  it('keeps the person’s changes when other rows of the same columns are read', () => {
    expect(after(read(), edit, read({ rangeLabel: 'A50:B60' })).mapping).toEqual(changed)
  })

  it('starts anew on another tab, and when the columns changed', () => {
    expect(after(read(), edit, read({ tabId: 8 })).mapping).toEqual(selection().mapping)
    const columns = [...selection().columns, { key: 'City', letter: 'C', sample: '' }]
    expect(after(read(), edit, read({ columns })).mapping).toEqual(selection().mapping)
  })

  it('drops an account that is none of the campaign’s senders', () => {
    const account = (accountId: number): AddFormEvent => ({
      kind: 'mapping',
      mapping: { ...selection().mapping, sender: { kind: 'account', accountId } },
    })
    const other = pick({ id: 60002, senderIds: [2, 3] })
    expect(after(read(), pick(), account(2), other).mapping.sender).toEqual({ kind: 'account', accountId: 2 })
    expect(after(read(), pick(), account(1), other).mapping.sender).toEqual({ kind: 'heyreach' })
  })
})

describe('ticks', () => {
  const tick = (option: keyof AddOptions): AddFormEvent => ({ kind: 'option', option, ticked: true })
  const none: AddOptions = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }
  const ticked = [read(), pick(), tick('withoutName'), tick('inOtherCampaign'), tick('restartFinished')]

  it('for one campaign do not count for another', () => {
    expect(after(...ticked, pick({ id: 60002 })).options).toEqual({ ...none, withoutName: true })
  })

  it('stay when the same campaign is picked again, and are gone after a run', () => {
    expect(after(...ticked, pick()).options).toEqual({ withoutName: true, inOtherCampaign: true, restartFinished: true, resumePaused: false })
    expect(after(...ticked, { kind: 'run-over' }).options).toEqual(none)
  })
})

it('takes the campaign’s new state when campaigns are loaded again, and lets go of one that takes no leads any more', () => {
  const loaded = (...campaigns: CampaignChoice[]): AddForm => after(read(), pick(), { kind: 'campaigns-loaded', campaigns })
  expect(loaded(campaign({ status: 'PAUSED' })).campaign?.status).toBe('PAUSED')
  expect(loaded(campaign({ status: 'CANCELED', canAdd: false })).campaign).toBeNull()
  expect(loaded().campaign).toBeNull()
})

it('what was ticked for other rows is not ticked for these', () => {
  const ticked = { ...emptyAddForm, selection: selection({ rangeLabel: 'A2:D9' }), options: { ...emptyAddForm.options, inOtherCampaign: true, withoutName: true } }
  expect(changeAddForm(ticked, { kind: 'selection', selection: selection({ rangeLabel: 'A2:D9' }) }).options).toMatchObject({ inOtherCampaign: true, withoutName: true })
  expect(changeAddForm(ticked, { kind: 'selection', selection: selection({ rangeLabel: 'A20:D29' }) }).options).toMatchObject({ inOtherCampaign: false, withoutName: false })
})
