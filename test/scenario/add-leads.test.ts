import { demoLeads } from '../../workbench/fake-heyreach/demo-leads'
import type { AddOptions, AddRequest } from '../../src/sidebar/protocol'
import { ADD_CHUNK_SIZE } from '../../src/sidebar/protocol'
import { manyLeads, openSheet, type Sheet, type SheetOptions } from './support/sheet'

const NO_TICKS: AddOptions = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }

const connected = (options: SheetOptions) => {
  const sheet = openSheet(options)
  const campaign = running(sheet)
  sheet.value(sheet.ask('connectHeyReach', { key: keyOf(sheet, campaign.workspace), holder: 'me', workspaceName: 'Acme' }))
  return { sheet, campaign }
}

const running = (sheet: Sheet) => {
  const campaign = sheet.heyreach.campaigns().find(({ status }) => status === 'IN_PROGRESS')
  if (!campaign) throw new Error('no running campaign')
  return campaign
}
const keyOf = (sheet: Sheet, workspace: string): string => sheet.heyreach.keys[workspace] ?? ''

const select = (sheet: Sheet, first: number, last: number) => sheet.select([{ row: first, column: 1, rows: last - first + 1, columns: 5 }])

const requestFor = (sheet: Sheet, campaignId: number, more: Partial<AddRequest> = {}): AddRequest => {
  const view = sheet.value(sheet.ask('readSelection'))
  return {
    tabId: view.tabId,
    headerRow: view.headerRow,
    scope: 'selection',
    campaignId,
    mapping: view.mapping,
    options: NO_TICKS,
    ...more,
  }
}

const add = (sheet: Sheet, request: AddRequest) => {
  const preview = sheet.value(sheet.ask('previewAddLeads', request))
  sheet.value(sheet.ask('startAddLeads', { request, waiting: preview.people.slice(ADD_CHUNK_SIZE), skipped: preview.skipped }))
  const chunks = []
  for (let from = 0; from < preview.people.length; from += ADD_CHUNK_SIZE) {
    chunks.push(sheet.value(sheet.ask('addLeadsChunk', { request, people: preview.people.slice(from, from + ADD_CHUNK_SIZE) })))
  }
  const finish = sheet.ask('finishAddLeads', { request, statusShown: preview.campaign.status, statusBefore: preview.campaign.status })
  return { preview, chunks, finish }
}

const addedTo = (sheet: Sheet, campaignId: number): string[] =>
  sheet.heyreach.ledger(campaignId).filter(({ added }) => added > 0).map(({ profileUrl }) => profileUrl)

