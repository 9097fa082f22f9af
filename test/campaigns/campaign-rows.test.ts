import fc from 'fast-check'
import { CAMPAIGN_COLUMNS, ID_HEADER } from '../../src/campaigns/campaign-columns'
import { planCampaignRows } from '../../src/campaigns/campaign-rows'
import { campaignViews } from '../../src/campaigns/campaign-view'
import { AT, campaign, progress, sender, tabWith, view } from './support'

const NOBODY = new Map<number, number>()
const HEADERS = CAMPAIGN_COLUMNS.map(({ header }) => header)
const cell = (header: string, of: ReturnType<typeof view>) => CAMPAIGN_COLUMNS.find((column) => column.header === header)?.read(of)

describe('a campaign’s cells', () => {
  it.each([
    ['State', view(), 'Running'],
    ['State', view({ status: 'SOMETHING_NEW' }), 'Status unknown'],
    ['What it means', view(), 'Its leads are contacted, as its senders’ daily limits allow.'],
    ['What it means', view({ status: 'PAUSED' }), 'It stays paused: leads wait until it is resumed.'],
    ['Senders', view({ senderIds: [12, 11, 13, 99] }, [sender(), sender({ id: 12, name: 'Jonas', authIsValid: false }), sender({ id: 13, name: 'Lien', isActive: false })]), 'Jonas (logged out), Mira, Lien (switched off), account 99 (gone)'],
    ['Daily limit (connection requests)', view({ senderIds: [11, 12] }, [sender(), sender({ id: 12, connectionLimit: 12 })]), 37],
    ['Daily limit (connection requests)', view({ senderIds: [11, 12] }, [sender(), sender({ id: 12, connectionLimit: null })]), null],
    ['Daily limit (connection requests)', view({ senderIds: [] }), 0],
    ['Limit shared with', view({}, [sender({ activeCampaigns: 3 })]), 'up to 2 other active campaigns'],
    ['Limit shared with', view({ status: 'PAUSED' }, [sender({ activeCampaigns: 1 })]), 'up to 1 other active campaign'],
    ['Limit shared with', view(), 'no other active campaign'],
    ['Limit shared with', view({ senderIds: [] }), ''],
    ['No longer in sequence', view(), 0.3],
    ['No longer in sequence', view({ progress: progress({ finished: 99, failed: 4 }) }), 1],
    ['No longer in sequence', view({ progress: progress({ stopped: null, excluded: null }) }), 0.28],
    ['No longer in sequence', view({ progress: progress({ leads: 0 }) }), null],
    ['No longer in sequence', view({ progress: progress({ finished: null }) }), null],
    ['Days for waiting (at least)', view({ progress: progress({ waiting: 26 }) }), 2],
    ['Days for waiting (at least)', view({ progress: progress({ waiting: 0 }), senderIds: [] }), 0],
    ['Days for waiting (at least)', view({ senderIds: [] }), null],
    ['Days for waiting (at least)', view({ progress: progress({ waiting: null }) }), null],
    ['Added by this sheet', view({}, [sender()], 7), 7],
    ['Started', view({ startedAt: null }), null],
    ['Refreshed', view(), AT],
  ])('%s', (header, of, wanted) => expect(cell(header, of)).toEqual(wanted))
})

describe('the first plan', () => {
  it('puts what runs first, then what waits, what is over and drafts, each by name', () => {
    const statuses = ['DRAFT', 'FINISHED', 'PAUSED', 'CANCELED', 'IN_PROGRESS', 'SCHEDULED', 'FAILED', 'STARTING', 'NEW_WORD', 'IN_PROGRESS']
    const views = statuses.map((status, index) => view({ id: index + 1, status, name: `C${9 - index}` }))
    const plan = planCampaignRows(views, NOBODY, null)
    expect(plan.rows.map(({ cells }) => cells.get(ID_HEADER))).toEqual([10, 5, 8, 6, 3, 7, 9, 2, 4, 1])
    expect(plan.rows.map(({ row }) => row)).toEqual(statuses.map((_, index) => index + 2))
    expect(plan.newColumns.map(({ header }) => header)).toEqual(HEADERS)
  })
})

