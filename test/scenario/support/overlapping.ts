/** A sheet that receives on modelled time, executions overlapping: when each event was posted, and when people could see it. */
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { createOverlappingHost, type Arrival } from '../../../workbench/fake-apps-script/overlapping-host'
import { webEvent } from '../../../workbench/fake-apps-script/web-event'
import type { ExecutionResult } from '../../../workbench/fake-apps-script/types'
import { builtProject, RUNNER, SECRET, settings } from './receiving'
import { OWNER } from './sheet'

export interface Waited {
  /** From the post to the row on the sheet, in ms, for each event in the order of posting; Infinity for one that is not there. */
  visibleAfter: number[]
  /** Answers that acknowledged. */
  acknowledged: number
  rows: number
  /** From the post to its answer. */
  slowestAnswer: number
  mostAtOnce: number
  results: ExecutionResult[]
}

/** `lead_profile_url` on a tab as it is made. */
const URL_COLUMN = 4
const START = Date.UTC(2026, 8, 14, 9, 0, 0)

/** Posts each body at its time (ms from the start), without any trigger unless told. */
export const postOverlapping = async (posts: readonly { at: number; body: string }[], triggers: readonly number[] = []): Promise<Waited> => {
  const book = createBook({ name: 'Outreach', timeZone: 'Europe/Ljubljana' })
  const seen = new Map<string, number>()
  let looked = 1
  const host = createOverlappingHost({
    book,
    project: builtProject(),
    owner: OWNER,
    startAt: START,
    fetch: () => ({ failure: 'address-unavailable', ms: 1 }),
    saved: {
      properties: {
        script: { 'heyreach.receiving': settings('emulated-spreadsheet') },
        [`user:${OWNER}`]: { 'heyreach.person': JSON.stringify({ runner: RUNNER, key: '', fingerprint: '', client: '' }) },
      },
    },
    // Rows come at the end, so what is new is below what was seen.
    afterCall: (at) => {
      const tab = book.tabByName('Events')
      for (const last = tab?.lastRow() ?? 0; tab && looked < last; looked += 1) {
        const url = tab.displayText(looked + 1, URL_COLUMN)
        if (!seen.has(url)) seen.set(url, at)
      }
    },
  })
  const results: ExecutionResult[] = []
  let acknowledged = 0
  let slowestAnswer = 0
  const arrivals: Arrival[] = posts.map(({ at, body }) => ({
    at: START + at,
    start: () => ({ kind: 'web-app', functionName: 'doPost', args: [webEvent({ method: 'POST', query: `k=${SECRET}`, contentType: 'application/json', body })], user: OWNER }),
    over: (result, over) => {
      results.push(result)
      if (result.ok && (result.value as { body: string; output: string }).body === 'ok') acknowledged += 1
      slowestAnswer = Math.max(slowestAnswer, over - START - at)
    },
  }))
  for (const at of triggers) arrivals.push({ at: START + at, start: () => ({ kind: 'time-trigger', functionName: 'writeWaitingEvents', user: OWNER }), over: (result) => void results.push(result) })
  try {
    await host.runAll(arrivals)
  } finally {
    await host.close()
  }
  return {
    visibleAfter: posts.map(({ at, body }) => (seen.get(urlOf(body)) ?? Infinity) - START - at),
    acknowledged,
    rows: looked - 1,
    slowestAnswer,
    mostAtOnce: host.mostAtOnce(),
    results,
  }
}

const urlOf = (body: string): string => (JSON.parse(body) as { lead: { profile_url: string } }).lead.profile_url
