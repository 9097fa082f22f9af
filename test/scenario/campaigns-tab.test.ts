/** The Campaigns tab on the built bundle: made, refreshed, and left alone where it is the person's. */
import { ACME, BOREALIS, campaignsSheet, manyCampaigns } from './support/campaigns-sheet'
import { EDITOR, manyLeads, OWNER } from './support/sheet'

const [RUNNING, PAUSED, DRAFT, FINISHED] = [61001, 61002, 61003, 61004]

describe('the first refresh', () => {
  it('makes the tab, running campaigns first and drafts last, and shows it', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    expect(sheet.ids()).toEqual([RUNNING, PAUSED, FINISHED, DRAFT])
    expect(sheet.record(RUNNING)).toMatchObject({
      Campaign: 'Acme – CFO DACH',
      State: 'Running',
      Senders: 'Mira Okafor, Jonas Reyes',
      'Daily limit (connection requests)': '37',
      'Limit shared with': 'no other active campaign',
      Leads: '14',
      Waiting: '3',
      Failed: '1',
      Stopped: '1',
      'No longer in sequence': '29%',
      'Added by this sheet': '0',
      'Days for waiting (at least)': '1',
      Advice: '',
      Started: '22 Aug 2026',
      Refreshed: '14 Sep 2026, 11:00',
    })
    expect(sheet.record(PAUSED)).toMatchObject({
      State: 'Paused',
      'What it means': 'It stays paused: leads wait until it is resumed.',
      'Limit shared with': 'up to 1 other active campaign',
      Advice: expect.stringContaining('2 leads wait'),
    })
    expect(sheet.record(DRAFT)).toMatchObject({ State: 'Draft', 'No longer in sequence': '', Started: '' })
    expect(sheet.shown()).toBe('HeyReach campaigns')
    expect(sheet.toasts()).toEqual(['4 campaigns, refreshed.'])
    expect(sheet.alerts).toEqual([])
  })

  it('freezes a bold header and keeps text inside wrapped cells', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const tab = sheet.campaigns()
    expect([tab.frozenRows, tab.hidden]).toEqual([1, false])
    expect([tab.cell(1, 1)?.bold, tab.cell(1, 21)?.bold]).toEqual([true, true])
    expect(tab.cell(2, 16)).toMatchObject({ wrap: true, vertical: 'top' })
    expect(tab.columnWidths[16]).toBeGreaterThan(300)
  })

  it('counts the people whom this sheet put in', () => {
    const sheet = campaignsSheet({ rows: manyLeads(5) })
    sheet.add(RUNNING, 2, 6)
    sheet.refresh()
    expect([RUNNING, PAUSED].map((id) => sheet.record(id)['Added by this sheet'])).toEqual(['5', '0'])
  })

  it('uses a tab of that name that is empty, as an interrupted first refresh leaves it', () => {
    const sheet = campaignsSheet()
    sheet.book.insertTab('HeyReach campaigns')
    sheet.refresh()
    expect(sheet.ids()).toHaveLength(4)
  })

  it('keeps names as text, whatever they look like', () => {
    const sheet = campaignsSheet()
    sheet.changeHeyReach(({ campaigns }) => void (campaigns[0]!.name = '=IMPORTXML("https://evil.example")'))
    sheet.refresh()
    expect(sheet.record(RUNNING)['Campaign']).toBe('=IMPORTXML("https://evil.example")')
    expect(sheet.campaigns().cell(sheet.row(RUNNING), 1)?.formula).toBeUndefined()
  })

  it('says so where there are no campaigns', () => {
    const sheet = campaignsSheet()
    sheet.changeHeyReach((state) => void (state.campaigns = []))
    sheet.refresh()
    expect(sheet.headers()).toHaveLength(21)
    expect(sheet.toasts()).toEqual(['HeyReach has no campaigns yet: make one there, then refresh again.'])
  })
})

