/** Notifications from nothing: who looks after the sheet, its address, what HeyReach sends; then changes, pause, stop. */
import { CallError } from '../../src/sidebar/call-error'
import { DEFAULT_TYPES } from '../../src/webhooks/notification-types'
import { ACME, connect } from './support/adding'
import { callAsPage } from './support/call-as-page'
import { ALL_ON, BOTH_TRIGGERS, checkedOf, lookAfter, notifyingSheet, receivingOf, setUp, triggersOf, webhookWrites, wrongAt } from './support/notifying'
import { EDITOR, OWNER } from './support/sheet'

const refusalOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof CallError) return `${error.words.title} ${error.words.help}`.trim()
    throw error
  }
  return ''
}

describe('setting up', () => {
  it('makes the eleven notifications, two triggers, and says so', () => {
    const { world, sheet } = notifyingSheet()
    const state = setUp(world, sheet)
    expect(state).toMatchObject({ lookAfter: { name: 'Anna', me: true }, applied: true, on: true, isCopy: false })
    expect(state.types.filter(({ on }) => on).map(({ type }) => type)).toEqual(DEFAULT_TYPES)
    expect(sheet.heyreach.webhooks(ACME)).toHaveLength(11)
    expect(wrongAt(sheet.heyreach, receivingOf(sheet))).toEqual([])
    expect(triggersOf(sheet)).toEqual(BOTH_TRIGGERS)
    expect(sheet.host.triggers().map(({ functionName, schedule }) => [functionName, schedule])).toEqual(
      expect.arrayContaining([
        ['writeWaitingEvents', { everyMinutes: 5 }],
        ['checkNotifications', { everyHours: 1 }],
      ]),
    )
    expect(checkedOf(sheet)).toMatchObject({ right: 11, wrong: 0, error: null, addressProblem: null, receivingVersion: '0.1.0' })
  })

  it('leads to deliveries that are taken, each at its own address', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    const taken = sheet.heyreach.webhooks().map((webhook, index) => world.deliver(webhook, index + 1))
    expect(taken).toEqual(Array.from({ length: 11 }, () => true))
    expect(sheet.book.tabByName('Events')?.lastRow()).toBe(12)
  })

  it('shows what applying would do, and then does exactly that', () => {
    const { world, sheet } = notifyingSheet()
    lookAfter(sheet)
    callAsPage(sheet, OWNER, 'checkAddress', { url: world.deploy(sheet, 'AKfycb-first') })
    sheet.heyreach.putWebhook({ webhookName: 'Zapier', webhookUrl: 'https://example.com/', eventType: 'MESSAGE_SENT' })
    const plan = callAsPage(sheet, OWNER, 'planNotifications', ALL_ON)
    expect(plan).toMatchObject({ done: false, buttonLabel: 'Make 11 notifications', summary: '11 will be made. 1 of others stays as it is.' })
    expect(plan.lines.map(({ text }) => text)).toContain('First reply in a campaign: new')
    expect(webhookWrites(sheet.heyreach)).toBe(0)
    callAsPage(sheet, OWNER, 'applyNotifications', ALL_ON)
    expect(callAsPage(sheet, OWNER, 'planNotifications', ALL_ON)).toMatchObject({ done: true, summary: 'HeyReach is as wanted: 11 notifications. 1 of others stays as it is.' })
  })

  it('twice changes nothing the second time', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    const { tag, secret } = receivingOf(sheet)
    const writes = webhookWrites(sheet.heyreach)
    setUp(world, sheet)
    expect(webhookWrites(sheet.heyreach)).toBe(writes)
    expect(receivingOf(sheet)).toMatchObject({ tag, secret, old: [] })
    expect(triggersOf(sheet)).toEqual(BOTH_TRIGGERS)
  })

  it('does nothing at all where this person has not agreed to everything', () => {
    const { sheet } = notifyingSheet({ host: { switches: { consent: 'missing' } } })
    expect(refusalOf(() => lookAfter(sheet))).toContain('agree to all that Google asks')
    expect(triggersOf(sheet)).toEqual([])
    expect(() => receivingOf(sheet)).toThrow('nothing is set up')
  })

  const started = () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    return sheet
  }

  it.each<[string, () => unknown, string]>([
    ['no name', () => lookAfter(notifyingSheet().sheet, { name: '  ' }), 'Give the name of who looks after this sheet.'],
    ['a name that is too long', () => lookAfter(notifyingSheet().sheet, { name: 'a'.repeat(81) }), 'The name is too long: 80 characters at most.'],
    [
      'nobody looks after it yet',
      () => callAsPage(notifyingSheet().sheet, OWNER, 'checkAddress', { url: 'x' }),
      'Nobody looks after this sheet yet: give a name under “Who looks after this sheet?” first.',
    ],
    [
      'no address yet',
      () => {
        const { sheet } = notifyingSheet()
        lookAfter(sheet)
        callAsPage(sheet, OWNER, 'applyNotifications', ALL_ON)
      },
      'This sheet has no checked address yet: paste the web app’s address and test it first.',
    ],
    ['nothing chosen', () => callAsPage(started(), OWNER, 'applyNotifications', { types: [], on: true }), 'Choose at least one kind of event, or pause receiving.'],
    [
      'a type that is not known',
      () => callAsPage(started(), OWNER, 'planNotifications', { types: ['TO_COME'], on: true }),
      'One of these kinds of events is not known here: close the sidebar, open it again and choose anew.',
    ],
    [
      'no key of theirs',
      () => callAsPage(started(), EDITOR, 'applyNotifications', ALL_ON),
      'This sheet is not connected to HeyReach yet. Open Connection in the HeyReach menu and paste the API key of this client.',
    ],
  ])('says in words what is in the way: %s', (_, work, words) => {
    expect(refusalOf(work)).toBe(words)
  })
})

