/** Two people at one sheet at once: one's whole run goes on inside the other's, at every backend call of it in turn. */
import type { KeyHolder } from '../../src/sidebar/protocol'
import { profileKey } from '../../workbench/fake-heyreach/profile-key'
import { ADD_ROUTE, addRequest, connect, connectedSheet, ledgerAgrees, PAUSED, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
import { atCall } from './support/at-call'
import { claimedRows } from './support/ledger-agrees'
import { EDITOR, manyLeads, type Sheet, type SheetOptions } from './support/sheet'

const LEADS = 12
const OWNERS_ROWS: [number, number] = [2, 9]
const EDITORS_ROWS: [number, number] = [6, 13]

const twoPeople = (holder: KeyHolder = 'me', options: Partial<SheetOptions> = {}) => {
  const calls = atCall()
  const sheet = connectedSheet({ rows: manyLeads(LEADS), ...options, host: { onCall: calls.onCall, ...options.host } }, holder)
  if (holder === 'me') connect(sheet, EDITOR)
  const owners = addRequest(sheet, RUNNING, { rows: OWNERS_ROWS })
  const editors = addRequest(sheet, RUNNING, { rows: EDITORS_ROWS, as: EDITOR })
  return { sheet, owners, editors, calls }
}

/** How many backend calls the owner's work makes when nobody disturbs it. */
const callsOf = (work: (two: ReturnType<typeof twoPeople>) => void): number => {
  const two = twoPeople()
  two.calls.arm(0)
  work(two)
  return two.calls.callsSeen().length
}

const twins = (sheet: Sheet) => ({ lies: ledgerAgrees(sheet, RUNNING), overlaps: sheet.heyreach.overlaps })
const NO_TWINS = { lies: [], overlaps: [] }

const newIn = (sheet: Sheet, campaignId: number): string[] =>
  sheet.heyreach.ledger(campaignId).flatMap(({ profileUrl, added }) => (added > 0 ? [profileKey(profileUrl) ?? ''] : []))

/** Whoever was told that something is in the way presses again, as the words say. */
const pressAgainUntilDone = (sheet: Sheet, presses: (() => void)[]): void => {
  for (const press of presses) {
    sheet.clock.advance(90_000)
    press()
  }
}

const everybodyIsInOnce = (sheet: Sheet) => ({
  statuses: sheet.column('HeyReach status'),
  added: sheet.heyreach.ledger(RUNNING).flatMap(({ added }) => (added > 0 ? [added] : [])),
  statusColumns: Array.from({ length: sheet.tab.lastColumn() }, (_, index) => sheet.tab.displayText(1, index + 1)).filter((text) => text === 'HeyReach status').length,
})
const IN_ONCE = { statuses: Array.from({ length: LEADS }, () => 'In campaign'), added: Array.from({ length: LEADS }, () => 1), statusColumns: 1 }

describe('two people who add overlapping rows at once', () => {
  it.each<[string, KeyHolder]>([
    ['keys of their own', 'me'],
    ['a shared key', 'everyone'],
  ])('with %s put everybody into the campaign once, wherever one’s run begins in the other’s', (_, holder) => {
    const count = callsOf(({ sheet, owners }) => void pressAdd(sheet, owners))
    expect(count).toBeGreaterThan(25)
    for (let call = 1; call <= count; call += 1) {
      const { sheet, owners, editors, calls } = twoPeople(holder)
      let begun = 0
      calls.arm(call, () => {
        begun += 1
        sheet.meanwhile(() => void pressAdd(sheet, editors, { as: EDITOR }))
      })
      pressAdd(sheet, owners)
      expect({ call, begun, ...twins(sheet) }).toEqual({ call, begun: 1, ...NO_TWINS })
      pressAgainUntilDone(sheet, [() => pressAdd(sheet, owners), () => pressAdd(sheet, editors, { as: EDITOR })])
      expect({ call, ...twins(sheet), ...everybodyIsInOnce(sheet) }).toEqual({ call, ...NO_TWINS, ...IN_ONCE })
    }
  })

  /** While HeyReach works on the owner's n-th adding request, and takes its time over it, the editor presses Add. */
  const whileRequestIsOut = (request: number) => {
    let requests = 0
    let work: (() => void) | null = null
    const two = twoPeople('me', {
      whileOnTheWay: ({ url }) => {
        if (!url.endsWith(ADD_ROUTE) || !work || (requests += 1) !== request) return
        const now = work
        work = null
        two.sheet.meanwhile(now)
      },
    })
    const { sheet, owners, editors } = two
    // Two refused leads of the owner's own, so that there are probes too.
    const remove = sheet.heyreach.addFault({ leads: [0, 2].map((index) => `https://www.linkedin.com/in/person-${index}-demo`), effect: { refuseLeads: true } })
    sheet.heyreach.addFault({ route: ADD_ROUTE, after: request - 1, times: 1, effect: { delayMs: 40_000 } })
    work = () => void pressAdd(sheet, editors, { as: EDITOR })
    pressAdd(sheet, owners)
    remove()
    return { ...two, begun: work === null, requests }
  }

  it('never have the same person in two requests at once', () => {
    const twice: Record<number, string[]> = {}
    for (let request = 1; request <= 5; request += 1) {
      const { sheet, begun } = whileRequestIsOut(request)
      expect(begun).toBe(true)
      const { overlaps, lies } = twins(sheet)
      const seen = [...lies, ...overlaps.map(({ profileUrl }) => `two requests for ${profileUrl}`)]
      if (seen.length > 0) twice[request] = seen
    }
    expect(twice).toEqual({})
  })

  it('have everybody in the campaign once they have both pressed again', () => {
    for (let request = 1; request <= 5; request += 1) {
      const { sheet, owners, editors } = whileRequestIsOut(request)
      pressAgainUntilDone(sheet, [() => pressAdd(sheet, owners), () => pressAdd(sheet, editors, { as: EDITOR })])
      expect({ request, statuses: everybodyIsInOnce(sheet).statuses }).toEqual({ request, statuses: IN_ONCE.statuses })
    }
  })
})

describe('two people who add the same rows to different campaigns at once', () => {
  it('put nobody into both, since neither has ticked that', () => {
    const count = callsOf(({ sheet, owners }) => void pressAdd(sheet, owners))
    const inBoth: number[] = []
    for (let call = 1; call <= count; call += 1) {
      const { sheet, owners, calls } = twoPeople()
      const elsewhere = addRequest(sheet, PAUSED, { rows: OWNERS_ROWS, as: EDITOR })
      calls.arm(call, () => sheet.meanwhile(() => void pressAdd(sheet, elsewhere, { as: EDITOR })))
      pressAdd(sheet, owners)
      expect({ call, struck: calls.hasStruck(), lies: [...ledgerAgrees(sheet, RUNNING), ...ledgerAgrees(sheet, PAUSED)] }).toEqual({ call, struck: true, lies: [] })
      const inPaused = new Set(newIn(sheet, PAUSED))
      if (newIn(sheet, RUNNING).some((person) => inPaused.has(person))) inBoth.push(call)
    }
    expect(inBoth).toEqual([])
  })
})

describe('one who stops while the other adds', () => {
  /** Rows 10 to 13 are in the campaign before; the editor stops 6 to 13 while the owner adds 2 to 9. */
  const stopDuring = (call: number) => {
    const { sheet, owners, calls } = twoPeople()
    pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [10, 13] }))
    const stop = stopRequest(sheet, { kind: 'row' }, { as: EDITOR, rows: EDITORS_ROWS })
    let saidStopped: string[] = []
    calls.arm(call, () =>
      sheet.meanwhile(() => {
        pressStop(sheet, stop, { as: EDITOR })
        saidStopped = claimedRows(sheet).flatMap(({ person, status }) => (status === 'Stopped' ? [person] : []))
      }),
    )
    pressAdd(sheet, owners)
    return { sheet, owners, stop, calls, saidStopped }
  }

  /** People whom HeyReach has as stopped, and whose rows say something else. */
  const stoppedInSecret = (sheet: Sheet): string[] => {
    const theirs = sheet.heyreach.ledger(RUNNING).filter(({ added, status }) => added > 0 && status === 'Stopped')
    const stopped = new Set(theirs.map(({ profileUrl }) => profileKey(profileUrl)))
    return claimedRows(sheet).flatMap(({ person, status }) => (stopped.has(person) && status !== 'Stopped' ? [`${person}: ${status}`] : []))
  }

  /** For every backend call of the owner's run: what stood wrong right after, and once both had pressed again. */
  const outcomes = () => {
    const count = stopDuring(0).calls.callsSeen().length
    return Array.from({ length: count }, (_, index) => {
      const call = index + 1
      const { sheet, owners, stop, calls, saidStopped } = stopDuring(call)
      const now = new Map(claimedRows(sheet).map(({ person, status }) => [person, status]))
      const writtenOver = saidStopped.filter((person) => now.get(person) !== 'Stopped')
      const struck = calls.hasStruck()
      const lies = ledgerAgrees(sheet, RUNNING)
      pressAgainUntilDone(sheet, [() => pressAdd(sheet, owners), () => pressStop(sheet, stop, { as: EDITOR })])
      return { call, struck, lies, writtenOver, after: twins(sheet), stoppedInSecret: stoppedInSecret(sheet) }
    })
  }
  let known: ReturnType<typeof outcomes> = []
  beforeAll(() => void (known = outcomes()))
  const callsWhere = (isWrong: (outcome: (typeof known)[number]) => boolean): number[] => known.flatMap((one) => (isWrong(one) ? [one.call] : []))

  it('leaves no row that says what the ledger denies, and nobody in the campaign twice', () => {
    expect(known.length).toBeGreaterThan(25)
    for (const { call, struck, lies, after } of known) expect({ call, struck, lies, after }).toEqual({ call, struck: true, lies: [], after: NO_TWINS })
  })

  it('has every stopped person’s row say Stopped once Stop was pressed again', () => {
    expect(callsWhere((one) => one.stoppedInSecret.length > 0)).toEqual([])
  })

  it('is not written over by the adding run: a row that says Stopped stays so', () => {
    expect(callsWhere(({ writtenOver }) => writtenOver.length > 0)).toEqual([])
  })
})

