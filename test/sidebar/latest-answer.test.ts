import { CallError } from '../../src/sidebar/call-error'
import { createLatestAnswer, type Latest } from '../../src/sidebar/latest-answer'

const setUp = () => {
  const asked: { request: string; resolve: (value: string) => void; reject: (error: unknown) => void }[] = []
  const shown: Latest<string>[] = []
  const latest = createLatestAnswer<string, string>(
    (request) => new Promise((resolve, reject) => asked.push({ request, resolve, reject })),
    (state) => shown.push(state),
    400,
  )
  return { asked, shown, latest, now: () => shown.at(-1) }
}
const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(0)

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it('asks once for changes within a short while', async () => {
  const { asked, latest, now } = setUp()
  latest.want('a')
  await jest.advanceTimersByTimeAsync(399)
  latest.want('b')
  await jest.advanceTimersByTimeAsync(399)
  expect(asked).toHaveLength(0)
  expect(now()).toEqual({ kind: 'asking', last: null })
  await jest.advanceTimersByTimeAsync(1)
  expect(asked.map(({ request }) => request)).toEqual(['b'])
  asked[0]?.resolve('answer b')
  await settle()
  expect(now()).toEqual({ kind: 'ready', key: '"b"', value: 'answer b' })
})

it('drops an answer that was overtaken, whichever arrives last', async () => {
  const { asked, latest, now } = setUp()
  latest.want('a')
  await jest.advanceTimersByTimeAsync(400)
  latest.want('b')
  asked[0]?.resolve('answer a, before b was even asked')
  await settle()
  expect(now()).toEqual({ kind: 'asking', last: null })
  await jest.advanceTimersByTimeAsync(400)
  asked[1]?.resolve('answer b')
  await settle()
  expect(now()).toMatchObject({ kind: 'ready', value: 'answer b' })
})

it('keeps the last answer while the next is on its way', async () => {
  const { asked, latest, now } = setUp()
  latest.want('a')
  await jest.advanceTimersByTimeAsync(400)
  asked[0]?.resolve('answer a')
  await settle()
  latest.want('b')
  expect(now()).toEqual({ kind: 'asking', last: 'answer a' })
})

it('does not ask for the same request twice, unless told to', async () => {
  const { asked, latest } = setUp()
  latest.want('a')
  await jest.advanceTimersByTimeAsync(400)
  asked[0]?.resolve('answer a')
  await settle()
  latest.want('a')
  await jest.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(1)
  latest.again()
  await settle()
  expect(asked).toHaveLength(2)
})

it('shows an error in words, and not one of an overtaken request', async () => {
  const { asked, latest, now } = setUp()
  const words = { code: 'busy' as const, title: 'Busy.', help: 'Wait.' }
  latest.want('a')
  await jest.advanceTimersByTimeAsync(400)
  asked[0]?.reject(new CallError(words, true))
  await settle()
  expect(now()).toEqual({ kind: 'failed', key: '"a"', error: words })
  latest.again()
  await settle()
  latest.want('b')
  asked[1]?.reject(new CallError(words, true))
  await settle()
  expect(now()?.kind).toBe('asking')
})

it('forgets everything when there is nothing to ask for', async () => {
  const { asked, latest, now } = setUp()
  latest.want('a')
  await jest.advanceTimersByTimeAsync(400)
  latest.want(null)
  asked[0]?.resolve('answer a')
  await settle()
  expect(now()).toEqual({ kind: 'none' })
  latest.want('a')
  expect(now()).toEqual({ kind: 'asking', last: null })
})
