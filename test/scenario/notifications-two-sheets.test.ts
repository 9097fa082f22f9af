/** A sheet and its copy, two sheets of one client, one sheet and two people: neither touches what is the other's. */
import { ACME, connect } from './support/adding'
import { callAsPage } from './support/call-as-page'
import { addressOf, ALL_ON, BOTH_TRIGGERS, lookAfter, notifyingSheet, openWorld, receivingOf, setUp, triggersOf, webhookWrites, wrongAt } from './support/notifying'
import { EDITOR, OWNER, type Sheet } from './support/sheet'

/** A copy has another id and what the original had stored, be it that Google copies settings or that somebody moves them. */
const copyOf = (world: ReturnType<typeof openWorld>, original: Sheet): Sheet => {
  const { properties } = original.host.snapshot() as { properties: unknown }
  return notifyingSheet({ world, connected: false, host: { saved: { properties } } }).sheet
}

const snapshotOf = (sheet: Sheet) => JSON.stringify(sheet.heyreach.webhooks(ACME))

describe('a copy of a sheet that receives', () => {
  it('says that it is one and does not receive yet, and its check and its stopping touch nothing of the original’s', () => {
    const { world, sheet: original } = notifyingSheet()
    setUp(world, original)
    const before = snapshotOf(original)
    const copy = copyOf(world, original)
    expect(callAsPage(copy, OWNER, 'readReceiving')).toMatchObject({ isCopy: true, applied: false, lookAfter: null, address: null })
    callAsPage(copy, OWNER, 'checkNow')
    for (const name of ['stopReceiving', 'renewSecret'] as const) {
      expect(copy.tryAs(OWNER, name)).toMatchObject({ answer: { ok: false, error: { code: 'invalid-input' } } })
    }
    expect(copy.tryAs(OWNER, 'applyNotifications', ALL_ON)).toMatchObject({ answer: { ok: false, error: { code: 'invalid-input' } } })
    expect(snapshotOf(original)).toBe(before)
    expect(receivingOf(copy)).toEqual(receivingOf(original))
  })

  it('gets a tag, a secret and notifications of its own when somebody looks after it', () => {
    const { world, sheet: original } = notifyingSheet()
    setUp(world, original)
    const before = snapshotOf(original)
    const copy = copyOf(world, original)
    lookAfter(copy)
    const [own, its] = [receivingOf(copy), receivingOf(original)]
    expect(own.tag).not.toBe(its.tag)
    expect(own).toMatchObject({ url: '', applied: false, old: [], on: true })
    expect(own.secret).not.toBe(its.secret)
    // The original's web app is not the copy's.
    expect(callAsPage(copy, OWNER, 'checkAddress', { url: addressOf('AKfycb-first') })).toMatchObject({ ok: false, title: 'That is the web app of another spreadsheet.' })
    setUp(world, copy, { deployment: 'AKfycb-copy' })
    const all = original.heyreach.webhooks(ACME)
    expect(all).toHaveLength(22)
    expect(JSON.stringify(all.slice(0, 11))).toBe(before)
    callAsPage(copy, OWNER, 'stopReceiving')
    expect(snapshotOf(original)).toBe(before)
    expect(receivingOf(original)).toEqual(its)
  })
})

it('two sheets on one workspace keep their own, and events of either go to it alone', () => {
  const { world, sheet: first } = notifyingSheet()
  const { sheet: second } = notifyingSheet({ world })
  setUp(world, first, { deployment: 'AKfycb-first' })
  setUp(world, second, { deployment: 'AKfycb-second' })
  const { heyreach } = first
  for (const { id } of heyreach.webhooks(ACME)) heyreach.putWebhook({ id, isActive: false })
  first.host.fireTriggers('checkNotifications')
  expect(wrongAt(heyreach, receivingOf(first))).toEqual([])
  expect(wrongAt(heyreach, receivingOf(second))).toHaveLength(11)
  second.host.fireTriggers('checkNotifications')
  expect(wrongAt(heyreach, receivingOf(second))).toEqual([])
  const [firsts] = heyreach.webhooks(ACME)
  if (!firsts) throw new Error('no notification')
  expect(world.deliver(firsts, 1)).toBe(true)
  expect(world.deliver({ ...firsts, webhookUrl: firsts.webhookUrl.replace('AKfycb-first', 'AKfycb-second') }, 2)).toBe(false)
})