describe('changes', () => {
  const changed = (types: string[], on = true) => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    callAsPage(sheet, OWNER, 'applyNotifications', { types, on })
    return { world, sheet }
  }

  it('of the kinds of events are made so', () => {
    const { sheet } = changed(['EVERY_MESSAGE_REPLY_RECEIVED', 'LIKED_POST'])
    expect(sheet.heyreach.webhooks().map(({ eventType }) => eventType).sort()).toEqual(['EVERY_MESSAGE_REPLY_RECEIVED', 'LIKED_POST'])
    expect(wrongAt(sheet.heyreach, receivingOf(sheet))).toEqual([])
  })

  it('paused keeps them, switched off, and going on switches the same ones on', () => {
    const { sheet } = changed(DEFAULT_TYPES, false)
    const ids = sheet.heyreach.webhooks().map(({ id }) => id)
    expect(sheet.heyreach.webhooks().map(({ isActive }) => isActive)).toEqual(ids.map(() => false))
    callAsPage(sheet, OWNER, 'applyNotifications', ALL_ON)
    expect(sheet.heyreach.webhooks().map(({ id, isActive }) => [id, isActive])).toEqual(ids.map((id) => [id, true]))
  })

  it('that somebody makes in HeyReach are put right by the hourly check, others’ never', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    const other = sheet.heyreach.putWebhook({ webhookName: 'Zapier', webhookUrl: 'https://example.com/', eventType: 'MESSAGE_SENT', campaignIds: [61001], isActive: false })
    const [off, gone, scoped, elsewhere] = sheet.heyreach.webhooks()
    sheet.heyreach.putWebhook({ id: off?.id, isActive: false })
    sheet.heyreach.removeWebhook(gone?.id ?? 0)
    sheet.heyreach.putWebhook({ id: scoped?.id, campaignIds: [61001] })
    sheet.heyreach.putWebhook({ id: elsewhere?.id, webhookUrl: 'https://example.com/mine' })
    const { id: _id, ...twin } = elsewhere ?? {}
    sheet.heyreach.putWebhook(twin)
    expect(wrongAt(sheet.heyreach, receivingOf(sheet))).not.toEqual([])
    for (const result of sheet.host.fireTriggers('checkNotifications')) expect(result.error).toBeUndefined()
    expect(wrongAt(sheet.heyreach, receivingOf(sheet))).toEqual([])
    expect(sheet.heyreach.webhooks().find(({ id }) => id === other)).toMatchObject({ campaignIds: [61001], isActive: false, webhookUrl: 'https://example.com/' })
    expect(checkedOf(sheet)).toMatchObject({ by: 'trigger', right: 11, wrong: 0, error: null })
  })

  it('a trigger that somebody deleted is made again by Check now, and one that is there twice is there once', () => {
    const first = notifyingSheet()
    setUp(first.world, first.sheet)
    const saved = first.sheet.host.snapshot() as { triggers: { id: string; functionName: string }[] }
    const [check] = saved.triggers.filter(({ functionName }) => functionName === 'checkNotifications')
    const { sheet } = notifyingSheet({ world: first.world, connected: false, host: { book: first.sheet.book, saved: { ...saved, triggers: [check, { ...check, id: 'twin' }] } } })
    expect(triggersOf(sheet)).toEqual(['checkNotifications', 'checkNotifications'])
    callAsPage(sheet, OWNER, 'checkNow')
    expect(triggersOf(sheet)).toEqual(BOTH_TRIGGERS)
    expect(checkedOf(sheet)).toMatchObject({ by: 'person', right: 11, wrong: 0 })
  })
})

