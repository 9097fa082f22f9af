/**
 * Every state a campaign can be in, and every reading of what HeyReach makes of it: what can be picked, what is said, which flags
 * go out, what the state is afterwards, and that a change is told. Nothing is started again that nobody has ticked.
 */
import type { AddOptions, CampaignChoice } from '../../src/sidebar/protocol'
import type { HeyReachSwitches } from '../../workbench/fake-heyreach/types'
import { ADD_ROUTE, addRequest, connectedSheet, ledgerAgrees, pressAdd, RUNNING as CAMPAIGN } from './support/adding'
import { callAsPage } from './support/call-as-page'
import { manyLeads, OWNER, type Sheet, type SheetOptions } from './support/sheet'

const LEADS = 3
const NAME = 'Acme – CFO DACH'

const sheetWith = (status: string, switches: Partial<HeyReachSwitches> = {}, options: Partial<SheetOptions> = {}): Sheet => {
  const sheet = connectedSheet({ rows: manyLeads(LEADS), ...options, heyreach: { switches } })
  sheet.clock.advance(90_000)
  sheet.heyreach.setStatus(CAMPAIGN, status)
  return sheet
}

const choiceOf = (sheet: Sheet): CampaignChoice => {
  const found = callAsPage(sheet, OWNER, 'loadCampaigns', { fresh: true }).campaigns.find(({ id }) => id === CAMPAIGN)
  if (!found) throw new Error('the campaign is not offered')
  return found
}

/** Both flags of every request that was sent, as `finished/paused`. */
const flagsSent = (sheet: Sheet): string[] => {
  const adding = sheet.heyreach.calls.filter(({ route }) => route === ADD_ROUTE)
  const flags = adding.map(({ body }) => JSON.parse(body) as { resumeFinishedCampaign?: unknown; resumePausedCampaign?: unknown })
  return [...new Set(flags.map(({ resumeFinishedCampaign, resumePausedCampaign }) => `${String(resumeFinishedCampaign)}/${String(resumePausedCampaign)}`))]
}
const statusNow = (sheet: Sheet): string | undefined => sheet.heyreach.campaigns().find(({ id }) => id === CAMPAIGN)?.status
const newThere = (sheet: Sheet): number => sheet.heyreach.ledger(CAMPAIGN).filter(({ added }) => added > 0).length

const press = (sheet: Sheet, options: Partial<AddOptions> = {}) => pressAdd(sheet, addRequest(sheet, CAMPAIGN, { options }))

describe('states that take no leads', () => {
  it.each([
    ['DRAFT', 'Draft', 'start it in HeyReach first'],
    ['CANCELED', 'Canceled', 'takes no leads'],
    ['FAILED', 'Failed', 'mend it in HeyReach'],
  ])('%s cannot be picked and says why; nothing is sent', (status, statusWords, remark) => {
    const sheet = sheetWith(status)
    expect(choiceOf(sheet)).toMatchObject({ status, canAdd: false, statusWords, remark: expect.stringContaining(remark) })
    const { refusal, preview } = press(sheet)
    expect(refusal).toBe(`${NAME} is ${statusWords.toLowerCase()}. ${preview?.campaign.remark}`)
    expect(flagsSent(sheet)).toEqual([])
    expect(sheet.column('HeyReach status')).toEqual(Array.from({ length: LEADS }, () => ''))
  })

  it.each(['DRAFT', 'CANCELED', 'FAILED'])('%s is refused by the server too, whatever a page asks for', (status) => {
    const sheet = sheetWith(status)
    const request = addRequest(sheet, CAMPAIGN)
    const answer = sheet.ask('addLeadsChunk', { request, people: [{ key: 'in/person-0-demo', row: 2 }] })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', title: expect.stringContaining('Nothing more was sent') } })
    expect(flagsSent(sheet)).toEqual([])
  })
})

/** For so long a status that was read counts: one request less a run. Within it a campaign may finish unseen. */
const STATUS_COUNTS_MS = 15_000

/** Every combination of the disputed readings. */
const READINGS = (['stays-paused', 'wakes'] as const).flatMap((pausedAdd) =>
  (['wakes', 'needs-flag'] as const).flatMap((finishedAdd) => (['accepted', 'refused'] as const).map((scheduledAdd) => ({ pausedAdd, finishedAdd, scheduledAdd }))),
)
type Reading = (typeof READINGS)[number]

interface Taking {
  status: string
  words: string
  remark: string
  options?: Partial<AddOptions>
  flags: string
  /** The state afterwards, or null where HeyReach refuses the leads. */
  after(reading: Reading): string | null
  told(reading: Reading): { campaignNow: string; changed: boolean }
}

const unchanged = (text: string) => () => ({ campaignNow: `${NAME} ${text}`, changed: false })
const changed = (text: string) => ({ campaignNow: `${NAME} ${text}`, changed: true })
const unlessRefused = (status: string) => ({ scheduledAdd }: Reading) => (scheduledAdd === 'refused' ? null : status)

