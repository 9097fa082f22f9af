/** What is used of fast-formula-parser: its lexer and grammar, and its library of functions. It brings no typings of its own. */

declare module 'fast-formula-parser/grammar/lexing' {
  const lexer: { lex(text: string): { tokens: unknown[] } }
  export = lexer
}

declare module 'fast-formula-parser/grammar/parsing' {
  /** The grammar calls `context` for names and functions and `builder` for all else, and returns what they make of it. */
  export class Parser {
    constructor(context: object, builder: object)
    input: unknown[]
    readonly errors: { message: string }[]
    formulaWithBinaryOp(): unknown
  }
}

declare module 'fast-formula-parser/grammar/hooks' {
  export interface LibraryPlace {
    sheet?: number
    row: number
    col: number
  }
  export interface LibraryRange {
    sheet?: number
    from: { row: number; col: number }
    to: { row: number; col: number }
  }
  export class FormulaParser {
    constructor(config: {
      onCell?: (place: LibraryPlace) => unknown
      onRange?: (range: LibraryRange) => unknown
      functions?: Record<string, (...args: unknown[]) => unknown>
    })
    position: LibraryPlace
    async: boolean
    functions: Record<string, unknown>
    callFunction(name: string, args: unknown[]): unknown
  }
}

declare module 'fast-formula-parser/formulas/error' {
  class FormulaError extends Error {
    constructor(error: string, message?: string)
    readonly error: string
  }
  export = FormulaError
}
