/**
 * Many posts at once to the built web app on threads, twins and late repeats among them, and what must hold when the trigger has run:
 * of each event that was acknowledged there is one row. Each sender posts until it is content.
 */
import type { Project } from '../../../workbench/fake-apps-script/types'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { eventBody } from './deliveries'
import { builtProject, RUNNER, SECRET, settings } from './receiving'
import { OWNER } from './sheet'
import { openThreadedWebApp, type Delivered } from './threaded-web-app'

export const CIRCUMSTANCES = [
  'nothing else',
  'somebody holds the lock all the while',
  'the trigger runs at the same moment',
  'the web app has no spreadsheet',
  'pages come by a redirect too, and the sender takes that for a failure',
  'pages come by a redirect too, and the sender follows',
  'more than thirty are turned away',
] as const
export type Circumstance = (typeof CIRCUMSTANCES)[number]

export interface BurstResult {
  posts: number
  /** Different events of which an answer has acknowledged one delivery at least. */
  acknowledged: number
  /** Of these, those that have no row. */
  lost: number
  /** Events with more than one row. */
  doubled: number
  /** Answers that acknowledged nothing, so that the sender came again. */
  repeated: number
}

/** Senders that are turned away for being too many come again until they are taken. */
const MOST_PATIENT_TRIES = 60
const KEPT = 'ok'

/** `tries`: of a sender who is never content; HeyReach's are six (platform facts H§3). */
export const openBursts = ({ tries: mostTries }: { tries: number }) => {
  const held = createHolder()
  const web = openThreadedWebApp({
    project: withHolder(builtProject()),
    book: createBook({ name: 'Outreach', timeZone: 'Europe/Ljubljana' }),
    owner: OWNER,
    fetch: held.fetch,
    saved: {
      properties: {
        script: { 'heyreach.receiving': settings('emulated-spreadsheet') },
        [`user:${OWNER}`]: { 'heyreach.person': JSON.stringify({ runner: RUNNER, key: '', fingerprint: '', client: '' }) },
      },
    },
  })
  const { host } = web
  const runTrigger = () => host.run({ kind: 'time-trigger', functionName: 'writeWaitingEvents', user: OWNER })
  let lead = 0
  const earlier: string[] = []

  const newEvent = (): string => {
    lead += 1
    // Of the last hours, as events are.
    const at = new Date(Date.now() - (lead % 90) * 60_000).toISOString()
    return eventBody({ lead, timestamp: at, type: lead % 3 === 0 ? 'message_reply_received' : 'connection_request_accepted' })
  }

  /** So many posts; one in five is a twin of another in the burst, one in ten repeats what came before. */
  const bodiesFor = (count: number, repetition: number): string[] => {
    const fresh: string[] = []
    const bodies = Array.from({ length: count }, (_, index) => {
      if (index % 5 === 1 && (count > 2 || repetition % 2 === 1)) return again(fresh[fresh.length - 1] ?? '', index)
      if (index % 10 === 7 && earlier.length > 0) return again(earlier[(repetition * 7 + index) % earlier.length] ?? '', index)
      const body = newEvent()
      fresh.push(body)
      return body
    })
    earlier.push(...fresh)
    return bodies
  }

  const burst = async (count: number, circumstance: Circumstance, repetition = 0): Promise<BurstResult> => {
    const strict = circumstance.endsWith('takes that for a failure')
    const turnedAway = circumstance === 'more than thirty are turned away'
    host.setSwitches({
      webappActive: circumstance === 'the web app has no spreadsheet' ? 'null' : 'present',
      htmlAlso302: circumstance.startsWith('pages come by a redirect'),
      overThirty: turnedAway ? 'reject' : 'queue',
    })
    const release = circumstance === 'somebody holds the lock all the while' ? await held.hold(host.run) : async () => undefined
    const bodies = bodiesFor(count, repetition)
    const acknowledged = new Set<string>()
    let posts = 0
    const deliver = async (body: string): Promise<void> => {
      for (let tries = 0; tries < (turnedAway ? MOST_PATIENT_TRIES : mostTries); tries += 1) {
        posts += 1
        const answer = await web.send({ method: 'POST', query: `k=${SECRET}`, contentType: 'application/json', body })
        if (acknowledges(answer)) acknowledged.add(leadOf(body))
        if (acknowledges(answer) && !(strict && answer.firstStatus !== 200)) return
        if (turnedAway) await nextTurn()
      }
    }
    const triggers = circumstance === 'the trigger runs at the same moment' ? [runTrigger(), runTrigger()] : []
    const results = await Promise.all([...bodies.map(deliver), ...triggers])
    for (const result of results.slice(bodies.length)) if (result && !result.ok && !turnedAway) throw new Error(result.error?.message)
    await release()
    host.setSwitches({ webappActive: 'present', htmlAlso302: false, overThirty: 'queue' })
    const last = await runTrigger()
    if (!last.ok) throw new Error(last.error?.message)
    const rows = rowsByLead()
    return {
      posts,
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((one) => !rows.has(one)).length,
      doubled: [...rows.values()].filter((times) => times > 1).length,
      repeated: posts - bodies.length,
    }
  }

  const rowsByLead = (): Map<string, number> => {
    const rows = new Map<string, number>()
    const tab = web.book.tabByName('Events')
    const column = tab ? Array.from({ length: tab.lastColumn() }, (_, index) => index + 1).find((at) => tab.displayText(1, at) === 'lead_profile_url') : 0
    for (let row = 2; tab && column && row <= tab.lastRow(); row += 1) {
      const key = tab.displayText(row, column)
      rows.set(key, (rows.get(key) ?? 0) + 1)
    }
    return rows
  }

  return { burst, rows: () => [...rowsByLead().values()].reduce((sum, times) => sum + times, 0), close: () => web.close() }
}

