import type { Call } from '../../src/sidebar/bridge'
import { countCalls } from '../../src/sidebar/count-calls'
import { LOOK_EVERY_MS, shouldLook } from '../../src/sidebar/look-again'

const DUE = { now: 1_000_000 + LOOK_EVERY_MS, askedAt: 1_000_000, visible: true, underWay: 0 }

describe('the quiet look', () => {
  it('is taken once a minute at most', () => {
    expect(shouldLook(DUE)).toBe(true)
    expect(shouldLook({ ...DUE, now: DUE.now - 1 })).toBe(false)
  })

  it('is not taken while nobody sees it, nor beside other calls', () => {
    expect(shouldLook({ ...DUE, visible: false })).toBe(false)
    expect(shouldLook({ ...DUE, underWay: 1 })).toBe(false)
  })
})

describe('calls under way', () => {
  it('are counted until they are answered or refused', async () => {
    const answers: { resolve(value: unknown): void; reject(error: unknown): void }[] = []
    const counted = countCalls((() => new Promise((resolve, reject) => answers.push({ resolve, reject }))) as Call)
    const first = counted.call('readReceiving')
    const second = counted.call('checkNow')
    expect(counted.underWay()).toBe(2)
    answers[0]?.resolve('state')
    await expect(first).resolves.toBe('state')
    expect(counted.underWay()).toBe(1)
    answers[1]?.reject(new Error('gone'))
    await expect(second).rejects.toThrow('gone')
    expect(counted.underWay()).toBe(0)
  })
})
