/** How formulas call a script's functions: the book asks, whoever runs scripts answers, now or later. */

/** What a cell gives: blank is '', an error its text. */
export type CellArgument = string | number | boolean | Date
/** One cell or value, a range as rows, or nothing where the argument is left out. */
export type CallArgument = CellArgument | CellArgument[][] | undefined

/** What a cell gets: null leaves it blank, '' is a text. */
export type CellResult = string | number | boolean | Date | null

/** `pending` names the call, for `Book.customCallsSettled` when its result is there: the book asks again then. */
export type CallOutcome = { pending: string } | { table: CellResult[][] } | { error: string }

export interface CustomFunctions {
  /** Names come in upper case, however they were typed. */
  has(name: string): boolean
  /** Asked again and again: the same call must come to the same outcome, or to a pending one. `home` is the formula's cell. */
  call(name: string, args: CallArgument[], home: { tabId: number; row: number; column: number }): CallOutcome
}
