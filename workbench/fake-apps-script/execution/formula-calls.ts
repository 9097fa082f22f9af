/**
 * What formulas ask of the script's functions (platform facts §4): which may be called, what has been answered before, and
 * what waits to be run. Each distinct call, function and arguments, is one execution; its result is reused until the project
 * changes. Who runs the calls, and when, is the host's matter.
 */
import { createHash } from 'node:crypto'
import type { CallArgument, CallOutcome } from '../model/custom-functions'
import type { ExecutionRequest, ExecutionResult } from '../types'
import { cellMessage, resultTable } from './cell-result'
import { encodeArgument } from './entry-point'
import type { HostState } from './host-state'

export interface FormulaCall {
  id: string
  request(): ExecutionRequest
}

export interface FormulaCalls {
  /** The call that has waited longest, from now on under way; null: none. */
  next(): FormulaCall | null
  answered(call: FormulaCall, result: ExecutionResult): void
  /** The book hears of what was answered: not of each by itself, for every time all formulas are looked through. */
  tellBook(): void
  underWay(): number
  /** Whatever is remembered or waits is void: formulas ask again. */
  forget(): void
  projectChanged(): void
}

/** Longer ones are told apart by their digest. */
const LONG_KEY = 300

/** `asked` hears of each call that waits, while formulas are being computed. */
export const createFormulaCalls = (state: HostState, asked: () => void = () => undefined): FormulaCalls => {
  const { book } = state
  const answers = new Map<string, Exclude<CallOutcome, { pending: string }>>()
  const waiting = new Map<string, FormulaCall>()
  const running = new Set<string>()
  let news: string[] = []
  let round = 0
  let names = callableNames(state)

  const call = (name: string, args: CallArgument[], home: { tabId: number; row: number; column: number }): CallOutcome => {
    const functionName = names.get(name)
    if (functionName === undefined) return { error: `Unknown function: '${name}'.` }
    const id = `${round} ${functionName} ${digest(JSON.stringify(args.map(encodeArgument)))}`
    const answer = answers.get(id)
    if (answer) return answer
    if (!running.has(id) && !waiting.has(id)) {
      waiting.set(id, { id, request: () => requestFor(state.keyboard, functionName, args, home) })
      asked()
    }
    return { pending: id }
  }

  const forget = (): void => {
    round++
    answers.clear()
    waiting.clear()
    names = callableNames(state)
    book.customFunctionsChanged()
  }

  let project = state.project
  book.setCustomFunctions({ has: (name) => names.has(name), call })

  return {
    next: () => {
      const [first] = waiting.values()
      if (!first) return null
      waiting.delete(first.id)
      running.add(first.id)
      return first
    },
    answered: ({ id }, result) => {
      running.delete(id)
      // What was asked of code that is no more answers nobody.
      if (!id.startsWith(`${round} `)) return
      answers.set(id, result.ok ? { table: resultTable(result.value) } : { error: cellMessage(result) })
      news.push(id)
    },
    tellBook: () => {
      const told = news
      news = []
      if (told.length > 0) book.customCallsSettled(told)
    },
    underWay: () => running.size,
    forget,
    projectChanged: () => {
      if (state.project === project) return
      project = state.project
      forget()
    },
  }
}

/** By the name in upper case: a sheet does not mind case. Private functions cannot be called. */
const callableNames = ({ project }: HostState): ReadonlyMap<string, string> =>
  new Map([...project.entryPoints].filter((name) => !name.endsWith('_')).map((name) => [name.toUpperCase(), name]))

const digest = (json: string): string => (json.length <= LONG_KEY ? json : createHash('sha256').update(json).digest('hex'))

/** What is active to it is the formula's own cell. */
const requestFor = (
  user: string,
  functionName: string,
  args: CallArgument[],
  { tabId, row, column }: { tabId: number; row: number; column: number },
): ExecutionRequest => ({
  kind: 'custom-function',
  functionName,
  args,
  user,
  session: { user, activeTabId: tabId, selection: [{ row, column, rows: 1, columns: 1 }] },
})
