/** Switching a tab’s rows off and on again by the menu. */
import { parseOffTabs, readOffTabs } from '../../src/leads/off-tabs'
import type { Tab } from '../../src/ports'
import { EDITOR, OWNER, openSheet, manyLeads } from './support/sheet'

const MEMORY = 'HeyReach contacts memory'
const open = () => {
  const alerts: string[] = []
  const answerDialog = ({ title, prompt }: { title: string; prompt: string }) => {
    alerts.push(`${title}: ${prompt}`)
    return { button: 'OK' as const }
  }
  const sheet = openSheet({ rows: manyLeads(2), host: { answerDialog } })
  const list = () => {
    const memory = sheet.book.tabs.find(({ name }) => name === MEMORY)
    return memory ? memory.cell(3, 1)?.value : undefined
  }
  const press = (user = OWNER) => sheet.menu('toggleFollowing', user).effects.flatMap((effect) => (effect.kind === 'toast' ? [effect.message] : []))
  return { ...sheet, alerts, list, press }
}

it('off, and on again, said each time', () => {
  const { tab, list, press } = open()
  expect(press()).toEqual(['Rows of “Leads” no longer follow events. The same menu item switches it on again.'])
  expect(list()).toBe(`[${tab.id}]`)
  expect(press(EDITOR)).toEqual(['Rows of “Leads” follow events again, from the next one on. Refresh status… brings what they missed.'])
  expect(list()).toBe('[]')
})

it('nothing else is written: the lead tab stays, the memory’s other cells too, and tabs that are gone are forgotten', () => {
  const { book, tab, list, press } = open()
  const before = JSON.stringify(Array.from({ length: 3 }, (_, row) => Array.from({ length: 8 }, (_cell, column) => tab.cell(row + 1, column + 1) ?? null)))
  const memory = book.insertTab(MEMORY)
  memory.enterRaw(1, 1, [['heading'], ['{"done":12}'], [`[${tab.id + 1}, 999]`], ['below']])
  press()
  expect([1, 2, 4].map((row) => memory.cell(row, 1)?.value)).toEqual(['heading', '{"done":12}', 'below'])
  expect(list()).toBe(`[${[tab.id + 1, tab.id].filter((id) => book.tabById(id)).join(',')}]`)
  expect(JSON.stringify(Array.from({ length: 3 }, (_, row) => Array.from({ length: 8 }, (_cell, column) => tab.cell(row + 1, column + 1) ?? null)))).toBe(before)
})

it('a tab of the add-on’s own is refused in words', () => {
  const { tab, press, list, alerts } = open()
  tab.rename('Contacts')
  expect(press()).toEqual([])
  expect(alerts).toEqual([expect.stringContaining('is this add-on’s own tab')])
  expect(list()).toBeUndefined()
})

it('works where people have deleted rows of the memory', () => {
  const { book, tab, list, press } = open()
  const memory = book.insertTab(MEMORY)
  memory.deleteRows(2, memory.rowCount - 1)
  press()
  expect(list()).toBe(`[${tab.id}]`)
})

it.each([
  ['[1,2]', [1, 2]],
  [' [1, 2] ', [1, 2]],
  ['[1,"2",null,2.5,{}]', [1]],
  ['', []],
  ['{"1":2}', []],
  ['off', []],
  [7, []],
  [null, []],
])('a cell that reads %j means %j', (cell, ids) => {
  expect([...parseOffTabs(cell)]).toEqual(ids)
})

it('no memory, or one that cannot be read, switches nothing off', () => {
  const broken = {
    values: () => {
      throw new Error('out of the grid')
    },
  } as unknown as Tab
  expect([readOffTabs(null), readOffTabs(broken)]).toEqual([new Set(), new Set()])
})
