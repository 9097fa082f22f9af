/** Takes one call of a context: counts it, lets it cost, asks whether it is permitted, carries it out. */
import { costOf, EXTRA, isBackendCall } from '../costs'
import { GoogleError, TEXTS } from '../google-error'
import { SERVICES } from '../services'
import { serviceCodec, type WireCall, type WireReply } from '../wire'
import type { CallFault } from '../types'
import type { Execution } from './execution'
import type { Handler } from './handler'
import { checkPermission } from './permissions'

/** Reads of the clock without a call between them after which each lets time pass: a loop that waits for time must see it go. */
const PATIENT_CLOCK_READS = 10_000

export type Dispatch = (json: string) => string | Promise<string>

export const createDispatch = (x: Execution): Dispatch => {
  let clockReads = 0
  return (json) => {
    if (json === 'now') {
      if (++clockReads > PATIENT_CLOCK_READS) x.host.clock.spend(1)
      if (x.elapsed() > x.limitMs) x.dead = true
      return String(x.host.clock.now())
    }
    if (json === 'random') return String((x.host.options.random ?? x.host.random)())
    clockReads = 0
    const reply = answer(x, JSON.parse(json) as WireCall)
    return reply instanceof Promise ? reply.then((value) => JSON.stringify(value)) : JSON.stringify(reply)
  }
}

const DEAD: WireReply = { dead: true }

const answer = (x: Execution, call: WireCall): WireReply | Promise<WireReply> => {
  if (x.dead) return DEAD
  try {
    if (call.kind === 'Emulator') {
      x.log.push(`not emulated: ${String(call.args[0])}`)
      return { value: null }
    }
    const handler = (SERVICES as unknown as Record<string, Record<string, Handler<unknown>>>)[call.kind]?.[call.method]
    if (!handler) throw new TypeError(`no handler for ${call.kind}.${call.method}`)
    const fault = account(x, call)
    if (!x.dead)
      checkPermission({
        ...call,
        writes: handler.access === 'write',
        execution: x.request.kind,
        scopes: x.project.manifest.oauthScopes,
      })
    if (x.dead) return DEAD
    if (fault && 'throw' in fault && !('partial' in fault)) throw new GoogleError(fault.throw)
    if (fault && 'partial' in fault) return commitPart(x, fault)
    if (handler.access === 'read' || (handler.access === 'look' && x.writes.changesGrid())) x.commit()
    const value = handler.run(x, call.ref, ...call.args.map(serviceCodec.decode))
    const answered = (result: unknown): WireReply => {
      if (fault && 'throwAfter' in fault) throw new GoogleError(fault.throwAfter)
      return settle(x, result)
    }
    return value instanceof Promise ? value.then(answered).catch((error: unknown) => refusal(x, error)) : answered(value)
  } catch (error) {
    return refusal(x, error)
  }
}

/** Some of the buffered writes reach the sheet, the others never do: what a commit that fails may leave behind. */
const commitPart = (x: Execution, { partial, throw: text }: { partial: number; throw?: string }): WireReply => {
  x.writes.commit(partial)
  if (text !== undefined) throw new GoogleError(text)
  x.dead = true
  return DEAD
}

/** What a call costs and counts, before it takes effect; and what is to go wrong with it. */
const account = (x: Execution, call: WireCall): Exclude<CallFault, 'kill'> | null => {
  const name = `${call.kind}.${call.method}`
  const backend = isBackendCall(name)
  const index = x.counts.index++
  x.calls[name] = (x.calls[name] ?? 0) + 1
  if (backend) x.counts.backend++
  if (backend && !x.spreadsheetTouched && TOUCHES_SPREADSHEET.has(call.kind)) {
    x.spreadsheetTouched = true
    x.host.clock.spend(EXTRA.firstTouch)
  }
  x.host.clock.spend(costOf(name, cellsOf(call.ref)))
  const fault = x.host.options.onCall?.({ name, index, backend }) ?? null
  if (fault === 'kill' || x.elapsed() > x.limitMs) x.dead = true
  return fault === 'kill' ? null : fault
}

const TOUCHES_SPREADSHEET = new Set(['SpreadsheetApp', 'Spreadsheet', 'Sheet', 'Range', 'RangeList'])

/** What a call will cost, before it is carried out; what it may have to commit first comes on top. */
export const foreseenCost = (json: string): number => {
  if (json === 'now' || json === 'random') return 0
  const { kind, method, ref } = JSON.parse(json) as WireCall
  return costOf(`${kind}.${method}`, cellsOf(ref))
}

const cellsOf = (ref: unknown): number => {
  const { rows, columns } = (ref ?? {}) as { rows?: number; columns?: number }
  return (rows ?? 0) * (columns ?? 0)
}

/** Whoever waited too long gets no answer any more. */
const settle = (x: Execution, value: unknown): WireReply => {
  if (x.elapsed() > x.limitMs) x.dead = true
  return x.dead ? DEAD : { value: serviceCodec.encode(value) }
}

const refusal = (x: Execution, error: unknown): WireReply => {
  if (x.dead) return DEAD
  if (error instanceof GoogleError) return { error: { name: error.scriptName, message: error.message } }
  // The model's refusals carry Google's name for them.
  if (error instanceof Error && error.name === 'Exception') return { error: { name: 'Exception', message: error.message } }
  x.defect ??= error
  return { error: { name: 'EmulatorDefect', message: String(error) } }
}

export const timeLimitError = { name: 'Exception', message: TEXTS.timeLimit }
