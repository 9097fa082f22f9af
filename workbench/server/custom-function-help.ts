/** What Sheets shows while one types a script's function: read from the comment above it, where that has @customfunction. */
import { parse, type Comment } from 'acorn'
import type { CustomFunctionHelp } from './protocol'

export const customFunctionHelp = (code: string): CustomFunctionHelp[] => {
  const comments: Comment[] = []
  const { body } = parse(code, { ecmaVersion: 2020, sourceType: 'script', onComment: comments })
  const byEnd = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
  return body.flatMap((statement) => {
    if (statement.type !== 'FunctionDeclaration' || !statement.id || statement.id.name.endsWith('_')) return []
    // The last one that ends before the function, with nothing but space between.
    const above = byEnd.filter(({ end }) => end <= statement.start && code.slice(end, statement.start).trim() === '').at(-1)
    return above?.value.includes('@customfunction') ? [readHelp(statement.id.name, above.value)] : []
  })
}

const readHelp = (name: string, comment: string): CustomFunctionHelp => {
  const text = comment.replace(/^\*/, '').replace(/^[ \t]*\* ?/gm, '').trim()
  const [description = '', ...tags] = text.split(/^@/m).map((part) => part.replace(/\s+/g, ' ').trim())
  const parameters = tags.flatMap((tag) => {
    const [, parameter, note = ''] = /^param (?:\{[^}]*\} )?(\[[^\]]*\]|\S+)(?: -)? ?(.*)$/.exec(tag) ?? []
    if (parameter === undefined) return []
    return [{ name: parameter.replace(/^\[|\]$|=.*$/g, ''), optional: parameter.startsWith('['), description: note }]
  })
  const returned = tags.map((tag) => /^returns? (?:\{[^}]*\} ?)?(.*)$/.exec(tag)?.[1]).find((found) => found !== undefined)
  return { name, description, parameters, returns: returned ?? '' }
}
