/** “Show replies” on the built bundle: what is listed of Contacts, in which order, and where each row is by now. */
import { contactsByHand, type ContactByHand, type ContactsByHandOptions } from './support/contacts-by-hand'
import { atCall } from './support/at-call'
import { manyLeads, openSheet } from './support/sheet'
import type { RepliesAnswer, RepliesPage, ReplyPlace } from '../../src/sidebar/protocol'

// The scenario's clock: Monday, 14 Sep 2026, 11:00 in Ljubljana.
const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 8, 14, 9, 0, 0)

const person = (number: number, at: number | null, more: ContactByHand = {}): ContactByHand => ({
  name: `Person ${number}`,
  company: `Company ${number}`,
  position: 'CFO',
  reply: `Hello from ${number}`,
  repliedAt: at === null ? null : new Date(at),
  campaign: 'Acme – CFO DACH',
  sender: 'Mira Okafor',
  profileUrl: `https://www.linkedin.com/in/person-${number}`,
  profileKey: `in/person-${number}`,
  contactId: `c${number}`,
  ...more,
})

const repliesSheet = (people: ContactByHand[] | null, { timeZone, ...options }: ContactsByHandOptions & { timeZone?: string } = {}) => {
  const strike = atCall()
  const sheet = openSheet({ rows: manyLeads(1), timeZone, host: { onCall: strike.onCall } })
  const tab = people && contactsByHand(sheet.book, people, options)
  const answer = (after: ReplyPlace | null = null): RepliesAnswer => sheet.value(sheet.ask('listReplies', { after }))
  const list = (after: ReplyPlace | null = null): RepliesPage => {
    const found = answer(after)
    if (found.kind === 'none') throw new Error(`${found.title} ${found.help}`)
    return found
  }
  return { ...sheet, strike, answer, list, contacts: tab!, names: (after: ReplyPlace | null = null) => list(after).replies.map(({ name }) => name) }
}

describe('the list', () => {
  it('is of those who replied, newest first, with all that a person wants to know', () => {
    const sheet = repliesSheet([person(1, NOW - 3 * DAY), person(2, null), person(3, NOW - HOUR), person(4, NOW - 40 * DAY)])
    expect(sheet.names()).toEqual(['Person 3', 'Person 1', 'Person 4'])
    expect(sheet.list().replies[0]).toEqual({
      row: 4,
      id: 'c3',
      at: NOW - HOUR,
      when: '14 Sep 2026, 10:00',
      name: 'Person 3',
      company: 'Company 3',
      position: 'CFO',
      text: 'Hello from 3',
      campaign: 'Acme – CFO DACH',
      sender: 'Mira Okafor',
      profileUrl: 'https://www.linkedin.com/in/person-3',
    })
  })

  it('counts calendar days of the spreadsheet’s zone: yesterday begins at its midnight', () => {
    const midnight = Date.UTC(2026, 8, 12, 22)
    const week = Date.UTC(2026, 8, 7, 22)
    const sheet = repliesSheet([midnight - 1, midnight, NOW, week - 1, week].map((at, index) => person(index, at)))
    expect(sheet.list()).toMatchObject({ counts: { yesterday: 2, week: 4, all: 5 }, starts: { yesterday: midnight, week, all: 0 } })
  })

  it('keeps to the zone that the spreadsheet has: elsewhere yesterday began earlier', () => {
    const midnight = Date.UTC(2026, 8, 12, 10)
    const sheet = repliesSheet([person(1, midnight), person(2, midnight - 1)], { timeZone: 'Pacific/Kiritimati' })
    expect(sheet.list()).toMatchObject({ counts: { yesterday: 1 }, starts: { yesterday: midnight }, replies: [{ when: '13 Sep 2026, 00:00' }, { when: '12 Sep 2026, 23:59' }] })
  })

  it('goes on where it ended, also among replies of one moment and with a new one come in', () => {
    const people = Array.from({ length: 120 }, (_, index) => person(index, NOW - DAY))
    const sheet = repliesSheet(people)
    const first = sheet.list()
    sheet.contacts.enterRaw(122, 1, [['Newcomer']])
    sheet.contacts.enterRaw(122, 5, [[new Date(NOW)]])
    const second = sheet.list(first.place)
    const third = sheet.list(second.place)
    expect([first, second, third].map(({ replies }) => replies.length)).toEqual([50, 50, 20])
    const ids = [first, second, third].flatMap(({ replies }) => replies.map(({ id }) => id))
    expect(new Set(ids)).toEqual(new Set(people.map(({ contactId }) => contactId)))
    expect(sheet.list(third.place).replies).toEqual([])
    expect(second.counts.all).toBe(121)
  })

  it('keeps text that looks like a formula, a number or a date as it is', () => {
    const texts = ['=IMPORTXML("https://evil.example","//a")', '+43 1 234', '2026-09', '<img src=x onerror=alert(1)>', '  two\n\nlines ']
    const sheet = repliesSheet(texts.map((reply, index) => person(index, NOW - index * HOUR, { reply, name: reply })))
    expect(sheet.list().replies.map(({ text }) => text)).toEqual(texts)
    expect(sheet.names()).toEqual(texts.map((text) => text.trim()))
  })

  it('shows numbers and dates that a person typed, and takes only times for replies', () => {
    const sheet = repliesSheet([
      person(1, NOW, { company: 1848, position: new Date(NOW - DAY), reply: true }),
      person(2, null, { repliedAt: 'last week' }),
      person(3, null, { repliedAt: true }),
    ])
    expect(sheet.list().replies).toMatchObject([{ company: '1848', position: '13 Sep 2026, 11:00', text: 'true' }])
  })
})

