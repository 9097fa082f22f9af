/**
 * Killed, or failing, at any call to Google, and with any answer of HeyReach lost: the next check makes all as wanted. Others' stay,
 * and whatever a notification was sent with is let in at every moment.
 */
import type { CallFault, ExecutionResult } from '../../workbench/fake-apps-script/types'
import { ACME } from './support/adding'
import { callAsPage } from './support/call-as-page'
import { ALL_ON, BOTH_TRIGGERS, checkedOf, lookAfter, notifyingSheet, receivingOf, setUp, triggersOf, wrongAt } from './support/notifying'
import { OWNER, type Sheet } from './support/sheet'

type Made = ReturnType<typeof prepare>

interface Prepared {
  from?: Sheet
}

/** `from`: as that sheet is, with its HeyReach and its web app; a fresh one is connected only. */
const prepare = ({ from }: Prepared = {}) => {
  let fault: CallFault | null = null
  let at = 0
  let calls: string[] = []
  const made = notifyingSheet({
    connected: from === undefined,
    ...(from ? { heyreach: { data: from.heyreach.toJson() } } : {}),
    host: {
      ...(from ? { book: from.book, saved: stillSaved(from) } : {}),
      onCall: ({ backend, name }) => {
        if (!backend) return
        calls.push(name)
        if (calls.length === at && fault) return fault
      },
    },
  })
  if (from) {
    made.sheet.clock.advance(from.clock.now() - made.sheet.clock.now())
    made.world.deploy(made.sheet, 'AKfycb-first')
  }
  return {
    ...made,
    /** From here on, at the n-th backend call; 0 only counts. */
    strikeAt: (call: number, what: CallFault = 'kill') => {
      ;[at, fault, calls] = [call, what, []]
    },
    callsSeen: () => calls,
  }
}

const stillSaved = (sheet: Sheet): unknown => {
  const { properties, triggers } = JSON.parse(JSON.stringify(sheet.host.snapshot())) as { properties: unknown; triggers: unknown }
  return { properties, triggers }
}

/** Beside what is right: a switched-off one, a twin, one too many, one missing; and somebody else's. */
const disturb = ({ heyreach }: Sheet, tag: string): void => {
  const [first, second, third] = heyreach.webhooks(ACME)
  heyreach.putWebhook({ id: first?.id, isActive: false })
  heyreach.removeWebhook(second?.id ?? 0)
  const { id: _id, ...twin } = third ?? {}
  heyreach.putWebhook(twin)
  heyreach.putWebhook({ webhookName: `Sheet ${tag} Every reply`, webhookUrl: 'https://example.com/', eventType: 'EVERY_MESSAGE_REPLY_RECEIVED' })
  heyreach.putWebhook({ webhookName: 'Zapier', webhookUrl: 'https://example.com/', eventType: 'LIKED_POST', campaignIds: [61001], isActive: false })
}

const WORKS: Record<string, { before(made: Made): void; work(made: Made): unknown }> = {
  'the hourly check': {
    before: ({ world, sheet }) => {
      setUp(world, sheet)
      disturb(sheet, receivingOf(sheet).tag)
      sheet.clock.advance(3_600_000)
    },
    work: ({ sheet }) => sheet.host.fireTriggers('checkNotifications'),
  },
  'applying': {
    before: ({ world, sheet }) => {
      setUp(world, sheet)
      disturb(sheet, receivingOf(sheet).tag)
    },
    work: ({ sheet }) => sheet.tryAs(OWNER, 'applyNotifications', { types: ['LIKED_POST', 'FOLLOW_SENT', 'EVERY_MESSAGE_REPLY_RECEIVED'], on: true }),
  },
  'pausing': {
    before: ({ world, sheet }) => void setUp(world, sheet),
    work: ({ sheet }) => sheet.tryAs(OWNER, 'applyNotifications', { ...ALL_ON, on: false }),
  },
  'a new secret': {
    before: ({ world, sheet }) => void setUp(world, sheet),
    work: ({ sheet }) => sheet.tryAs(OWNER, 'renewSecret'),
  },
}