describe('a plan for a tab that is there', () => {
  const two = [view({ id: 1, name: 'North' }), view({ id: 2, name: 'South' })]
  const row = (id: number | null, name: string) => ({ [ID_HEADER]: id, Campaign: name })
  const rowsOf = (plan: ReturnType<typeof planCampaignRows>) => plan.rows.map(({ row: at, cells, writeId }) => [at, cells.get(ID_HEADER), writeId])

  it('keeps campaigns in their rows and puts new ones below everything', () => {
    const plan = planCampaignRows([...two, view({ id: 3 })], NOBODY, tabWith([row(2, 'South'), row(null, 'my own row'), row(1, 'old name'), row(null, '')]))
    expect(rowsOf(plan)).toEqual([[2, 2, false], [4, 1, false], [6, 3, true]])
    expect(plan.newRows).toBe(1)
  })

  it('fills both rows of a campaign that somebody has copied', () => {
    expect(rowsOf(planCampaignRows(two, NOBODY, tabWith([row(1, 'a'), row(1, 'a'), row(2, 'b')])))).toEqual([[2, 1, false], [3, 1, false], [4, 2, false]])
  })

  it.each([
    ['its name is unlike any other', [row(null, 'North'), row(2, 'South')], [[2, 1, true], [3, 2, false]]],
    ['two rows have the name', [row(null, 'North'), row(null, 'North'), row(2, 'South')], [[4, 2, false], [5, 1, true]]],
    ['the campaign has a row with its id', [row(null, 'North'), row(1, 'North'), row(2, 'South')], [[3, 1, false], [4, 2, false]]],
  ])('a row without id where %s', (_where, rows, wanted) => expect(rowsOf(planCampaignRows(two, NOBODY, tabWith(rows)))).toEqual(wanted))

  it('appends missing columns at the right of whatever is there', () => {
    const some = HEADERS.filter((header) => header !== 'Advice' && header !== 'List')
    const plan = planCampaignRows(two, NOBODY, { ...tabWith([row(1, 'North')], some), lastColumn: 30 })
    expect(plan.newColumns.map(({ header }) => header)).toEqual(['Advice', 'List'])
    expect([plan.columns.get('Advice'), plan.columns.get('List')]).toEqual([31, 32])
  })

  it('says of a campaign that is gone what it was last, without advice', () => {
    const last = { ...row(9, 'East'), State: 'Running', Leads: 40, Advice: 'do this', 'Days for waiting (at least)': 3 }
    const plan = planCampaignRows(two, new Map([[9, 5]]), tabWith([row(1, 'North'), last]))
    const cells = plan.rows.find(({ row: at }) => at === 3)?.cells
    expect(['State', 'Leads', 'Campaign', 'Advice', 'Days for waiting (at least)', 'Added by this sheet'].map((header) => cells?.get(header))).toEqual(
      ['Not in HeyReach any more', 40, 'East', null, null, 5],
    )
    expect(plan.gone).toBe(1)
  })

  it('refuses a tab of which HeyReach lists no campaign', () => {
    expect(() => planCampaignRows(two, NOBODY, tabWith([row(7, 'x'), row(8, 'y')]))).toThrow(/another client/)
    expect(() => planCampaignRows(two, NOBODY, tabWith([]))).not.toThrow()
  })

  it('gives every campaign a row of its own and touches no row without one', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(null)), { maxLength: 15 }),
        (ids, onTab) => {
          const views = campaignViews(ids.map((id) => campaign({ id, name: `C${id}` })), [sender()], NOBODY, AT)
          const tab = tabWith(onTab.map((id) => row(id, id === null ? 'own' : `C${id}`)))
          fc.pre(onTab.every((id) => id === null) || onTab.some((id) => id !== null && ids.includes(id)))
          const plan = planCampaignRows(views, NOBODY, tab)
          const rows = plan.rows.map(({ row: at }) => at)
          expect(new Set(rows).size).toBe(rows.length)
          expect(new Set(plan.rows.map(({ cells }) => cells.get(ID_HEADER)))).toEqual(new Set([...ids, ...onTab.filter((id) => id !== null)]))
          for (const { row: at, cells } of plan.rows) {
            const was = onTab[at - 2]
            expect(was === undefined ? at >= tab.lastRow + 1 : was === cells.get(ID_HEADER)).toBe(true)
          }
        },
      ),
    ))
})
