/**
 * The page's way to the server: `call('previewAddLeads', request)` over google.script.run, typed by `ServerFunctions`.
 * It resolves to the value or rejects with a CallError in words: a refusal, a failure, an empty answer, no answer in time.
 */
import { emptyAnswer, failureInWords, noAnswerInTime, noSuchFunction, notInGoogle } from './bridge-words'
import { CallError } from './call-error'
import { limitParallel } from './limit-parallel'
import type { Answer, ServerFunctions } from './protocol'

export type FunctionName = keyof ServerFunctions
export type Value<Name extends FunctionName> = Extract<ReturnType<ServerFunctions[Name]>, { ok: true }>['value']
export type Call = <Name extends FunctionName>(name: Name, ...request: Parameters<ServerFunctions[Name]>) => Promise<Value<Name>>

/** The part of google.script.run that we use: an immutable builder with a method for every server function. */
export interface ScriptRunner {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRunner
  withFailureHandler(handler: (failure: unknown) => void): ScriptRunner
}

/** Google ends a script after six minutes; a chunk that is silent for this long is asked again. */
const CHUNK_SECONDS = 330
const READ_SECONDS = 30
/** Trying a key reads all campaigns and senders. */
const CONNECT_SECONDS = 60

const SECONDS: Partial<Record<FunctionName, number>> = {
  addLeadsChunk: CHUNK_SECONDS,
  stopLeadsChunk: CHUNK_SECONDS,
  getLeadsChunk: CHUNK_SECONDS,
  startAddLeads: CHUNK_SECONDS,
  previewRefresh: CONNECT_SECONDS,
  refreshStatusesChunk: CHUNK_SECONDS,
  finishAddLeads: CHUNK_SECONDS,
  connectHeyReach: CONNECT_SECONDS,
  loadCampaigns: CONNECT_SECONDS,
  checkNow: CHUNK_SECONDS,
  lookAtNotifications: CONNECT_SECONDS,
  checkAddress: CHUNK_SECONDS,
  lookAfterSheet: CONNECT_SECONDS,
  planNotifications: CONNECT_SECONDS,
  applyNotifications: CHUNK_SECONDS,
  renewSecret: CHUNK_SECONDS,
  stopReceiving: CHUNK_SECONDS,
  listReplies: CONNECT_SECONDS,
  listUnreadable: CONNECT_SECONDS,
  retryUnreadable: CHUNK_SECONDS,
  deleteUnreadable: CHUNK_SECONDS,
  planClearEvents: CONNECT_SECONDS,
  exportEvents: CHUNK_SECONDS,
  clearEvents: CHUNK_SECONDS,
}

export const PARALLEL_CALLS = 10

/** `findRunner` is asked at each call: null where the page is not in Google's frame. */
export const createBridge = (findRunner: () => ScriptRunner | null): Call => {
  const inTurn = limitParallel(PARALLEL_CALLS)
  return (name, ...request) => inTurn(() => callOnce(findRunner, name, request[0]))
}

const callOnce = <Name extends FunctionName>(
  findRunner: () => ScriptRunner | null,
  name: Name,
  request: unknown,
): Promise<Value<Name>> =>
  new Promise((resolve, reject) => {
    const seconds = SECONDS[name] ?? READ_SECONDS
    const timer = setTimeout(() => reject(noAnswerInTime(seconds)), seconds * 1000)
    const fail = (error: CallError): void => {
      clearTimeout(timer)
      reject(error)
    }
    const succeed = (text: unknown): void => {
      const answer = readAnswer<Value<Name>>(text)
      if (answer === null) return fail(emptyAnswer())
      if (!answer.ok) return fail(new CallError(answer.error, answer.error.code === 'busy'))
      clearTimeout(timer)
      resolve(answer.value)
    }
    const runner = findRunner()
    if (!runner) return fail(notInGoogle())
    try {
      const ready = runner.withSuccessHandler(succeed).withFailureHandler((failure) => fail(failureInWords(failure)))
      const send = (ready as unknown as Partial<Record<string, (plain?: unknown) => void>>)[name]
      if (typeof send !== 'function') return fail(noSuchFunction())
      // Google's serialiser refuses what is not plain, and a member that is undefined (platform facts §5.4).
      if (request === undefined) send.call(ready)
      else send.call(ready, JSON.parse(JSON.stringify(request)))
    } catch (thrown) {
      fail(failureInWords(thrown))
    }
  })

/** Null unless it is the JSON text of an Answer. */
const readAnswer = <T>(text: unknown): Answer<T> | null => {
  if (typeof text !== 'string') return null
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'ok' in answer ? (answer as Answer<T>) : null
  } catch {
    return null
  }
}
