/**
 * Contacts and lead rows follow new events, in a short pass of its own under the document lock: by whoever has just written events, and
 * by the trigger. What one pass does not reach the next one does.
 */
import { advanceRows } from '../leads/advance-rows'
import type { Ports, Tab } from '../ports'
import { NO_BOOKMARK, openContactsMemory, type Bookmark } from './contacts-memory'
import { openContactsTab } from './contacts-tab'
import { readNewEvents, type EventsPlace } from './read-new-events'
import { clearLitter, updateContacts } from './update-contacts'
import { forgetWhomWeMade } from './whom-we-made'

export type FollowPorts = Pick<Ports, 'spreadsheet' | 'clock' | 'documentLock' | 'scriptCache'>

export interface FollowRequest {
  events: EventsPlace
  /** How long to wait for whoever writes statuses, in ms. */
  patienceMs: number
  /** No step begins later. Epoch ms. */
  until: number
  /** Events of one step. */
  stepSize: number
  /** Looks at Contacts itself too, though nothing is new: somebody may have deleted the tab to have it made anew. */
  thorough?: boolean
}

/** `more`: there was not the time, or not the lock. `not-ours`: newer code has begun with it. */
export type Followed = 'done' | 'more' | 'not-ours'

/** Throws where Contacts cannot be written. */
export const followEvents = (ports: FollowPorts, request: FollowRequest): Followed => {
  for (;;) {
    const stepped = lockedStep(ports, request)
    if (stepped !== 'go-on') return stepped
    // Whoever adds or stops leads waits for this lock: a long way is gone step by step.
    ports.clock.sleep(BREATH_MS)
  }
}

const BREATH_MS = 200

const lockedStep = (ports: FollowPorts, request: FollowRequest): Followed | 'go-on' => {
  if (!ports.documentLock.tryLock(request.patienceMs)) return 'more'
  try {
    return oneStep(ports, request)
  } finally {
    // What is in the buffer must not land outside the lock.
    try {
      ports.spreadsheet.flush()
    } finally {
      ports.documentLock.release()
    }
  }
}

const oneStep = ({ spreadsheet: book, clock, scriptCache }: FollowPorts, { events: place, until, stepSize, thorough = false }: FollowRequest): Followed | 'go-on' => {
  const memory = openContactsMemory(book)
  const spreadsheet = lookedUpOnce(book)
  let { bookmark } = memory
  if (!bookmark) return 'not-ours'
  // What a pass wrote that was cut off may stand on other rows by now.
  const wasCutOff = bookmark.underWay
  let all = wasCutOff
  for (;;) {
    const found = readNewEvents(spreadsheet, place, bookmark, stepSize, all)
    if (!found) {
      if (thorough && bookmark.row > 0 && isGone(spreadsheet, bookmark)) {
        bookmark = { ...NO_BOOKMARK, eventsTabId: bookmark.eventsTabId }
        continue
      }
      if (bookmark.underWay) memory.save({ ...bookmark, underWay: false, tellsAll: false })
      return 'done'
    }
    memory.save({ ...bookmark, underWay: true })
    const { table, isNew } = openContactsTab(spreadsheet, bookmark.contactsTabId)
    if (isNew) forgetWhomWeMade(memory.tab)
    // Somebody deleted the tab to have it made anew: of all events, the ones before too.
    if ((isNew || table.tab.id !== bookmark.contactsTabId) && bookmark.row > 0 && !all) {
      bookmark = { ...bookmark, contactsTabId: table.tab.id, contactsTabName: '', row: 0, id: '', lastRow: 0, count: 0, underWay: true }
      all = true
      continue
    }
    if (all && wasCutOff) clearLitter(table)
    const tellsAll: boolean = found.fromTop || bookmark.tellsAll
    const done = updateContacts({ spreadsheet }, { memory, tellsAll, bookmark: { ...bookmark, contactsTabName: table.tab.id === bookmark.contactsTabId ? bookmark.contactsTabName : '' }, table, events: found.events })
    const ownTabs = new Set([memory.tab.id, table.tab.id, found.eventsTabId])
    const rows = advanceRows({ spreadsheet, clock, scriptCache }, done.stages, { offTabs: memory.offTabs, until, ownTabs })
    const { lastRow, count, contactsTabName } = done
    if (!rows.isDone) {
      // Only events move rows: these are to be told once more.
      const upTo = done.again || found.fromTop ? { eventsTabId: null, row: 0, id: '' } : {}
      memory.save({ ...bookmark, ...upTo, contactsTabId: table.tab.id, contactsTabName, lastRow, count, underWay: false })
      return 'more'
    }
    const upTo = done.again ? { eventsTabId: null, row: 0, id: '' } : { eventsTabId: found.eventsTabId, row: found.row, id: found.id }
    bookmark = { ...upTo, contactsTabId: table.tab.id, contactsTabName, lastRow, count, underWay: false, tellsAll: tellsAll && found.more && !done.again }
    memory.save(bookmark)
    if (!done.again && !found.more) return 'done'
    return clock.now() >= until ? 'more' : 'go-on'
  }
}

/** Tabs by id in one call for all. One that is deleted meanwhile refuses, and the next pass finds that it is gone. */
const lookedUpOnce = (book: Ports['spreadsheet']): Ports['spreadsheet'] => {
  let tabs: Tab[] | null = null
  const all = (): Tab[] => (tabs ??= book.tabs())
  return {
    ...book,
    tabs: all,
    tabById: (id) => all().find((tab) => tab.id === id) ?? null,
    addTab: (name) => {
      tabs = null
      return book.addTab(name)
    },
  }
}

const isGone = (spreadsheet: Ports['spreadsheet'], { contactsTabId }: Bookmark): boolean => contactsTabId === null || spreadsheet.tabById(contactsTabId) === null
