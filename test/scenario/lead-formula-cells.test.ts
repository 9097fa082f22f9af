/** =HEYREACH_LEAD, run by the host: what it is given, what it gives back, and a Contacts tab that people work in. */
import { contact, formulaSheet, profileUrl, urlsOf } from './support/formulas'

const ADA = profileUrl('ada-demo')

describe('what it is given', () => {
  it.each<[string, unknown[], unknown]>([
    ['one cell', [ADA], [['Name of ada-demo', 'CFO', 'Kontor AG', 'Bremen', 'Replied']]],
    ['one cell, one field', [ADA, 'stage'], [['Replied']]],
    ['a blank cell', [''], [['']]],
    ['an open range, with a blank between', [[[ADA], [''], [ADA], ...Array.from({ length: 990 }, () => [''])], 'Name'], [['Name of ada-demo'], [''], ['Name of ada-demo']]],
    ['what is no profile', [[['https://www.linkedin.com/company/acme'], [ADA], [7]], 'Name, Stage'], [['A company page, not a person', ''], ['Name of ada-demo', 'Replied'], ['Not a LinkedIn URL', '']]],
    ['several columns', [[[ADA, 'Ada']]], [['Name one column of LinkedIn URLs, e.g. =HEYREACH_LEAD(A2:A): these cells are in several columns.']]],
    ['nothing', [], [['Name the cells with LinkedIn URLs, e.g. =HEYREACH_LEAD(A2:A).']]],
    ['fields left out before refresh', [ADA, '', 1], [['Name of ada-demo', 'CFO', 'Kontor AG', 'Bremen', 'Replied']]],
  ])('%s', (_, args, expected) => {
    const sheet = formulaSheet({ contacts: [contact('ada-demo')] })
    expect(sheet.lead(...args)).toEqual(expected)
    expect(sheet.asked()).toHaveLength(0)
  })

  it('an unknown field is told once, with all that there are', () => {
    const sheet = formulaSheet({ contacts: [contact('ada-demo')] })
    const rows = sheet.lead([[ADA], [ADA]], 'Name, Shoe size')
    expect(rows).toEqual([[expect.stringMatching(/^There is no field “Shoe size”\. Choose among: Name, Company, Stage, .*Headline.*Followers\.$/)]])
    expect(sheet.last().backendCalls).toBeLessThanOrEqual(1)
  })

  it('blank cells cost no look at the sheet', () => {
    const sheet = formulaSheet({ contacts: [contact('ada-demo')] })
    sheet.lead(Array.from({ length: 999 }, () => ['']))
    expect(sheet.last().cellsRead).toBe(0)
  })

  it('the same person twice is asked about once', () => {
    const sheet = formulaSheet({ known: 1 })
    const [[url = ''] = []] = urlsOf(1, 'known')
    expect(sheet.lead([[url], [`${url}/?utm=1`]], 'First name')).toEqual([['Known0'], ['Known0']])
    expect(sheet.asked()).toHaveLength(1)
  })
})

