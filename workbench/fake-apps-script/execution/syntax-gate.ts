/** What Apps Script's parser takes (platform facts §7, §10.1), and the functions it would find by name. */
import { parse, type FunctionDeclaration, type Program } from 'acorn'
import { simple } from 'acorn-walk'

export interface EntryPoints {
  /** Top-level function declarations: the only functions that menus, triggers, pages and cells can name. */
  names: ReadonlySet<string>
}

export const checkSyntax = (code: string): EntryPoints => {
  const program = parseScript(code)
  simple(program, {
    ImportExpression: (node) => {
      throw new SyntaxError(`Apps Script has no dynamic import (at character ${node.start})`)
    },
  })
  const declared = program.body.filter((node): node is FunctionDeclaration => node.type === 'FunctionDeclaration')
  return { names: new Set(declared.map((node) => node.id.name)) }
}

const parseScript = (code: string): Program => {
  try {
    return parse(code, { ecmaVersion: 2020, sourceType: 'script', locations: true })
  } catch (error) {
    throw new SyntaxError(`Apps Script cannot parse this project: ${error instanceof Error ? error.message : String(error)}`)
  }
}
