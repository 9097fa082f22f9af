import fc from 'fast-check'
import type { RepliesPage, ReplyItem } from '../../src/sidebar/protocol'
import { beginningOf, joinReplies, keyOfReply, leftIn, periodToBegin, repliesIn } from '../../src/sidebar/reply-list'

const reply = (at: number, id = `c${at}`): ReplyItem => ({
  row: at, id, at, when: '', name: '', company: '', position: '', text: `said ${at}`, campaign: '', sender: '', profileUrl: '',
})
const page = (replies: ReplyItem[], counts = { yesterday: 0, week: 0, all: 0 }): RepliesPage => ({
  tabId: 1, replies, counts, starts: { yesterday: 90, week: 50, all: 0 }, place: null,
})

describe('the list of replies', () => {
  it('shows of each period its beginning', () => {
    const list = page([reply(95), reply(90), reply(60), reply(10)])
    expect(repliesIn(list, 'yesterday').map(({ at }) => at)).toEqual([95, 90])
    expect(repliesIn(list, 'week').map(({ at }) => at)).toEqual([95, 90, 60])
    expect(repliesIn(list, 'all')).toHaveLength(4)
  })

  it('knows how many of the period are not read yet', () => {
    const list = page([reply(95), reply(60)], { yesterday: 1, week: 9, all: 20 })
    expect([leftIn(list, 'yesterday'), leftIn(list, 'week'), leftIn(list, 'all')]).toEqual([0, 7, 18])
    expect(leftIn(page([reply(95), reply(91)], { yesterday: 1, week: 1, all: 1 }), 'yesterday')).toBe(0)
  })

  it.each([
    [{ yesterday: 1, week: 4, all: 9 }, 'yesterday'],
    [{ yesterday: 0, week: 4, all: 9 }, 'week'],
    [{ yesterday: 0, week: 0, all: 9 }, 'all'],
  ] as const)('begins with the shortest time in which anybody replied: %j', (counts, period) => {
    expect(periodToBegin(page([], counts))).toBe(period)
  })

  it('has whoever replied again between two readings once, as read last', () => {
    const joined = joinReplies(page([reply(95), reply(80, 'anna')]), page([reply(70, 'anna'), reply(60)], { yesterday: 0, week: 3, all: 3 }))
    expect(joined.replies.map(keyOfReply)).toEqual(['c95', 'anna', 'c60'])
    expect([joined.replies[1]?.at, joined.counts.all]).toEqual([70, 3])
  })

  it('tells rows without an id apart', () => {
    const [one, two] = [reply(5, ''), { ...reply(5, ''), row: 6 }]
    expect(keyOfReply(one)).not.toBe(keyOfReply(two))
  })
})

describe('the beginning of a long reply', () => {
  it.each(['', 'Yes, please.', 'x'.repeat(300), 'a\nb\nc\nd\ne\nf\ng'])('is not made of what is short: %#', (text) => {
    expect(beginningOf(text)).toBeNull()
  })

  it('ends between words', () => {
    expect(beginningOf('word '.repeat(100))).toBe(`${'word '.repeat(51)}word …`)
  })

  it('ends after six lines', () => {
    expect(beginningOf(Array.from({ length: 9 }, (_, index) => `line ${index}`).join('\n'))).toBe('line 0\nline 1\nline 2\nline 3\nline 4\nline 5 …')
  })

  it('is a beginning of the text, never cut through a character, and worth a click', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀', 'ü', 'word '), maxLength: 900 }), (text) => {
        const beginning = beginningOf(text)
        if (beginning === null) return
        const kept = beginning.slice(0, -2)
        expect(text.startsWith(kept)).toBe(true)
        expect(kept.length).toBeLessThan(text.length)
        expect(kept).not.toMatch(/[\ud800-\udbff]$/)
      }),
    )
  })
})