describe('adding selected rows', () => {
  it('puts exactly the selected people into the ledger and says so on their rows', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(8) })
    select(sheet, 3, 5)
    add(sheet, requestFor(sheet, campaign.id))
    expect(addedTo(sheet, campaign.id)).toHaveLength(3)
    expect(sheet.column('HeyReach status')).toEqual(['', 'In campaign', 'In campaign', 'In campaign', '', '', '', ''])
    expect(sheet.cell(3, 'HeyReach campaign')).toBe(`${campaign.name} #${campaign.id}`)
    expect(sheet.cell(3, 'HeyReach updated')).not.toBe('')
  })

  it('sends fields and custom fields as displayed', () => {
    const { sheet, campaign } = connected({ rows: [['First name', 'Last name', 'LinkedIn', 'Ice-breaker'], ['Ada', 'Novak', 'linkedin.com/in/ada-novak', '=1+1 is two']] })
    select(sheet, 2, 2)
    const request = requestFor(sheet, campaign.id)
    request.mapping.customFields = [{ name: 'Ice-breaker', column: 'Ice-breaker' }]
    add(sheet, request)
    const entry = sheet.heyreach.ledger(campaign.id).find(({ profileUrl }) => profileUrl.includes('ada-novak'))
    expect(entry?.lead).toMatchObject({ firstName: 'Ada', lastName: 'Novak', customUserFields: [{ name: 'Ice_breaker', value: '=1+1 is two' }] })
  })

  it('leaves out rows that a filter or a person has hidden', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(6) })
    sheet.tab.setFilter({ row: 1, column: 1, rows: 7, columns: 5 })
    sheet.tab.setColumnFilter(1, ['First1'])
    sheet.tab.hideRows(5, 1)
    select(sheet, 2, 7)
    const { preview } = add(sheet, requestFor(sheet, campaign.id))
    expect(preview.hiddenRowCount).toBe(2)
    expect(preview.people.map(({ row }) => row)).toEqual([2, 4, 6, 7])
    expect(addedTo(sheet, campaign.id)).toHaveLength(4)
  })

  it('adds the sixty demo rows with a reason on every row that is left out', () => {
    const { sheet, campaign } = connected({ rows: demoLeads })
    select(sheet, 2, demoLeads.length)
    const { preview } = add(sheet, requestFor(sheet, campaign.id))
    const skipped = preview.skipped.flatMap(({ rows }) => rows)
    expect(new Set([...preview.people.map(({ row }) => row), ...skipped]).size).toBe(demoLeads.length - 1)
    // Two of them were in the campaign before: updated, not added again.
    expect(sheet.heyreach.ledger(campaign.id).filter(({ added, updated }) => added + updated === 1)).toHaveLength(preview.people.length)
    sheet.column('HeyReach status').forEach((status, index) => {
      expect([index + 2, status]).toEqual([index + 2, skipped.includes(index + 2) ? 'Not added' : 'In campaign'])
      expect(sheet.cell(index + 2, 'HeyReach detail')).not.toBe('')
    })
  })

  it('adds nobody twice when Add is pressed again', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(5) })
    select(sheet, 2, 6)
    add(sheet, requestFor(sheet, campaign.id))
    const second = sheet.value(sheet.ask('previewAddLeads', requestFor(sheet, campaign.id)))
    expect(second.people).toEqual([])
    expect(sheet.heyreach.ledger(campaign.id).filter(({ added }) => added > 1)).toEqual([])
  })

  it('knows exactly which rows HeyReach refused, though it only counts', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(120) })
    const refused = [3, 50, 119].map((index) => `https://www.linkedin.com/in/person-${index}-demo`)
    sheet.heyreach.addFault({ leads: refused, effect: { refuseLeads: true } })
    select(sheet, 2, 121)
    const { chunks } = add(sheet, requestFor(sheet, campaign.id))
    expect(chunks[0]?.failed).toBe(3)
    expect(sheet.column('HeyReach status').flatMap((status, index) => (status === 'Failed' ? [index] : []))).toEqual([3, 50, 119])
    expect(addedTo(sheet, campaign.id)).toHaveLength(117)
  })

  it.each(['before', 'after'] as const)('finishes when a connection drops %s the leads are accepted', (when) => {
    const { sheet, campaign } = connected({ rows: manyLeads(150) })
    sheet.heyreach.addFault({ route: '/campaign/AddLeadsToCampaignV2', times: 1, effect: { drop: when } })
    select(sheet, 2, 151)
    add(sheet, requestFor(sheet, campaign.id))
    expect(addedTo(sheet, campaign.id)).toHaveLength(150)
    expect(sheet.heyreach.ledger(campaign.id).filter(({ added }) => added > 1)).toEqual([])
    expect(new Set(sheet.column('HeyReach status'))).toEqual(new Set(['In campaign']))
  })

  it('never says “Failed” when it does not know; pressing Add again finishes', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(20) })
    const remove = sheet.heyreach.addFault({ route: '/campaign/AddLeadsToCampaignV2', effect: { drop: 'after' } })
    select(sheet, 2, 21)
    const request = requestFor(sheet, campaign.id)
    const { chunks } = add(sheet, request)
    expect(chunks[0]?.unconfirmed).toBe(20)
    expect(new Set(sheet.column('HeyReach status'))).toEqual(new Set(['Adding…']))
    remove()
    add(sheet, request)
    expect(new Set(sheet.column('HeyReach status'))).toEqual(new Set(['In campaign']))
    expect(sheet.heyreach.ledger(campaign.id).filter(({ added }) => added > 1)).toEqual([])
  })

  it('tells on the rows and in words when the key is revoked in the middle', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(10) })
    select(sheet, 2, 11)
    const request = requestFor(sheet, campaign.id)
    const preview = sheet.value(sheet.ask('previewAddLeads', request))
    sheet.heyreach.revokeKey(keyOf(sheet, campaign.workspace))
    const chunk = sheet.value(sheet.ask('addLeadsChunk', { request, people: preview.people }))
    expect(chunk.stopped?.code).toBe('bad-key')
    expect(new Set(sheet.column('HeyReach status'))).toEqual(new Set(['Not added']))
  })

  it('asks before a finished campaign is restarted, and sends no resume flag unasked', () => {
    const { sheet } = connected({ rows: manyLeads(3) })
    const finished = sheet.heyreach.campaigns().find(({ status, workspace }) => status === 'FINISHED' && workspace === running(sheet).workspace)
    if (!finished) throw new Error('no finished campaign in the workspace')
    select(sheet, 2, 4)
    const request = requestFor(sheet, finished.id)
    expect(sheet.value(sheet.ask('previewAddLeads', request)).blocked).toMatch(/Tick/)
    const chunk = sheet.ask('addLeadsChunk', { request, people: [{ key: 'in/person-0-demo', row: 2 }] })
    expect(chunk).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(addedTo(sheet, finished.id)).toEqual([])
    add(sheet, { ...request, options: { ...NO_TICKS, restartFinished: true, resumePaused: false } })
    expect(addedTo(sheet, finished.id)).toHaveLength(3)
  })

  it('finds the rows again after a sort in the middle of the run', () => {
    let sorted = false
    let started = false
    const { sheet, campaign } = connected({
      rows: manyLeads(30),
      host: {
        onCall: ({ name }) => {
          if (name !== 'UrlFetchApp.fetchAll' || sorted || !started) return
          sorted = true
          sheet.tab.sort({ row: 2, column: 1, rows: 30, columns: sheet.tab.lastColumn() }, 1, false)
        },
      },
    })
    sheet.heyreach.addFault({ leads: ['https://www.linkedin.com/in/person-7-demo'], effect: { refuseLeads: true } })
    select(sheet, 2, 31)
    const request = requestFor(sheet, campaign.id)
    const preview = sheet.value(sheet.ask('previewAddLeads', request))
    started = true
    sheet.value(sheet.ask('addLeadsChunk', { request, people: preview.people }))
    expect(sorted).toBe(true)
    for (let row = 2; row <= 31; row += 1) {
      const expected = sheet.cell(row, 'LinkedIn').includes('person-7-') ? 'Failed' : 'In campaign'
      expect([sheet.cell(row, 'LinkedIn'), sheet.cell(row, 'HeyReach status')]).toEqual([sheet.cell(row, 'LinkedIn'), expected])
    }
  })
})