export type Bursts = ReturnType<typeof openBursts>

const acknowledges = ({ status, text }: Delivered): boolean => status === 200 && text === KEPT

/** Each person has one event here. */
const leadOf = (body: string): string => (JSON.parse(body) as { lead: { profile_url: string } }).lead.profile_url

/** As a sender repeats it: with another correlation id, every other time with a new time too where the type allows it. */
const again = (body: string, index: number): string => {
  const event = JSON.parse(body) as { timestamp: string; correlation_id: string; event_type: string }
  event.correlation_id = `again-${index}`
  if (index % 2 === 0) event.timestamp = new Date().toISOString()
  return JSON.stringify(event)
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** An execution of the same script that takes the lock and has it until an answer comes that is in our hands. */
const HOLD_URL = 'https://api.heyreach.io/api/public/hold'
const HOLDER = `
function holdScriptLock() {
  LockService.getScriptLock().waitLock(30000)
  UrlFetchApp.fetch('${HOLD_URL}')
}`

const withHolder = (project: Project): Project => ({ ...project, code: `${project.code}\n${HOLDER}` })

const createHolder = () => {
  let arrived: () => void = () => undefined
  let letGo: Promise<void> = Promise.resolve()
  const answer = { status: 200, headers: {}, body: '', ms: 0 }
  return {
    fetch: (): Promise<typeof answer> => {
      arrived()
      return letGo.then(() => answer)
    },
    /** Resolves when the lock is held, to what lets it go. */
    hold: async (run: (request: { kind: 'menu'; functionName: string; user: string }) => Promise<{ ok: boolean }>): Promise<() => Promise<void>> => {
      let open: () => void = () => undefined
      letGo = new Promise((resolve) => (open = resolve))
      const held = new Promise<void>((resolve) => (arrived = resolve))
      const execution = run({ kind: 'menu', functionName: 'holdScriptLock', user: OWNER })
      const first = await Promise.race([held.then(() => null), execution])
      if (first) throw new Error('the lock could not be held')
      return async () => {
        open()
        await execution
      }
    },
  }
}
