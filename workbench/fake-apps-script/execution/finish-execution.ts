/** The end of an execution: what is buffered goes out or is lost, locks are let go, and the result is told. */
import { MIME_TYPES, type TextPage } from '../services/content'
import type { HtmlPage } from '../services/html'
import type { ExecutionResult } from '../types'
import { serviceCodec, type Ref, type Wire } from '../wire'
import { timeLimitError } from './dispatch'
import { whyNotInCell } from './cell-result'
import type { Execution } from './execution'
import { FILE, type RunOutcome } from './run-in-context'

export const finishExecution = (x: Execution, outcome: RunOutcome): ExecutionResult => {
  const killed = x.dead || outcome.done === 'killed' || x.elapsed() > x.limitMs
  const end = killed ? endKilled(x) : endWell(x, outcome)
  x.dead = true
  x.host.locks.releaseAll(x.id)
  if (x.defect !== undefined) throw x.defect
  return {
    ...end,
    effects: x.effects,
    log: x.log,
    calls: x.calls,
    backendCalls: x.counts.backend,
    httpCalls: x.counts.http,
    cellsRead: x.counts.cellsRead,
    bytesRead: x.counts.bytesRead,
    ms: x.elapsed(),
  }
}

type End = Pick<ExecutionResult, 'ok' | 'value' | 'error' | 'errorLine' | 'killed'>

/** No finally has run, and what was not committed is lost unless the switch says otherwise. */
const endKilled = (x: Execution): End => {
  try {
    if (x.host.switches.killKeepsBufferedWrites) x.writes.commit()
  } catch (error) {
    x.log.push(String(error))
  }
  x.writes.drop()
  return { ok: false, killed: true, error: timeLimitError }
}

const endWell = (x: Execution, outcome: RunOutcome): End => {
  const end = endOf(x, outcome)
  if (end.error)
    x.log.push(`${end.error.name}: ${end.error.message}${end.errorLine ? ` (line ${end.errorLine}, file "${FILE}")` : ''}`)
  try {
    x.commit()
    return end
  } catch (error) {
    // The function is through, the commit is refused: the run fails all the same.
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { name: 'Exception', message } }
  }
}

const endOf = (x: Execution, outcome: RunOutcome): End => {
  if (outcome.done !== true) return { ok: true, value: null } // a promise that nobody ever settled
  if (!outcome.ok) {
    const { name, message, stack } = outcome.error
    const line = new RegExp(`\\b${FILE}:(\\d+)`).exec(stack)?.[1]
    return { ok: false, error: { name, message }, ...(line ? { errorLine: Number(line) } : {}) }
  }
  const refused = x.request.kind === 'custom-function' ? whyNotInCell(outcome.value) : null
  if (refused !== null) return { ok: false, error: { name: 'Error', message: refused } }
  return { ok: true, value: valueOf(x, outcome.value) }
}

/** What a web app answers with, as data; `output` tells the front how to send it. */
export interface WebOutput {
  status: number
  headers: Record<string, string>
  body: string
  output: 'text' | 'html' | 'nothing' | 'unsupported'
}

const valueOf = (x: Execution, wire: Wire): unknown => {
  if (x.request.kind === 'menu' || x.request.kind === 'simple-trigger' || x.request.kind === 'time-trigger') return null
  const value = serviceCodec.decode(wire)
  return x.request.kind === 'web-app' ? webOutput(x, value) : value
}

const webOutput = (x: Execution, value: unknown): WebOutput => {
  const kind = (value as Ref | null)?.$ref
  const html = { 'content-type': 'text/html; charset=utf-8' }
  if (value === null)
    return { status: 200, headers: html, body: 'The script completed but did not return anything.', output: 'nothing' }
  if (kind === 'HtmlOutput')
    return { status: 200, headers: html, body: x.kept<HtmlPage>((value as Ref).ref).html, output: 'html' }
  if (kind === 'TextOutput') {
    const { text, mimeType } = x.kept<TextPage>((value as Ref).ref)
    return { status: 200, headers: { 'content-type': `${MIME_TYPES[mimeType]}; charset=utf-8` }, body: text, output: 'text' }
  }
  return {
    status: 200,
    headers: html,
    body: 'The script completed but the returned value is not a supported return type.',
    output: 'unsupported',
  }
}
