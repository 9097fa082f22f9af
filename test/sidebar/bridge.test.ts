import { createBridge, PARALLEL_CALLS } from '../../src/sidebar/bridge'
import { CallError } from '../../src/sidebar/call-error'
import type { AddChunkRequest, Answer } from '../../src/sidebar/protocol'
import { createScriptedRunner } from './scripted-runner'

const NAMES = ['getSidebarState', 'readSelection', 'loadCampaigns', 'addLeadsChunk', 'showRows']
const SEVERAL_LOGINS = /signed in to several Google accounts in this browser.*open the sheet in a window with only one account/

const setUp = () => {
  const { runner, calls } = createScriptedRunner(NAMES)
  return { call: createBridge(() => runner), calls }
}
const text = (answer: Answer<unknown>): string => JSON.stringify(answer)
const rejection = async (promise: Promise<unknown>): Promise<CallError> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof CallError) return error
    throw error
  }
  throw new Error('was expected to reject')
}
const chunkRequest = {} as AddChunkRequest

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('an answer', () => {
  it('is the value of the JSON text', async () => {
    const { call, calls } = setUp()
    const asked = call('loadCampaigns', { fresh: true })
    expect(calls[0]).toMatchObject({ name: 'loadCampaigns', args: [{ fresh: true }] })
    calls[0]?.succeed(text({ ok: true, value: { campaigns: [], senders: [] } }))
    await expect(asked).resolves.toEqual({ campaigns: [], senders: [] })
    expect(jest.getTimerCount()).toBe(0)
  })

  it('may be null by intent', async () => {
    const { call, calls } = setUp()
    const asked = call('showRows', { tabId: 1, rows: [2] })
    calls[0]?.succeed(text({ ok: true, value: null }))
    await expect(asked).resolves.toBeNull()
  })

  it('of refusal keeps the server’s own words', async () => {
    const { call, calls } = setUp()
    const asked = rejection(call('readSelection'))
    calls[0]?.succeed(text({ ok: false, error: { code: 'not-connected', title: 'Not yet.', help: 'Connect.' } }))
    const words = { code: 'not-connected', title: 'Not yet.', help: 'Connect.' }
    expect(await asked).toMatchObject({ words, mayAskAgain: false })
  })

  it('that another run is writing may be asked for again', async () => {
    const { call, calls } = setUp()
    const asked = rejection(call('addLeadsChunk', chunkRequest))
    calls[0]?.succeed(text({ ok: false, error: { code: 'busy', title: 'Busy.', help: '' } }))
    expect((await asked).mayAskAgain).toBe(true)
  })

  const lost = [null, undefined, '', 'oops', '[1]', '"text"', 'null', { ok: true, value: 1 }]
  it.each(lost)('that is %p was lost on its way', async (raw) => {
    const { call, calls } = setUp()
    const asked = rejection(call('readSelection'))
    calls[0]?.succeed(raw)
    const error = await asked
    expect(error).toMatchObject({ words: { code: 'unexpected-answer' }, mayAskAgain: true })
    expect(error.words.help).toMatch(SEVERAL_LOGINS)
  })
})

describe('a request', () => {
  it('crosses as plain data, without undefined members', () => {
    const { call, calls } = setUp()
    call('showRows', { tabId: 1, rows: [2], extra: undefined } as { tabId: number; rows: number[] }).catch(() => undefined)
    expect(calls[0]?.args).toEqual([{ tabId: 1, rows: [2] }])
    expect(Object.keys(calls[0]?.args[0] as object)).toEqual(['tabId', 'rows'])
  })

  it('that there is none passes no argument at all', () => {
    const { call, calls } = setUp()
    call('getSidebarState').catch(() => undefined)
    expect(calls[0]?.args).toEqual([])
  })
})