describe('taking over', () => {
  const takenOver = () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    connect(sheet, EDITOR)
    const before = receivingOf(sheet)
    const state = lookAfter(sheet, { as: EDITOR, name: 'Ben' })
    return { world, sheet, before, state }
  }

  it('keeps tag, secret, address and notifications; the new person has the triggers, and the former one’s go by themselves', () => {
    const { sheet, before, state } = takenOver()
    expect(state).toMatchObject({ lookAfter: { name: 'Ben', me: true }, applied: true })
    expect(callAsPage(sheet, OWNER, 'readReceiving').lookAfter).toEqual({ name: 'Ben', me: false })
    expect(receivingOf(sheet)).toEqual({ ...before, lookAfter: receivingOf(sheet).lookAfter })
    expect([triggersOf(sheet, OWNER), triggersOf(sheet, EDITOR)]).toEqual([BOTH_TRIGGERS, BOTH_TRIGGERS])
    const calls = sheet.heyreach.calls.length
    const former = sheet.host.triggers().find(({ user, functionName }) => user === OWNER && functionName === 'checkNotifications')
    sheet.host.fireTrigger(former?.id ?? '')
    expect([triggersOf(sheet, OWNER), triggersOf(sheet, EDITOR)]).toEqual([[], BOTH_TRIGGERS])
    expect(sheet.heyreach.calls.length).toBe(calls)
    sheet.host.fireTriggers('checkNotifications')
    expect(sheet.heyreach.calls.length).toBeGreaterThan(calls)
  })

  it('moves the notifications in place to the new person’s deployment, and none is made or lost', () => {
    const { world, sheet } = takenOver()
    const ids = sheet.heyreach.webhooks(ACME).map(({ id }) => id)
    const url = world.deploy(sheet, 'AKfycb-bens', { deployer: EDITOR })
    expect(callAsPage(sheet, EDITOR, 'checkAddress', { url })).toMatchObject({ ok: true })
    expect(callAsPage(sheet, EDITOR, 'planNotifications', ALL_ON)).toMatchObject({ buttonLabel: 'Change 11 notifications', summary: '11 will be changed.' })
    callAsPage(sheet, EDITOR, 'applyNotifications', ALL_ON)
    expect(sheet.heyreach.webhooks(ACME).map(({ id }) => id)).toEqual(ids)
    expect(wrongAt(sheet.heyreach, receivingOf(sheet))).toEqual([])
    expect(sheet.heyreach.webhooks(ACME).map((webhook, lead) => world.deliver(webhook, lead))).not.toContain(false)
  })

  it('back again leaves one trigger of each for who looks after it now', () => {
    const { sheet } = takenOver()
    lookAfter(sheet, { name: 'Anna' })
    sheet.host.fireTriggers('checkNotifications')
    sheet.host.fireTriggers('writeWaitingEvents')
    expect([triggersOf(sheet, OWNER), triggersOf(sheet, EDITOR)]).toEqual([BOTH_TRIGGERS, []])
  })

  it('goes on writing every minute where the web app is given no spreadsheet', () => {
    const { world, sheet } = notifyingSheet({ host: { switches: { webappActive: 'null' } } })
    setUp(world, sheet)
    const [webhook] = sheet.heyreach.webhooks(ACME)
    expect(webhook && world.deliver(webhook, 1)).toBe(true)
    sheet.host.fireTriggers('writeWaitingEvents')
    lookAfter(sheet, { as: EDITOR, name: 'Ben' })
    const rhythm = sheet.host.triggers().filter(({ user, functionName }) => user === EDITOR && functionName === 'writeWaitingEvents')
    expect(rhythm.map(({ schedule }) => schedule)).toEqual([{ everyMinutes: 1 }])
  })

  it('without consent changes nothing', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    sheet.host.setSwitches({ consent: 'missing' })
    const before = receivingOf(sheet)
    expect(sheet.tryAs(EDITOR, 'lookAfterSheet', { name: 'Ben' })).toMatchObject({ answer: { ok: false } })
    expect(receivingOf(sheet)).toEqual(before)
    expect(triggersOf(sheet, EDITOR)).toEqual([])
  })
})

it('a person whose key is of another workspace is refused before anything is changed', () => {
  const { world, sheet } = notifyingSheet()
  setUp(world, sheet)
  const other = notifyingSheet({ connected: false })
  callAsPage(other.sheet, OWNER, 'connectHeyReach', { key: other.sheet.heyreach.keys['Borealis Foods'] ?? '', holder: 'me', workspaceName: 'Borealis' })
  // Brought along from a sheet of theirs: connecting here would have been refused.
  const properties = (sheet.host.snapshot() as { properties: Record<string, Record<string, string>> }).properties
  const key = (other.sheet.host.snapshot() as { properties: Record<string, Record<string, string>> }).properties[`user:${OWNER}`]
  const moved = notifyingSheet({ world, connected: false, host: { book: sheet.book, saved: { properties: { ...properties, [`user:${EDITOR}`]: key } } } }).sheet
  const writes = webhookWrites(sheet.heyreach)
  const before = receivingOf(moved)
  for (const name of ['renewSecret', 'stopReceiving', 'checkNow'] as const) {
    expect({ name, tried: moved.tryAs(EDITOR, name) }).toMatchObject({ name, tried: { answer: { ok: false, error: { code: 'other-workspace' } } } })
  }
  expect(moved.tryAs(EDITOR, 'applyNotifications', ALL_ON)).toMatchObject({ answer: { ok: false, error: { code: 'other-workspace' } } })
  expect(webhookWrites(sheet.heyreach)).toBe(writes)
  expect(receivingOf(moved)).toEqual(before)
})