describe('a later refresh', () => {
  it('finds each campaign where people have put it, and leaves what stands beside it', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const tab = sheet.campaigns()
    tab.insertColumns(3, 1)
    tab.enterRaw(1, 3, [['My notes'], ['about the running one'], ['about the paused one']])
    tab.enterRaw(1, 23, [['Owner'], ['Iva'], ['Bo']])
    tab.sort({ row: 2, column: 1, rows: 4, columns: 23 }, 1, false)
    const order = sheet.ids()
    expect(order).not.toEqual([RUNNING, PAUSED, FINISHED, DRAFT])

    sheet.changeHeyReach(({ campaigns }) => {
      campaigns[0]!.name = 'Acme – renamed'
      campaigns[1]!.status = 'IN_PROGRESS'
      campaigns.push({ ...campaigns[0]!, id: 61009, name: 'Acme – brand new' })
    })
    sheet.refresh()
    expect(sheet.ids()).toEqual([...order, 61009])
    expect(sheet.record(RUNNING)).toMatchObject({ Campaign: 'Acme – renamed', 'My notes': 'about the running one', Owner: 'Iva' })
    expect(sheet.record(PAUSED)).toMatchObject({ State: 'Running', 'My notes': 'about the paused one', Owner: 'Bo' })
    expect(sheet.record(61009)).toMatchObject({ Campaign: 'Acme – brand new', 'No longer in sequence': '', Started: '22 Aug 2026', 'My notes': '' })
    expect(sheet.toasts().at(-1)).toBe('5 campaigns, refreshed, 1 new.')
  })

  it('keeps the row and the last figures of a campaign that HeyReach does not list any more', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const before = sheet.record(PAUSED)
    sheet.changeHeyReach((state) => void (state.campaigns = state.campaigns.filter(({ id }) => id !== PAUSED)))
    sheet.clock.advance(3_600_000)
    sheet.refresh()
    expect(sheet.record(PAUSED)).toEqual({
      ...before,
      State: 'Not in HeyReach any more',
      'What it means': 'HeyReach does not list it any more: its figures are the last ones seen.',
      'Days for waiting (at least)': '',
      Advice: '',
    })
    expect(sheet.record(RUNNING)['Refreshed']).toBe('14 Sep 2026, 12:00')
    expect(sheet.toasts().at(-1)).toBe('3 campaigns, refreshed, 1 not in HeyReach any more.')
  })

  it('appends a deleted column at the right, filled and formatted', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const tab = sheet.campaigns()
    const done = sheet.headers().indexOf('No longer in sequence') + 1
    tab.enterRaw(1, 22, [['Mine'], ['kept']])
    tab.deleteColumns(done, 1)
    sheet.refresh()
    expect(sheet.headers().slice(-2)).toEqual(['Mine', 'No longer in sequence'])
    expect(sheet.record(RUNNING)).toMatchObject({ 'No longer in sequence': '29%', Mine: 'kept' })
  })

  it('knows campaigns by their name when the ids were deleted', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    sheet.campaigns().deleteColumns(21, 1)
    sheet.campaigns().enterRaw(2, 22, [['note of the running one']])
    sheet.refresh()
    expect(sheet.campaigns().lastRow()).toBe(5)
    expect(sheet.ids()).toEqual([RUNNING, PAUSED, FINISHED, DRAFT])
    expect(sheet.campaigns().displayText(sheet.row(RUNNING), 22)).toBe('note of the running one')
  })

  it('leaves rows of the person’s own alone, formulas in our columns too, and a title above', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const tab = sheet.campaigns()
    tab.insertRows(1, 2)
    tab.enterRaw(1, 1, [['Our campaigns']])
    tab.insertRows(5, 1)
    tab.enter(5, 1, [['Sum so far', '', '', '', '', '', '=SUM(G4:G4)']])
    sheet.refresh()
    expect(tab.displayText(1, 1)).toBe('Our campaigns')
    expect([tab.displayText(5, 1), tab.cell(5, 7)?.formula, tab.displayText(5, 7)]).toEqual(['Sum so far', '=SUM(G4:G4)', '14'])
    expect(tab.lastRow()).toBe(8)
  })

  it('keeps formats that people have chosen', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const column = sheet.headers().indexOf('Started') + 1
    sheet.campaigns().setFormat({ row: 2, column, rows: 1, columns: 1 }, { format: 'dd.mm.yyyy' })
    sheet.refresh()
    expect(sheet.record(RUNNING)['Started']).toBe('22.08.2026')
  })

  it('shows the tab again that somebody has hidden', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    sheet.campaigns().setHidden(true)
    sheet.refresh()
    expect(sheet.campaigns().hidden).toBe(false)
  })

  it('puts every campaign beside its own note although somebody sorts while it writes', () => {
    let armed = false
    const sheet = campaignsSheet({
      host: {
        onCall: ({ name }) => {
          if (!armed || name !== 'Range.setValues') return
          armed = false
          sheet.campaigns().sort({ row: 2, column: 1, rows: 4, columns: 22 }, 1, false)
        },
      },
    })
    sheet.refresh()
    sheet.campaigns().enterRaw(1, 22, [['Note'], ...sheet.ids().map((id) => [`note of ${id}`])])
    armed = true
    sheet.refresh()
    expect(armed).toBe(false)
    for (const id of [RUNNING, PAUSED, FINISHED, DRAFT]) expect(sheet.record(id)).toMatchObject({ Note: `note of ${id}`, Campaign: sheet.nameOf(id) })
  })
})