describe('stopping', () => {
  it('stops the selected people in their row’s campaign and says so', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(6) })
    select(sheet, 2, 7)
    const request = requestFor(sheet, campaign.id)
    add(sheet, request)
    select(sheet, 3, 4)
    const stop = { tabId: request.tabId, headerRow: 1, pastedUrl: null, where: { kind: 'row' as const } }
    const preview = sheet.value(sheet.ask('previewStopLeads', stop))
    expect(preview.buttonLabel).toBe('Stop 2')
    const { results } = sheet.value(sheet.ask('stopLeadsChunk', { request: stop, people: preview.people }))
    expect(results.map(({ outcome }) => outcome)).toEqual(['stopped', 'stopped'])
    expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'Stopped', 'Stopped', 'In campaign', 'In campaign', 'In campaign'])
    expect(sheet.heyreach.ledger(campaign.id).filter(({ status, added }) => status === 'Stopped' && added > 0)).toHaveLength(2)
  })

  it('stops a pasted profile everywhere', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(1) })
    select(sheet, 2, 2)
    add(sheet, requestFor(sheet, campaign.id))
    const stop = { tabId: null, headerRow: null, pastedUrl: 'https://linkedin.com/in/Person-0-demo/?x=1', where: { kind: 'everywhere' as const } }
    const preview = sheet.value(sheet.ask('previewStopLeads', stop))
    const { results } = sheet.value(sheet.ask('stopLeadsChunk', { request: stop, people: preview.people }))
    expect(results[0]?.outcome).toBe('stopped')
  })
})

describe('the connection', () => {
  it('refuses a wrong key in words that help and keeps nothing', () => {
    const sheet = openSheet({ rows: manyLeads(1) })
    const answer = sheet.ask('connectHeyReach', { key: 'wrong-key-123456', holder: 'me', workspaceName: 'Acme' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-key' } })
    expect(JSON.stringify(sheet.host.snapshot())).not.toContain('wrong-key')
  })

  it('refuses the key of another workspace once the sheet belongs to one', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(2) })
    const other = Object.keys(sheet.heyreach.keys).find((name) => name !== campaign.workspace) ?? ''
    expect(sheet.ask('connectHeyReach', { key: keyOf(sheet, other), holder: 'me', workspaceName: 'Other' })).toMatchObject({
      ok: false,
      error: { code: 'other-workspace' },
    })
  })

  it('shows the key nowhere: not in answers, errors, pages, toasts, logs or cells', () => {
    const { sheet, campaign } = connected({ rows: manyLeads(3) })
    const key = keyOf(sheet, campaign.workspace)
    sheet.open()
    for (const item of ['openAddToCampaign', 'openStop', 'openConnection']) sheet.menu(item)
    select(sheet, 2, 4)
    const request = requestFor(sheet, campaign.id)
    for (const effect of [{ drop: 'before' as const }, { status: 500, body: `no, ${key}` }, { status: 400, body: JSON.stringify({ errorMessage: key }) }]) {
      const remove = sheet.heyreach.addFault({ effect })
      sheet.clock.advance(90_000)
      sheet.ask('loadCampaigns', { fresh: true })
      sheet.ask('previewAddLeads', request)
      sheet.ask('addLeadsChunk', { request, people: [{ key: 'in/person-0-demo', row: 2 }] })
      remove()
    }
    add(sheet, request)
    sheet.ask('getSidebarState')
    sheet.heyreach.revokeKey(key)
    sheet.ask('loadCampaigns', { fresh: true })
    sheet.ask('connectHeyReach', { key, holder: 'everyone', workspaceName: 'Acme' })
    expect(sheet.seen.filter((text) => text.includes(key))).toEqual([])
    expect(sheet.seen.length).toBeGreaterThan(15)
    expect(JSON.stringify(sheet.book.toJson())).not.toContain(key)
  })
})