/** Set up once for each work. */
const starts = new Map<string, Sheet>()

const startOf = (name: string, before: (made: Made) => void): Sheet => {
  const known = starts.get(name)
  if (known) return known
  const made = prepare()
  before(made)
  starts.set(name, made.sheet)
  return made.sheet
}

const run = (name: string, call: number, fault: CallFault = 'kill') => {
  const { before, work } = WORKS[name] ?? { before: () => undefined, work: () => undefined }
  const made = prepare({ from: startOf(name, before) })
  made.strikeAt(call, fault)
  work(made)
  const calls = made.callsSeen()
  made.strikeAt(0)
  return { ...made, calls }
}

/** An address of each secret that some notification is sent with at this moment. */
const secretsInUse = ({ heyreach }: Sheet): string[] => {
  const addresses = heyreach.webhooks(ACME).map(({ webhookUrl }) => webhookUrl).filter((url) => url.includes('script.google.com'))
  return [...new Map(addresses.map((url) => [new URL(url).searchParams.get('k'), url])).values()]
}

const settled = (sheet: Sheet) => ({
  wrong: wrongAt(sheet.heyreach, receivingOf(sheet)),
  others: sheet.heyreach.webhooks(ACME).filter(({ webhookName }) => !webhookName.startsWith('Sheet ')).map(({ isActive, campaignIds }) => ({ isActive, campaignIds })),
  triggers: triggersOf(sheet),
})

const LATER = { kill: 'kill', 'an exception': { throw: 'Service error: Spreadsheets' }, 'an exception afterwards': { throwAfter: 'We\'re sorry, a server error occurred. Please wait a bit and try again.' } } satisfies Record<string, CallFault>

describe.each(Object.keys(WORKS))('%s', (name) => {
  it.each(Object.entries(LATER))('with %s at any call: the next check makes all as wanted, and nothing is refused meanwhile', (_, fault) => {
    const count = run(name, 0).calls.length
    expect(count).toBeGreaterThan(5)
    const others = name === 'the hourly check' || name === 'applying' ? [{ isActive: false, campaignIds: [61001] }] : []
    for (let call = 1; call <= count; call += 1) {
      const { world, sheet, calls } = run(name, call, fault)
      const at = `${call} ${calls[call - 1]}`
      expect(calls.length).toBeGreaterThanOrEqual(call)
      const refused = secretsInUse(sheet).filter((webhookUrl, lead) => !world.deliver({ webhookUrl, eventType: 'LIKED_POST' }, lead))
      expect({ at, refused }).toEqual({ at, refused: [] })
      sheet.clock.advance(3_600_000)
      const results: ExecutionResult[] = sheet.host.fireTriggers('checkNotifications')
      expect({ at, ran: results.map(({ ok }) => ok) }).toEqual({ at, ran: [true] })
      expect({ at, ...settled(sheet) }).toEqual({ at, wrong: [], others, triggers: BOTH_TRIGGERS })
      expect({ at, ...pick(checkedOf(sheet)) }).toEqual({ at, wrong: 0, error: null })
      expect({ at, unending: receivingOf(sheet).old.filter(({ until }) => until === null) }).toEqual({ at, unending: [] })
    }
  })
})

const pick = ({ wrong, error }: ReturnType<typeof checkedOf>) => ({ wrong, error })

describe('looking after the sheet', () => {
  it.each(Object.entries(LATER))('with %s at any call: giving the name again makes it right, with each trigger once', (_, fault) => {
    const counted = prepare()
    counted.strikeAt(0)
    lookAfter(counted.sheet)
    const count = counted.callsSeen().length
    for (let call = 1; call <= count; call += 1) {
      const made = prepare()
      made.strikeAt(call, fault)
      made.sheet.tryAs(OWNER, 'lookAfterSheet', { name: 'Anna' })
      const at = `${call} ${made.callsSeen()[call - 1]}`
      made.strikeAt(0)
      lookAfter(made.sheet)
      expect({ at, triggers: triggersOf(made.sheet), lookAfter: receivingOf(made.sheet).lookAfter?.name }).toEqual({ at, triggers: BOTH_TRIGGERS, lookAfter: 'Anna' })
    }
  })
})