describe('a refresh that is cut off', () => {
  it.each([true, false])('is made good by the next one, wherever it was (buffered writes kept: %s)', (killKeepsBufferedWrites) => {
    let until = Infinity
    const kill = ({ index }: { index: number }) => (index === until ? 'kill' as const : undefined)
    for (let cut = 0, killed = true; killed; cut += 1) {
      const sheet = campaignsSheet({ host: { onCall: kill, switches: { killKeepsBufferedWrites } } })
      until = cut
      killed = sheet.menu('refreshCampaigns').killed === true
      until = Infinity
      sheet.refresh()
      expect([cut, sheet.alerts, [...sheet.ids()].sort(), sheet.headers().length]).toEqual([cut, [], [RUNNING, PAUSED, DRAFT, FINISHED], 21])
      expect([cut, sheet.record(RUNNING)]).toMatchObject([cut, { 'No longer in sequence': '29%', Started: '22 Aug 2026', State: 'Running' }])
      if (!killed) expect(cut).toBeGreaterThan(60)
    }
  })
})

describe('older answers', () => {
  it('leave blank what they do not tell', () => {
    const sheet = campaignsSheet({ heyreach: { switches: { campaignShape: 'older', accountShape: 'older', inProgressFigure: 'one-too-low' } } })
    sheet.refresh()
    expect(sheet.record(RUNNING)).toMatchObject({
      'Daily limit (connection requests)': '',
      'Days for waiting (at least)': '',
      Leads: '14',
      Stopped: '',
      Started: '',
      Created: '21 Aug 2026',
    })
    expect(sheet.record(FINISHED)['In progress']).toBe('0')
  })
})

describe('what goes wrong is said in words', () => {
  it('not connected', () => {
    const sheet = campaignsSheet({ connect: false })
    sheet.refresh()
    expect(sheet.alerts).toEqual([
      { title: 'This sheet is not connected to HeyReach yet.', text: expect.stringContaining('Open Connection in the HeyReach menu') },
    ])
    expect(sheet.book.tabByName('HeyReach campaigns')).toBeUndefined()
  })

  it('a key that was switched off, without showing it', () => {
    const sheet = campaignsSheet()
    const key = sheet.heyreach.keys[ACME] ?? ''
    sheet.heyreach.revokeKey(key)
    sheet.refresh()
    expect(sheet.alerts.map(({ title }) => title)).toEqual(['HeyReach does not accept this API key.'])
    expect(JSON.stringify([sheet.alerts, sheet.seen])).not.toContain(key)
  })

  it('a protected tab', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    sheet.askAs(EDITOR, 'connectHeyReach', { key: sheet.heyreach.keys[ACME] ?? '', holder: 'me', workspaceName: 'Acme' })
    sheet.campaigns().protect({ rect: null, editors: [OWNER] })
    const before = JSON.stringify(sheet.grid())
    sheet.clock.advance(3_600_000)
    sheet.refresh(EDITOR)
    expect(sheet.alerts).toEqual([{ title: 'Google Sheets refused this.', text: expect.stringContaining('protected cell') }])
    expect(JSON.stringify(sheet.grid())).toBe(before)
  })

  it.each([
    ['somebody’s own list', [['Campaign', 'Campaign id', 'Leads', 'Notes'], ['Mine', '61001', '3', 'x']], /did not make/],
    ['notes', [['Call Anna']], /did not make/],
  ])('a tab of that name with %s, which stays as it is', (_what, cells, words) => {
    const sheet = campaignsSheet()
    sheet.book.insertTab('HeyReach campaigns').enterRaw(1, 1, cells)
    sheet.refresh()
    expect(sheet.alerts.map(({ title }) => title)).toEqual([expect.stringMatching(words)])
    expect(sheet.grid()).toEqual(cells)
  })

  it('a column of the person’s own that is called like one of ours', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    sheet.campaigns().insertColumns(1, 1)
    sheet.campaigns().enterRaw(1, 1, [['State'], ['my own']])
    sheet.refresh()
    expect(sheet.alerts[0]?.title).toContain('Two columns')
    expect(sheet.campaigns().displayText(2, 1)).toBe('my own')
  })

  it('somebody else’s run that is writing', () => {
    let armed = false
    const sheet = campaignsSheet({
      host: {
        onCall: ({ name }) => {
          if (!armed || name !== 'Range.setValues') return
          armed = false
          sheet.refresh(EDITOR)
        },
      },
    })
    sheet.askAs(EDITOR, 'connectHeyReach', { key: sheet.heyreach.keys[ACME] ?? '', holder: 'me', workspaceName: 'Acme' })
    armed = true
    sheet.refresh()
    expect(sheet.alerts.map(({ title }) => title)).toEqual(['Another run is writing to this sheet just now.'])
    expect(sheet.ids()).toHaveLength(4)
  })

  it('a fault of our own or Google’s, without a stack', () => {
    const sheet = campaignsSheet()
    sheet.heyreach.addFault({ route: '/campaign/GetAll', effect: { status: 200, body: '{"items": 5}' } })
    sheet.refresh()
    expect(sheet.alerts[0]?.title).toBe('HeyReach gave an answer that we could not read.')
    expect(JSON.stringify(sheet.alerts)).not.toMatch(/\bat \w+ \(|Code:\d/)
  })
})

