import { countSince, placeAfter, replyTimes, timesAfter } from '../../src/contacts/reply-times'

const at = (ms: number): [Date] => [new Date(ms)]

describe('the times of replies', () => {
  it('come newest first, those of one moment from the top down', () => {
    expect(replyTimes([at(5), at(9), [''], at(5)], 2)).toEqual([{ row: 3, at: 9 }, { row: 2, at: 5 }, { row: 5, at: 5 }])
  })

  it('are dates only: no text, number, blank or broken date', () => {
    expect(replyTimes([[''], ['14 Sep'], [46_000], [null], [true], [new Date(NaN)], []], 2)).toEqual([])
  })

  it('are counted from a moment on, that moment included', () => {
    const times = replyTimes([at(1), at(2), at(3)], 2)
    expect([0, 1, 2, 3, 4].map((start) => countSince(times, start))).toEqual([3, 3, 2, 1, 0])
  })
})

describe('going on in a list', () => {
  const times = replyTimes([at(9), at(7), at(7), at(7), at(3)], 2)

  it.each([1, 2, 3, 4, 5])('shows each once, %d at a time', (size) => {
    const rows: number[] = []
    let place = null
    for (let more = timesAfter(times, place); more.length > 0; more = timesAfter(times, place)) {
      rows.push(...more.slice(0, size).map(({ row }) => row))
      place = placeAfter(place, more.slice(0, size))
    }
    expect(rows).toEqual([2, 3, 4, 5, 6])
  })

  it('is not moved by a newer reply', () => {
    const newer = replyTimes([at(11), at(9), at(7), at(7), at(7), at(3)], 2)
    expect(timesAfter(newer, { at: 7, shown: 2 }).map(({ at: time }) => time)).toEqual([7, 3])
  })

  it('ends, and stays at its end', () => {
    expect(timesAfter(times, { at: 3, shown: 1 })).toEqual([])
    expect(placeAfter({ at: 3, shown: 1 }, [])).toEqual({ at: 3, shown: 1 })
  })
})