it('a trigger that runs at any call of looking after the sheet, and finds that it is not yet so, does not leave it without triggers', () => {
  let at = 0
  let calls = 0
  let isFiring = false
  const fired = (call: number) => {
    const made = notifyingSheet({
      host: {
        onCall: ({ backend }) => {
          if (!backend || isFiring || at === 0) return
          calls += 1
          if (calls !== at) return
          isFiring = true
          made.sheet.host.fireTriggers('writeWaitingEvents')
          made.sheet.host.fireTriggers('checkNotifications')
          isFiring = false
        },
      },
    })
    ;[at, calls] = [call, 0]
    lookAfter(made.sheet)
    at = 0
    return made.sheet
  }
  fired(Infinity)
  const count = calls
  expect(count).toBeGreaterThan(5)
  for (let call = 1; call <= count; call += 1) expect({ call, triggers: triggersOf(fired(call)) }).toEqual({ call, triggers: BOTH_TRIGGERS })
})

describe('stopping', () => {
  it.each(Object.entries(LATER))('with %s at any call: pressing again ends it, and no check makes anything anew meanwhile', (_, fault) => {
    const stopped = (call: number) => {
      const made = prepare({ from: startOf('stopping', ({ world, sheet }) => void setUp(world, sheet)) })
      made.strikeAt(call, fault)
      made.sheet.tryAs(OWNER, 'stopReceiving')
      const calls = made.callsSeen()
      made.strikeAt(0)
      return { ...made, calls }
    }
    const count = stopped(0).calls.length
    for (let call = 1; call <= count; call += 1) {
      const { sheet, calls } = stopped(call)
      const at = `${call} ${calls[call - 1]}`
      const before = sheet.heyreach.webhooks(ACME).length
      sheet.host.fireTriggers('checkNotifications')
      expect({ at, more: sheet.heyreach.webhooks(ACME).length > before }).toEqual({ at, more: false })
      sheet.clock.advance(90_000)
      callAsPage(sheet, OWNER, 'stopReceiving')
      expect({ at, webhooks: sheet.heyreach.webhooks(ACME).length, triggers: triggersOf(sheet), lookAfter: receivingOf(sheet).lookAfter }).toEqual({ at, webhooks: 0, triggers: [], lookAfter: null })
    }
  })
})

describe('an answer of HeyReach that is lost', () => {
  it.each(['/webhooks/GetAllWebhooks', '/webhooks/CreateWebhook', '/webhooks/UpdateWebhook', '/webhooks/DeleteWebhook'])('of %s, at any of its calls, carried out or not, ends in no twin', (route) => {
    for (const drop of ['before', 'after'] as const) {
      for (let after = 0; after < 11; after += 1) {
        const made = prepare({ from: startOf('a lost answer', WORKS['applying']?.before ?? (() => undefined)) })
        made.sheet.heyreach.addFault({ route, after, times: 1, effect: { drop } })
        made.sheet.tryAs(OWNER, 'applyNotifications', { ...ALL_ON, types: ['EVERY_MESSAGE_REPLY_RECEIVED', ...ALL_ON.types] })
        made.sheet.heyreach.clearFaults()
        made.sheet.clock.advance(3_600_000)
        made.sheet.host.fireTriggers('checkNotifications')
        expect({ drop, after, ...settled(made.sheet) }).toEqual({ drop, after, wrong: [], others: [{ isActive: false, campaignIds: [61001] }], triggers: BOTH_TRIGGERS })
      }
    }
  })
})