describe('workspaces never mix', () => {
  it('a person’s key of another workspace is refused and the tab stays', () => {
    const sheet = campaignsSheet({ connect: false })
    const connect = (user: string, workspace: string) =>
      sheet.value(sheet.askAs(user, 'connectHeyReach', { key: sheet.heyreach.keys[workspace] ?? '', holder: 'me', workspaceName: workspace }))
    connect(OWNER, BOREALIS)
    connect(EDITOR, BOREALIS)
    sheet.askAs(EDITOR, 'disconnectHeyReach')
    connect(EDITOR, ACME)
    sheet.refresh(EDITOR)
    const before = sheet.grid()
    sheet.refresh(OWNER)
    expect(sheet.alerts.map(({ title }) => title)).toEqual(['This key belongs to another HeyReach workspace.'])
    expect(sheet.grid()).toEqual(before)
  })

  it('the tab that came along in a copy of another client’s sheet is not refreshed', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const before = sheet.grid()
    sheet.ask('disconnectHeyReach')
    sheet.value(sheet.ask('connectHeyReach', { key: sheet.heyreach.keys[BOREALIS] ?? '', holder: 'me', workspaceName: BOREALIS }))
    sheet.refresh()
    expect(sheet.alerts[0]?.title).toContain('another client’s')
    expect(sheet.grid()).toEqual(before)
  })
})

describe('250 campaigns', () => {
  const askedForOverHttp = /^(UrlFetchApp|HTTPResponse|CacheService|Cache)\b/
  const otherCalls = ({ calls }: { calls: Record<string, number> }) => Object.entries(calls).filter(([name]) => !askedForOverHttp.test(name))

  it('are three pages, and written in as many calls as four', () => {
    const few = campaignsSheet()
    const many = campaignsSheet({ heyreach: { data: manyCampaigns(250) } })
    const [fewFirst, fewAgain, manyFirst, manyAgain] = [few.refresh(), few.refresh(), many.refresh(), many.refresh()]
    expect([fewFirst, fewAgain, manyFirst, manyAgain].map(({ httpCalls }) => httpCalls)).toEqual([2, 2, 4, 4])
    expect(fewFirst.backendCalls).toBeLessThanOrEqual(26)
    expect(fewAgain.backendCalls).toBeLessThanOrEqual(21)
    expect(otherCalls(manyFirst)).toEqual(otherCalls(fewFirst))
    expect(otherCalls(manyAgain)).toEqual(otherCalls(fewAgain))
    expect(many.ids()).toHaveLength(250)
  })

  it('beyond the grid make it larger', () => {
    const sheet = campaignsSheet()
    sheet.refresh()
    const tab = sheet.campaigns()
    tab.deleteRows(6, tab.rowCount - 5)
    tab.deleteColumns(22, tab.columnCount - 21)
    tab.deleteColumns(1, 1)
    tab.insertColumns(1, 1)
    tab.enterRaw(1, 1, [['My notes']])
    sheet.changeHeyReach(({ campaigns }) => void campaigns.push({ ...campaigns[0]!, id: 61009, name: 'Acme – brand new' }))
    sheet.refresh()
    expect(sheet.alerts).toEqual([])
    expect([sheet.headers().at(-1), sheet.record(61009)['Campaign']]).toEqual(['Campaign', 'Acme – brand new'])
  })

  it('and more leave the picker’s memory small enough to be kept', () => {
    const sheet = campaignsSheet({ heyreach: { data: manyCampaigns(450) } })
    sheet.refresh()
    const asked = sheet.heyreach.calls.length
    expect(sheet.value(sheet.ask('loadCampaigns', { fresh: false })).campaigns).toHaveLength(450)
    expect(sheet.heyreach.calls).toHaveLength(asked)
  })
})