describe('Contacts', () => {
  it('gives dates as dates and numbers as numbers; a text that looks like a formula stays what it is', () => {
    const sheet = formulaSheet({ contacts: [contact('ada-demo', { eventCount: 7, reply: '=1+1', repliedAt: 46_000.5 })] })
    sheet.book.tabByName('Contacts')?.setFormat({ row: 2, column: 5, rows: 1, columns: 1 }, { format: 'd mmm yyyy, hh:mm' })
    const [[events, reply, repliedAt] = []] = sheet.lead(ADA, 'Events, Last reply, Replied at')
    expect([events, reply]).toEqual([7, '=1+1'])
    expect(Object.prototype.toString.call(repliedAt)).toBe('[object Date]')
  })

  it('knows people by every profile of theirs', () => {
    const sheet = formulaSheet({ contacts: [contact('ada-demo', { knownAs: 'in/ada-demo in/ada-old-demo id:5 mail:ada@example.com' })] })
    expect(sheet.lead(profileUrl('Ada-Old-Demo'), 'Name')).toEqual([['Name of ada-demo']])
  })

  it('is read by headers, wherever columns are, and by the profile alone where the other is deleted', () => {
    const sheet = formulaSheet({ contacts: [contact('ada-demo'), contact('bo-demo')] })
    const tab = sheet.book.tabByName('Contacts')
    tab?.deleteColumns(21, 1)
    tab?.insertColumns(2, 2)
    tab?.insertRows(1, 1)
    expect(sheet.lead(profileUrl('bo-demo'), 'Stage, Name')).toEqual([['Replied', 'Name of bo-demo']])
    expect(sheet.asked()).toHaveLength(0)
  })

  it('a tab of somebody’s own by that name is not taken for it', () => {
    const sheet = formulaSheet({ known: 1 })
    sheet.book.insertTab('Contacts').enterRaw(1, 1, [['Name', 'Phone'], ['Ada', '1']])
    expect(sheet.lead(urlsOf(1, 'known'), 'Name')).toEqual([['Known0 Person']])
  })

  it('gives nobody another one’s values when it is sorted between two readings', () => {
    const people = ['ada-demo', 'bo-demo', 'cy-demo', 'di-demo']
    for (let at = 1; at < 16; at += 1) {
      let reads = 0
      const sheet = formulaSheet({
        contacts: people.map((slug) => contact(slug)),
        host: {
          onCall: ({ name }) => {
            if (!/^Range\.get(Display)?Values$|^Range\.getLast/.test(name) || (reads += 1) !== at) return
            sheet.book.tabByName('Contacts')?.sort({ row: 2, column: 1, rows: 4, columns: 23 }, 1, false)
          },
        },
      })
      reads = 0
      expect(sheet.lead(people.map((slug) => [profileUrl(slug)]), 'Name, Last event, Stage').map(([name]) => name)).toEqual(people.map((slug) => `Name of ${slug}`))
    }
  })

  it('beside a hundred thousand people one is found with few calls', () => {
    const sheet = formulaSheet({ contacts: Array.from({ length: 100_000 }, (_, index) => ({ name: `N${index}`, stage: 'Replied', knownAs: `in/p-${index}`, profileKey: `in/p-${index}` })) })
    expect(sheet.lead([[profileUrl('p-99999')], [profileUrl('p-2')]], 'Name')).toEqual([['N99999'], ['N2']])
    expect(sheet.last().backendCalls).toBeLessThanOrEqual(12)
    expect(sheet.last().ms).toBeLessThan(6_000)
  })
})

describe('asking anew', () => {
  it('TRUE passes by what Contacts says and what was said before, save for what only events tell', () => {
    const sheet = formulaSheet({ contacts: [contact('known-0-demo')], known: 2 })
    const urls = urlsOf(2, 'known')
    sheet.lead(urls, 'Name, Stage')
    expect(sheet.asked()).toHaveLength(1)
    expect(sheet.lead(urls, 'Name, Stage', true)).toEqual([['Known0 Person', 'Replied'], ['Known1 Person', '']])
    expect(sheet.asked()).toHaveLength(3)
  })

  it('a long column is got through in several runs, and nobody is asked about twice in them', () => {
    const sheet = formulaSheet({ known: 300 })
    const urls = urlsOf(300, 'known')
    sheet.lead(urls.slice(0, 5), 'Name')
    sheet.clock.advance(60_000)
    const [, last] = [sheet.lead(urls, 'Name', true)].flatMap((rows) => [rows[0], rows[299]])
    expect(last).toEqual(['Not asked again yet: 60 to go. Change TRUE to "TRUE 2", "TRUE 3" … in a minute to go on.'])
    sheet.clock.advance(60_000)
    expect(sheet.lead(urls, 'Name', 'TRUE 2').filter(([text]) => !/^Known\d+ Person$/.test(String(text)))).toEqual([])
    expect(sheet.asked()).toHaveLength(305)
    sheet.clock.advance(600_000)
    sheet.lead(urls.slice(0, 5), 'Name', 'TRUE')
    expect(sheet.asked()).toHaveLength(310)
  })

  it('another workspace’s answers are not shown', () => {
    const sheet = formulaSheet({ known: 1 })
    const urls = urlsOf(1, 'known')
    sheet.lead(urls, 'Name')
    sheet.value(sheet.ask('disconnectHeyReach'))
    sheet.value(sheet.ask('connectHeyReach', { key: sheet.heyreach.keys['Borealis Foods'] ?? '', holder: 'everyone', workspaceName: 'Borealis' }))
    expect(sheet.lead(urls, 'Name', 2)).toEqual([['Not known to HeyReach']])
  })
})

it('=LINKEDIN_URL needs nothing of Google’s', () => {
  const sheet = formulaSheet({ holder: null })
  const result = sheet.run('LINKEDIN_URL', [[['linkedin.com/in/Ada-Demo?x=1'], ['']]])
  expect(result.value).toEqual([[ADA]])
  expect(result.calls).toEqual({})
})