describe('the link to the profile', () => {
  it.each([
    ['the key', { profileKey: 'in/anna-b', profileUrl: 'https://evil.example/in/x' }, 'https://www.linkedin.com/in/anna-b'],
    ['an address where somebody’s own row has no key', { profileKey: null, profileUrl: 'linkedin.com/in/Anna-B/?utm=1' }, 'https://www.linkedin.com/in/anna-b'],
    ['nothing else', { profileKey: 'javascript:alert(1)', profileUrl: 'javascript:alert(2)' }, ''],
    ['no other site', { profileKey: '@evil.example/in/x', profileUrl: 'https://evil.example/in/x' }, ''],
    ['no other page of LinkedIn', { profileKey: 'company/acme', profileUrl: null }, ''],
  ])('is made of %s', (_, cells, expected) => {
    expect(repliesSheet([person(1, NOW, cells)]).list().replies[0]?.profileUrl).toBe(expected)
  })
})

describe('why the list is empty', () => {
  it.each<[string, ContactByHand[] | null, ContactsByHandOptions, RegExp, boolean]>([
    ['there is no Contacts tab', null, {}, /no Contacts tab yet/, true],
    ['nobody is in it', [], {}, /Nobody is in Contacts yet/, true],
    ['nobody has replied', [person(1, null)], {}, /Nobody has replied yet/, false],
    ['it has other headers', [], { headers: ['Who', 'Phone', 'Birthday'] }, /does not have the headers/, false],
  ])('%s', (_, people, options, title, seeEvents) => {
    expect(repliesSheet(people, options).answer()).toMatchObject({ kind: 'none', title: expect.stringMatching(title), seeEvents })
  })

  it('the column with the times is gone', () => {
    const sheet = repliesSheet([person(1, NOW)])
    sheet.contacts.enterRaw(1, 5, [['When']])
    expect(sheet.answer()).toMatchObject({ kind: 'none', title: 'Contacts has no column “Replied at”.' })
  })

  it('it was made by hand and renamed: nothing remembers it', () => {
    const sheet = repliesSheet([person(1, NOW)])
    sheet.contacts.rename('People')
    expect(sheet.answer()).toMatchObject({ kind: 'none', title: 'There is no Contacts tab yet.' })
  })
})

