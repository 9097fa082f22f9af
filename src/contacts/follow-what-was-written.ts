/** When the pass runs: right after events were written, as long as their sender may wait for it; and by the trigger, which notes how far it is. */
import type { Ports } from '../ports'
import { isObject, numberOf, parseJson, textOf } from '../heyreach/read-json'
import { errorInOneLine, errorInWords } from '../words'
import { readBookmark } from './contacts-memory'
import { followEvents, type Followed, type FollowPorts } from './follow-events'

/** Up to which event the trigger saw everything followed, and what kept it from that: so that an idle one costs nothing. */
export const FOLLOWED_KEY = 'heyreach.followed'

export interface FollowedNote {
  /** `lastEventAt` of the journal. */
  upTo: number
  problem: { at: number; code: string; detail: string } | null
}

const NOTHING: FollowedNote = { upTo: 0, problem: null }

/** From the beginning of the web app's execution on: HeyReach waits for the answer. */
const RECEIVER_MS = 9_000
const RECEIVER_STEP = 300
const TRIGGER_MS = 240_000
/** From the beginning of the trigger's execution on, the writing of events included: no step begins later. Google ends it after six minutes. */
const TRIGGER_ENDS_MS = 270_000
const TRIGGER_STEP = 1_000
const TRIGGER_PATIENCE_MS = 10_000
const LONGEST_PROBLEM = 300

export interface WrittenEvents {
  eventsTabId: number | null
  lastRow: number
}

/** `began`: when the execution did, epoch ms. Never throws: what was received is acknowledged, and the trigger comes behind. */
export const followInReceiver = (ports: FollowPorts, wrote: WrittenEvents | null, began: number): void => {
  if (wrote === null || ports.clock.now() - began > RECEIVER_MS) return
  try {
    followEvents(ports, { events: { tabId: wrote.eventsTabId, lastRow: wrote.lastRow }, patienceMs: 0, until: began + RECEIVER_MS, stepSize: RECEIVER_STEP })
  } catch {
    // The trigger tries again, and tells.
  }
}

export type TriggerPorts = FollowPorts & Pick<Ports, 'scriptStore'>

/** `properties`: as just read. `began`: when the execution did, epoch ms. */
export const followInTrigger = (ports: TriggerPorts, written: (WrittenEvents & { lastEventAt: number; properties: Readonly<Record<string, string>> }) | null, began: number): void => {
  if (!written || written.lastEventAt === 0) return
  const before = parseFollowed(written.properties[FOLLOWED_KEY])
  if (before.upTo >= written.lastEventAt && before.problem === null) return
  const until = Math.min(ports.clock.now() + TRIGGER_MS, began + TRIGGER_ENDS_MS)
  // Writing took all the time: the next run goes on.
  if (ports.clock.now() >= until) return
  const after = tryToFollow(ports, written, before, until)
  if (JSON.stringify(after) === JSON.stringify(before)) return
  try {
    ports.scriptStore.set(FOLLOWED_KEY, JSON.stringify(after))
  } catch {
    // A full store: then the next run looks once more.
  }
}

const tryToFollow = (ports: FollowPorts, { eventsTabId, lastEventAt }: WrittenEvents & { lastEventAt: number }, before: FollowedNote, until: number): FollowedNote => {
  const now = ports.clock.now()
  try {
    // Where the last event stands nobody knows for certain any more: people delete and insert rows.
    const followed: Followed = followEvents(ports, { events: { tabId: eventsTabId, lastRow: 0 }, patienceMs: TRIGGER_PATIENCE_MS, until, stepSize: TRIGGER_STEP })
    return followed === 'more' ? before : { upTo: lastEventAt, problem: null }
  } catch (error) {
    return { ...before, problem: { at: now, code: errorInWords(error).code, detail: errorInOneLine(error).slice(0, LONGEST_PROBLEM) } }
  }
}

/** “Check now” and the hourly check: whatever is noted. What they do not finish the trigger goes on with. */
export const followThoroughly = (ports: TriggerPorts, ms: number): void => {
  try {
    // Nothing was ever followed: then the first event brings the trigger to it.
    if (readBookmark(ports.spreadsheet) === null) return
    const followed = followEvents(ports, { events: { tabId: null, lastRow: 0 }, patienceMs: TRIGGER_PATIENCE_MS, until: ports.clock.now() + ms, stepSize: TRIGGER_STEP, thorough: true })
    if (followed === 'more') ports.scriptStore.set(FOLLOWED_KEY, JSON.stringify(NOTHING))
  } catch {
    // The trigger meets it too, and tells.
  }
}

export const parseFollowed = (text: string | null | undefined): FollowedNote => {
  const stored = parseJson(text ?? '')
  if (!isObject(stored)) return NOTHING
  const problem = stored['problem']
  return {
    upTo: numberOf(stored['upTo']) ?? 0,
    problem: isObject(problem) ? { at: numberOf(problem['at']) ?? 0, code: textOf(problem['code']), detail: textOf(problem['detail']) } : null,
  }
}