describe('two people who look at once', () => {
  const hideSome = (sheet: Sheet): void => {
    sheet.tab.hideRows(4, 2)
    sheet.tab.hideRows(10, 1)
  }
  const seen = (pressed: { preview: { people: { row: number }[]; hiddenRowCount: number } | null; refusal: string | null }) => ({
    rows: pressed.preview?.people.map(({ row }) => row),
    hidden: pressed.preview?.hiddenRowCount,
    refusal: pressed.refusal,
  })
  const look = { person: () => 'leave' as const }
  const count = callsOf(({ sheet, owners }) => void pressAdd(sheet, owners, look))

  it.each<[string, { random?: () => number }]>([
    ['counted in places of their own', {}],
    ['counted in the same place, as chance may have it', { random: () => 0.5 }],
  ])('are shown their own rows, hidden ones left out, %s', (_, host) => {
    for (let call = 1; call <= count; call += 1) {
      const { sheet, owners, editors, calls } = twoPeople('me', { host })
      hideSome(sheet)
      let editor: ReturnType<typeof seen> | null = null
      calls.arm(call, () => sheet.meanwhile(() => void (editor = seen(pressAdd(sheet, editors, { as: EDITOR, ...look })))))
      const owner = seen(pressAdd(sheet, owners, look))
      expect({ call, owner, editor }).toEqual({
        call,
        owner: { rows: [2, 3, 6, 7, 8, 9], hidden: 2, refusal: null },
        editor: { rows: [6, 7, 8, 9, 11, 12, 13], hidden: 1, refusal: null },
      })
    }
  })

  it('can both look although somebody has deleted the tab that is counted on', () => {
    const refused: Record<number, string> = {}
    for (let call = 1; call <= count; call += 1) {
      const { sheet, owners, editors, calls } = twoPeople()
      const scratch = sheet.book.tabByName('HeyReach scratch')
      if (scratch) sheet.book.deleteTab(scratch.id)
      let editor = ''
      calls.arm(call, () => sheet.meanwhile(() => void (editor = pressAdd(sheet, editors, { as: EDITOR, ...look }).refusal ?? '')))
      const owner = pressAdd(sheet, owners, look).refusal ?? ''
      if (owner + editor !== '') refused[call] = owner + editor
    }
    expect(refused).toEqual({})
  })
})