describe('no answer in time', () => {
  it('is said after 30 seconds for reads, naming several logins', async () => {
    const { call } = setUp()
    const asked = rejection(call('readSelection'))
    let settled = false
    void asked.then(() => (settled = true))
    await jest.advanceTimersByTimeAsync(29_999)
    expect(settled).toBe(false)
    await jest.advanceTimersByTimeAsync(1)
    const error = await asked
    const words = { code: 'unreachable', title: 'Google gave no answer within 30 seconds.' }
    expect(error).toMatchObject({ words, mayAskAgain: true })
    expect(error.words.help).toMatch(SEVERAL_LOGINS)
  })

  it('is said after 330 seconds for chunks', async () => {
    const { call } = setUp()
    const asked = rejection(call('addLeadsChunk', chunkRequest))
    let settled = false
    void asked.then(() => (settled = true))
    await jest.advanceTimersByTimeAsync(329_999)
    expect(settled).toBe(false)
    await jest.advanceTimersByTimeAsync(1)
    expect((await asked).words.title).toBe('Google gave no answer within 330 seconds.')
  })

  it('leaves a late answer without effect', async () => {
    const { call, calls } = setUp()
    const asked = rejection(call('readSelection'))
    await jest.advanceTimersByTimeAsync(30_000)
    calls[0]?.succeed(text({ ok: true, value: null }))
    expect((await asked).words.code).toBe('unreachable')
  })
})

describe('a failure of Google’s', () => {
  const cases: [string, unknown, string, boolean, RegExp][] = [
    ['authorisation', new Error('Authorization is required to perform that action.'), 'platform-limit', false, SEVERAL_LOGINS],
    [
      'the several-accounts error',
      new Error('We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.'),
      'platform-limit',
      false,
      SEVERAL_LOGINS,
    ],
    ['a lost network', { message: 'NetworkError: Connection failure due to HTTP 0' }, 'unreachable', true, /internet/],
    ['the six minutes', new Error('Exceeded maximum execution time'), 'platform-limit', true, /what is done stays done/],
    ['an older script', new Error('Script function not found: readSelection'), 'unexpected', false, /Reload the spreadsheet/],
    ['a text in another language', new Error('Interner Fehler'), 'unexpected', false, /Google says: Interner Fehler/],
    ['no text at all', undefined, 'unexpected', false, SEVERAL_LOGINS],
  ]
  it.each(cases)('%s gets words', async (_, failure, code, mayAskAgain, help) => {
    const { call, calls } = setUp()
    const asked = rejection(call('readSelection'))
    calls[0]?.fail(failure)
    const error = await asked
    expect(error).toMatchObject({ words: { code }, mayAskAgain })
    expect(error.words.help).toMatch(help)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('thrown at the call itself gets words too', async () => {
    const { runner } = createScriptedRunner([])
    const throwing = {
      ...runner,
      withSuccessHandler: () => {
        throw new Error('Failed due to illegal value in property: 3')
      },
    }
    expect((await rejection(createBridge(() => throwing)('readSelection'))).words.help).toMatch(/illegal value/)
  })

  it('to know the function asks for a reload', async () => {
    const { runner } = createScriptedRunner([])
    expect((await rejection(createBridge(() => runner)('readSelection'))).words.help).toMatch(/Reload the spreadsheet/)
  })

  it('outside Google’s page says where to open it', async () => {
    expect((await rejection(createBridge(() => null)('readSelection'))).words.help).toMatch(/HeyReach menu/)
  })
})

describe('many calls', () => {
  it('run ten at a time, the others in turn, and a failed one makes room as well', async () => {
    const { call, calls } = setUp()
    const asked = Array.from({ length: PARALLEL_CALLS + 2 }, () => call('readSelection'))
    const outcomes = Promise.allSettled(asked)
    expect(calls).toHaveLength(PARALLEL_CALLS)
    calls[3]?.fail(new Error('Interner Fehler'))
    await jest.advanceTimersByTimeAsync(0)
    expect(calls).toHaveLength(PARALLEL_CALLS + 1)
    calls[0]?.succeed(text({ ok: true, value: null }))
    await jest.advanceTimersByTimeAsync(0)
    expect(calls).toHaveLength(PARALLEL_CALLS + 2)
    for (const each of calls) each.succeed(text({ ok: true, value: null }))
    expect((await outcomes).filter(({ status }) => status === 'fulfilled')).toHaveLength(PARALLEL_CALLS + 1)
  })

  it('begin their time when they are sent, not while they wait in turn', async () => {
    const { call, calls } = setUp()
    for (let index = 0; index < PARALLEL_CALLS; index += 1) call('addLeadsChunk', chunkRequest).catch(() => undefined)
    let settled = false
    void rejection(call('readSelection')).then(() => (settled = true))
    await jest.advanceTimersByTimeAsync(31_000)
    expect(settled).toBe(false)
    calls[0]?.succeed(text({ ok: true, value: null }))
    await jest.advanceTimersByTimeAsync(30_000)
    expect(settled).toBe(true)
  })
})