describe('a Contacts tab that people have worked in', () => {
  it('may have lost columns: what is missing is blank', () => {
    const sheet = repliesSheet([person(1, NOW)])
    for (const column of [6, 2]) sheet.contacts.deleteColumns(column, 1)
    expect(sheet.list().replies).toMatchObject([{ name: 'Person 1', company: '', campaign: '', sender: 'Mira Okafor', text: 'Hello from 1' }])
  })

  it('may have other columns in between, moved ones, and a title above', () => {
    const headers = ['My note', 'contact_id', 'Replied at', 'Phone', 'Last reply', 'Name', 'profile_key', 'Company', 'Position', 'Campaign', 'Sender', 'LinkedIn', 'Stage', 'E-mail', 'Tags']
    const sheet = repliesSheet([person(1, NOW), person(2, NOW - DAY)], { headers, above: [['Our people'], ['']] })
    expect(sheet.list().replies).toMatchObject([
      { row: 4, id: 'c1', name: 'Person 1', company: 'Company 1', campaign: 'Acme – CFO DACH' },
      { row: 5, id: 'c2', name: 'Person 2' },
    ])
  })

  it('may hold rows of their own, without ids', () => {
    const sheet = repliesSheet([person(1, NOW), { name: 'By hand', reply: 'Called me', repliedAt: new Date(NOW - HOUR) }])
    expect(sheet.list().replies[1]).toMatchObject({ row: 3, id: '', name: 'By hand', profileUrl: '', company: '' })
  })

  it('may be sorted at any call of the reading: never are one person’s words under another’s name', () => {
    const people = Array.from({ length: 40 }, (_, index) => person(index, NOW - ((index * 7) % 40) * HOUR))
    const undisturbed = repliesSheet(people)
    undisturbed.strike.arm(0)
    undisturbed.list()
    const calls = undisturbed.strike.callsSeen().length
    expect(calls).toBeGreaterThan(3)
    for (let call = 1; call <= calls; call += 1) {
      const sheet = repliesSheet(people)
      sheet.strike.arm(call, () => sheet.contacts.sort({ row: 2, column: 1, rows: 40, columns: 23 }, 4, false))
      const { replies } = sheet.list()
      expect(sheet.strike.hasStruck()).toBe(true)
      expect(replies.map(({ at }) => at)).toEqual(people.map((_, index) => NOW - index * HOUR))
      for (const { id, name, text, at } of replies) {
        const number = Number(id.slice(1))
        expect([name, text, at]).toEqual([`Person ${number}`, `Hello from ${number}`, NOW - ((number * 7) % 40) * HOUR])
      }
    }
  })

  it('says that somebody is at work when it moves all the time', () => {
    const sheet = repliesSheet(Array.from({ length: 9 }, (_, index) => person(index, NOW - index * HOUR)))
    let ascending = false
    // Every reading of a block is preceded by a turn.
    const turn = (): void => {
      sheet.contacts.sort({ row: 2, column: 1, rows: 9, columns: 23 }, 5, (ascending = !ascending))
      sheet.strike.arm(1, turn)
    }
    sheet.strike.arm(1, turn)
    expect(sheet.ask('listReplies', { after: null })).toMatchObject({ ok: false, error: { code: 'busy' } })
  })
})

describe('“Show row”', () => {
  const shown = (sheet: ReturnType<typeof repliesSheet>, number: number) => {
    const { tabId, replies } = sheet.list()
    const reply = replies[number]!
    return { ask: () => sheet.ask('showReply', { tabId, row: reply.row, id: reply.id, at: reply.at }), reply }
  }
  const selection = (sheet: ReturnType<typeof repliesSheet>): string => JSON.stringify(JSON.parse(sheet.seen.at(-1) ?? '{}').effects)

  it('selects the person’s row in Contacts', () => {
    const sheet = repliesSheet([person(1, NOW - DAY), person(2, NOW)])
    const { ask } = shown(sheet, 0)
    expect(sheet.value(ask())).toBe(3)
    expect(selection(sheet)).toContain(`"tabId":${sheet.contacts.id}`)
  })

  it('finds it where it is after a sort and after rows came in above', () => {
    const sheet = repliesSheet([person(1, NOW - DAY), person(2, NOW), person(3, NOW - HOUR)])
    const { ask } = shown(sheet, 2)
    sheet.contacts.sort({ row: 2, column: 1, rows: 3, columns: 23 }, 5, false)
    sheet.contacts.insertRows(2, 4)
    expect(sheet.value(ask())).toBe(8)
  })

  it('finds a row without an id by its time, the nearest of several', () => {
    const by = (name: string): ContactByHand => ({ name, repliedAt: new Date(NOW) })
    const sheet = repliesSheet([by('One'), by('Two'), by('Three')])
    const { ask, reply } = shown(sheet, 1)
    expect(reply.name).toBe('Two')
    sheet.contacts.insertRows(4, 9)
    expect(sheet.value(ask())).toBe(3)
  })

  it('says so when the person is gone, and selects nobody else', () => {
    const sheet = repliesSheet([person(1, NOW - DAY), person(2, NOW)])
    const { ask } = shown(sheet, 0)
    sheet.contacts.deleteRows(3, 1)
    expect(ask()).toMatchObject({ ok: false, error: { code: 'invalid-input', title: expect.stringContaining('no longer in Contacts') } })
    expect(selection(sheet)).toBe('[]')
  })
})