const TAKING: Taking[] = [
  { status: 'IN_PROGRESS', words: 'Running', remark: '', flags: 'false/false', after: () => 'IN_PROGRESS', told: unchanged('is running.') },
  { status: 'STARTING', words: 'Starting', remark: 'once it runs', flags: 'false/false', after: unlessRefused('STARTING'), told: unchanged('is starting.') },
  { status: 'SCHEDULED', words: 'Scheduled', remark: 'start date', flags: 'false/false', after: unlessRefused('SCHEDULED'), told: unchanged('is scheduled.') },
  {
    status: 'PAUSED',
    words: 'Paused',
    remark: 'until it is resumed',
    flags: 'false/false',
    after: ({ pausedAdd }) => (pausedAdd === 'wakes' ? 'IN_PROGRESS' : 'PAUSED'),
    told: ({ pausedAdd }) =>
      pausedAdd === 'wakes' ? changed('was paused and is running now.') : unchanged('is paused. Leads wait until you resume it in HeyReach.')(),
  },
  {
    status: 'FINISHED',
    words: 'Finished',
    remark: 'start it again',
    options: { restartFinished: true },
    flags: 'true/false',
    after: () => 'IN_PROGRESS',
    told: () => changed('was finished and is running now.'),
  },
  {
    status: 'ARCHIVED',
    words: 'Status unknown',
    remark: 'does not say whether it is running',
    flags: 'false/false',
    after: () => 'ARCHIVED',
    told: () => ({ campaignNow: expect.stringContaining('unknown'), changed: false }),
  },
]

describe('states that take leads', () => {
  it.each(TAKING)('$status: what can be picked, what is said, flags $flags, and the state afterwards is told', (taking) => {
    const { status, options, words, remark, flags, after, told } = taking
    for (const reading of READINGS) {
      const sheet = sheetWith(status, reading)
      const choice = { status, canAdd: true, statusWords: words, restarts: status === 'FINISHED', remark: expect.stringContaining(remark) }
      expect(choiceOf(sheet)).toMatchObject(choice)
      const { refusal, preview, state } = press(sheet, options)
      expect(refusal).toBeNull()
      if (remark !== '') expect(preview?.notices).toContainEqual(expect.stringContaining(remark))
      expect(flagsSent(sheet)).toEqual([flags])
      const isTaken = after(reading) !== null
      expect({ reading, new: newThere(sheet), rows: [...new Set(sheet.column('HeyReach status'))] }).toEqual({
        reading,
        new: isTaken ? LEADS : 0,
        rows: [isTaken ? 'In campaign' : 'Not added'],
      })
      expect({ reading, status: statusNow(sheet), finish: state.finish }).toMatchObject({ reading, status: after(reading) ?? status, finish: told(reading) })
      expect(ledgerAgrees(sheet, CAMPAIGN)).toEqual([])
    }
  })

  it.each(['wakes', 'needs-flag'] as const)('FINISHED is not started again without a tick when adding %s', (finishedAdd) => {
    const sheet = sheetWith('FINISHED', { finishedAdd })
    expect(press(sheet).refusal).toContain('Tick')
    const request = addRequest(sheet, CAMPAIGN)
    const answer = sheet.ask('addLeadsChunk', { request, people: [{ key: 'in/person-0-demo', row: 2 }] })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', title: expect.stringContaining('start it again') } })
    expect([flagsSent(sheet), statusNow(sheet)]).toEqual([[], 'FINISHED'])
  })

  it.each([
    ['SCHEDULED', 'scheduled'],
    ['STARTING', 'starting'],
  ])('%s, should HeyReach refuse it, is told in HeyReach’s words on every row', (status, word) => {
    const sheet = sheetWith(status, { scheduledAdd: 'refused' })
    const { state } = press(sheet)
    expect(state.phase).toMatchObject({ kind: 'ended', ending: { how: 'error', error: { code: 'refused-by-heyreach', help: expect.stringContaining(`to a ${word} campaign`) } } })
    expect(sheet.column('HeyReach status')).toEqual(Array.from({ length: LEADS }, () => 'Not added'))
    expect(sheet.column('HeyReach detail')).toEqual(Array.from({ length: LEADS }, () => expect.stringContaining(`to a ${word} campaign`)))
    expect([newThere(sheet), statusNow(sheet)]).toEqual([0, status])
    expect(ledgerAgrees(sheet, CAMPAIGN)).toEqual([])
  })

  it.each<[string, Partial<HeyReachSwitches>, Partial<AddOptions>]>([
    ['PAUSED', { pausedAdd: 'wakes' }, {}],
    ['FINISHED', { finishedAdd: 'wakes' }, { restartFinished: true }],
  ])('a change of %s is told although the cache has forgotten everything', (status, switches, options) => {
    const sheet = sheetWith(status, switches, { host: { switches: { cacheMode: 'always-miss' } } })
    expect(press(sheet, options).state.finish).toMatchObject({ changed: true, campaignNow: expect.stringContaining('is running now') })
  })
})

