/** Menu: rows of the active tab stop following events, or follow them again. */
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { CONTACTS_MEMORY_TAB } from '../table/hidden-tabs'
import { CONTACTS_MEMORY_HEADING, FOLLOWING } from '../words'
import { readOffTabs, writeOffTabs } from './off-tabs'
import { OWN_TABS } from './tabs-without-statuses'
import { withDocumentLock } from './with-document-lock'

/** Throws invalid-input on a tab of the add-on's own. */
export const toggleFollowing = (ports: Ports): void => {
  const { spreadsheet, notices } = ports
  const tab = spreadsheet.selection()?.tab
  if (!tab) throw new AppError('invalid-input', { detail: FOLLOWING.noTab })
  if (OWN_TABS.includes(tab.name)) throw new AppError('invalid-input', { detail: FOLLOWING.ownTab(tab.name) })
  const isOff = withDocumentLock(ports, () => {
    const memory = spreadsheet.hiddenTab(CONTACTS_MEMORY_TAB, CONTACTS_MEMORY_HEADING)
    const offTabs = readOffTabs(memory)
    const there = new Set(spreadsheet.tabs().map(({ id }) => id))
    const others = [...offTabs].filter((id) => id !== tab.id && there.has(id))
    const turnsOff = !offTabs.has(tab.id)
    writeOffTabs(memory, turnsOff ? [...others, tab.id] : others)
    spreadsheet.flush()
    return turnsOff
  })
  notices.toast(isOff ? FOLLOWING.off(tab.name) : FOLLOWING.on(tab.name))
}