describe('the hourly check', () => {
  it('makes one call to HeyReach while all is well, and looks at the address once an hour', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    const asked: string[] = []
    world.putInFront(({ url, method }) => void asked.push(`${method} ${url.split('?')[0]}`))
    const fire = () => sheet.host.fireTriggers('checkNotifications')
    fire()
    expect(asked).toEqual(['POST https://api.heyreach.io/api/public/webhooks/GetAllWebhooks'])
    asked.length = 0
    sheet.clock.advance(3_600_000)
    fire()
    expect(asked.filter((one) => one.includes('script.google.com'))).toHaveLength(1)
  })

  it('writes down that the address is broken, and that it is well again', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    world.undeploy('AKfycb-first')
    sheet.clock.advance(3_600_000)
    sheet.host.fireTriggers('checkNotifications')
    expect(checkedOf(sheet)).toMatchObject({ addressProblem: 'not-found', right: 11 })
    world.deploy(sheet, 'AKfycb-first')
    callAsPage(sheet, OWNER, 'checkNow')
    expect(checkedOf(sheet)).toMatchObject({ addressProblem: null, receivingVersion: '0.1.0' })
  })

  it('writes down that nobody can look, in a code, and ends well', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    sheet.heyreach.revokeKey(sheet.heyreach.keys[ACME] ?? '')
    const [result] = sheet.host.fireTriggers('checkNotifications')
    expect(result?.ok).toBe(true)
    expect(checkedOf(sheet)).toMatchObject({ by: 'trigger', error: 'bad-key' })
  })

  it('of another person with a bad key of their own tells them, and does not worry everybody', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    connect(sheet, EDITOR)
    sheet.heyreach.revokeKey(sheet.heyreach.keys[ACME] ?? '')
    expect(refusalOf(() => callAsPage(sheet, EDITOR, 'checkNow'))).toContain('HeyReach does not accept this API key.')
    expect(checkedOf(sheet)).toMatchObject({ error: null, right: 11 })
  })

  it('with a key that was disconnected says so, and still knows its person', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    callAsPage(sheet, OWNER, 'disconnectHeyReach')
    sheet.host.fireTriggers('checkNotifications')
    expect(checkedOf(sheet)).toMatchObject({ by: 'trigger', error: 'not-connected' })
    expect(triggersOf(sheet)).toEqual(BOTH_TRIGGERS)
  })
})

describe('stopping', () => {
  it('deletes this sheet’s notifications and triggers and nothing else, and late retries are let in for 25 hours', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    const other = sheet.heyreach.putWebhook({ webhookName: 'Zapier', webhookUrl: 'https://example.com/', eventType: 'MESSAGE_SENT' })
    const [before] = sheet.heyreach.webhooks()
    if (!before) throw new Error('no notification')
    const state = callAsPage(sheet, OWNER, 'stopReceiving')
    expect(state).toMatchObject({ lookAfter: null, applied: false })
    expect(sheet.heyreach.webhooks().map(({ id }) => id)).toEqual([other])
    expect(triggersOf(sheet)).toEqual([])
    expect(world.deliver(before, 1)).toBe(true)
    sheet.clock.advance(24 * 3_600_000)
    expect(world.deliver(before, 2)).toBe(true)
    // Whoever receives keeps what counts for six hours more at most.
    sheet.clock.advance(8 * 3_600_000)
    expect(world.deliver(before, 3)).toBe(false)
  })

  it('and beginning again works, with the same tag', () => {
    const { world, sheet } = notifyingSheet()
    setUp(world, sheet)
    const { tag } = receivingOf(sheet)
    callAsPage(sheet, OWNER, 'stopReceiving')
    setUp(world, sheet)
    expect(receivingOf(sheet).tag).toBe(tag)
    expect(wrongAt(sheet.heyreach, receivingOf(sheet))).toEqual([])
    expect(triggersOf(sheet)).toEqual(BOTH_TRIGGERS)
  })
})

it('no secret and no key is in anything that people or logs see', () => {
  const { world, sheet } = notifyingSheet()
  setUp(world, sheet)
  const secrets = [receivingOf(sheet).secret]
  callAsPage(sheet, OWNER, 'planNotifications', { types: ['LIKED_POST'], on: true })
  callAsPage(sheet, OWNER, 'renewSecret')
  secrets.push(receivingOf(sheet).secret)
  sheet.heyreach.addFault({ route: '/webhooks/GetAllWebhooks', times: 1, effect: { status: 400, body: JSON.stringify({ errorMessage: `no ${secrets.join()}` }) } })
  sheet.host.fireTriggers('checkNotifications')
  expect(checkedOf(sheet)).toMatchObject({ error: 'refused-by-heyreach', detail: 'no (key),(key)' })
  callAsPage(sheet, OWNER, 'readReceiving')
  world.putInFront(({ url }) => (url.includes('script.google.com') ? { status: 200, headers: {}, body: `<html><head><title>Error</title></head><body>${url}</body></html>`, ms: 1 } : undefined))
  callAsPage(sheet, OWNER, 'checkAddress', { url: receivingOf(sheet).url })
  sheet.clock.advance(3_600_000)
  sheet.host.fireTriggers('checkNotifications')
  callAsPage(sheet, OWNER, 'readReceiving')
  const seen = [...sheet.seen, JSON.stringify(checkedOf(sheet)), ...cells(sheet)].join('\n')
  for (const hidden of [...secrets, sheet.heyreach.keys[ACME] ?? '']) expect(seen.includes(hidden)).toBe(false)
  expect(secrets[0]).not.toBe(secrets[1])
})

const cells = (sheet: ReturnType<typeof notifyingSheet>['sheet']): string[] =>
  sheet.book.tabs.flatMap((tab) => Array.from({ length: tab.lastRow() }, (_row, row) => Array.from({ length: tab.lastColumn() }, (_column, column) => tab.displayText(row + 1, column + 1)).join('\t')))