describe('a state that changes between the preview and the button', () => {
  const pressAfter = (sheet: Sheet, ms: number, status: string, options: Partial<AddOptions> = {}) =>
    pressAdd(sheet, addRequest(sheet, CAMPAIGN, { options }), {
      looking: () => {
        sheet.clock.advance(ms)
        sheet.heyreach.setStatus(CAMPAIGN, status)
      },
    })

  /** What HeyReach makes of adding to a finished campaign must not matter. */
  const cases = (['wakes', 'needs-flag'] as const).flatMap((finishedAdd) => [STATUS_COUNTS_MS, 90_000].flatMap((ms) => ['IN_PROGRESS', 'PAUSED'].map((from) => ({ from, ms, finishedAdd }))))

  it.each(cases)('$from, finished within $ms ms, is not started again without a tick (adding $finishedAdd)', ({ from, ms, finishedAdd }) => {
    const sheet = sheetWith(from, { finishedAdd })
    const { refusal, state } = pressAfter(sheet, ms, 'FINISHED')
    expect(refusal).toBeNull()
    expect(statusNow(sheet)).toBe('FINISHED')
    expect(state.phase).toMatchObject({ kind: 'ended', ending: { how: 'error', error: { title: expect.stringContaining('has finished') } } })
    expect(newThere(sheet)).toBe(0)
    expect(ledgerAgrees(sheet, CAMPAIGN)).toEqual([])
  })

  it.each(['DRAFT', 'CANCELED', 'FAILED'].flatMap((to) => [5_000, 90_000].map((ms) => [to, ms] as const)))(
    'to %s within %i ms: nobody is added, and it is said why',
    (to, ms) => {
      const sheet = sheetWith('IN_PROGRESS')
      const { state } = pressAfter(sheet, ms, to)
      const error = state.phase.kind === 'ended' ? state.phase.ending.error : null
      expect(`${error?.title} ${error?.help}`.toLowerCase()).toContain(to.toLowerCase())
      expect(newThere(sheet)).toBe(0)
      for (const rowStatus of sheet.column('HeyReach status')) expect(rowStatus).toMatch(/^(Not added)?$/)
      expect(ledgerAgrees(sheet, CAMPAIGN)).toEqual([])
    },
  )

  it.each([5_000, 90_000])('to paused within %i ms: leads are added and wait, and it is told', (ms) => {
    const sheet = sheetWith('IN_PROGRESS')
    const { state } = pressAfter(sheet, ms, 'PAUSED')
    expect([newThere(sheet), statusNow(sheet), flagsSent(sheet)]).toEqual([LEADS, 'PAUSED', ['false/false']])
    expect(state.finish).toMatchObject({ changed: true, campaignNow: expect.stringContaining('is paused now') })
  })

  it('of a finished campaign that somebody has started again meanwhile: the tick does no harm', () => {
    const sheet = sheetWith('FINISHED')
    const { state } = pressAfter(sheet, 5_000, 'IN_PROGRESS', { restartFinished: true })
    expect([newThere(sheet), statusNow(sheet)]).toEqual([LEADS, 'IN_PROGRESS'])
    expect(state.phase).toMatchObject({ kind: 'ended', ending: { how: 'all' } })
  })
})

describe('a state that changes between two chunks', () => {
  const MANY = 1002
  const pressWithChange = (sheet: Sheet, ms: number, status: string | null) => {
    let chunks = 0
    return pressAdd(sheet, addRequest(sheet, CAMPAIGN), {
      person: ({ phase }) => {
        if (phase.kind !== 'sending' || (chunks += 1) !== 2) return
        sheet.clock.advance(ms)
        if (status !== null) sheet.heyreach.setStatus(CAMPAIGN, status)
      },
    })
  }

  it.each([STATUS_COUNTS_MS, 90_000])('finished within %i ms, it is not started again; the first chunk stands, and it is said why', (ms) => {
    const sheet = sheetWith('IN_PROGRESS', { finishedAdd: 'wakes' }, { rows: manyLeads(MANY) })
    const { state } = pressWithChange(sheet, ms, 'FINISHED')
    expect(statusNow(sheet)).toBe('FINISHED')
    expect(state.phase).toMatchObject({ kind: 'ended', ending: { how: 'error', error: { title: expect.stringContaining('has finished') } } })
    expect(newThere(sheet)).toBe(1000)
    expect(ledgerAgrees(sheet, CAMPAIGN)).toEqual([])
  })

  it('paused for longer than a status is remembered, it is told at the end', () => {
    const sheet = sheetWith('IN_PROGRESS', {}, { rows: manyLeads(MANY) })
    const { state } = pressWithChange(sheet, 90_000, 'PAUSED')
    expect(newThere(sheet)).toBe(MANY)
    expect(state.finish).toMatchObject(changed('was running and is paused now.'))
  })

  it.each([5_000, 90_000])('woken by the first chunk, it is told at the end although the second came %i ms later', (ms) => {
    const sheet = sheetWith('PAUSED', { pausedAdd: 'wakes' }, { rows: manyLeads(MANY) })
    const { state } = pressWithChange(sheet, ms, null)
    expect([newThere(sheet), statusNow(sheet)]).toEqual([MANY, 'IN_PROGRESS'])
    expect(state.finish).toMatchObject(changed('was paused and is running now.'))
  })
})
