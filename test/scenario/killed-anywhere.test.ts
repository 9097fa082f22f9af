/** A run that dies at any call: pressing Add again finishes it, nobody is in the ledger twice, and no row lies meanwhile. */
import type { AddRequest } from '../../src/sidebar/protocol'
import { manyLeads, openSheet, type Sheet } from './support/sheet'

const LEADS = 12

const prepare = () => {
  let countdown = -1
  let calls = 0
  const sheet = openSheet({
    rows: manyLeads(LEADS),
    host: {
      onCall: ({ backend }) => {
        if (!backend || countdown < 0) return
        calls += 1
        if (calls === countdown) return 'kill'
      },
    },
  })
  const campaign = sheet.heyreach.campaigns().find(({ status }) => status === 'IN_PROGRESS')
  if (!campaign) throw new Error('no running campaign')
  sheet.value(sheet.ask('connectHeyReach', { key: sheet.heyreach.keys[campaign.workspace] ?? '', holder: 'me', workspaceName: 'Acme' }))
  sheet.select([{ row: 2, column: 1, rows: LEADS, columns: 5 }])
  const view = sheet.value(sheet.ask('readSelection'))
  const request: AddRequest = {
    tabId: view.tabId,
    headerRow: view.headerRow,
    scope: 'selection',
    campaignId: campaign.id,
    mapping: view.mapping,
    options: { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false },
  }
  const people = sheet.value(sheet.ask('previewAddLeads', request)).people
  const killAt = (call: number) => {
    countdown = call
    calls = 0
  }
  return { sheet, request, people, killAt, callsSeen: () => calls }
}

const added = (sheet: Sheet, campaignId: number) => sheet.heyreach.ledger(campaignId).filter((entry) => entry.added > 0)

const rowsThatLie = (sheet: Sheet, campaignId: number): string[] => {
  const there = new Set(added(sheet, campaignId).map(({ profileUrl }) => profileUrl))
  return sheet
    .column('HeyReach status')
    .flatMap((status, index) => (status === 'In campaign' && !there.has(`https://www.linkedin.com/in/person-${index}-demo`) ? [`row ${index + 2}`] : []))
}

it('finishes when Add is pressed again, wherever the run was killed', () => {
  const whole = prepare()
  whole.killAt(0)
  whole.sheet.ask('addLeadsChunk', { request: whole.request, people: whole.people })
  const backendCalls = whole.callsSeen()
  expect(backendCalls).toBeGreaterThan(10)

  for (let call = 1; call <= backendCalls; call += 1) {
    const { sheet, request, people, killAt } = prepare()
    killAt(call)
    expect(() => sheet.ask('addLeadsChunk', { request, people })).toThrow('killed')
    expect([call, rowsThatLie(sheet, request.campaignId)]).toEqual([call, []])

    killAt(-1)
    sheet.clock.advance(90_000)
    const again = sheet.value(sheet.ask('previewAddLeads', request))
    if (again.people.length > 0) sheet.value(sheet.ask('addLeadsChunk', { request, people: again.people }))
    expect([call, new Set(sheet.column('HeyReach status'))]).toEqual([call, new Set(['In campaign'])])
    expect([call, added(sheet, request.campaignId).map((entry) => entry.added)]).toEqual([call, Array.from({ length: LEADS }, () => 1)])
  }
})
