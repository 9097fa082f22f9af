/**
 * Regular expressions as Sheets reads them (RE2), made into the language's own: flags in the pattern, escaped signs that
 * need none, classes by name. What RE2 lacks is refused: looking ahead or behind, and naming an earlier group.
 */

const NAMED_CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  word: '\\w',
  xdigit: '0-9A-Fa-f'
}

const PARTS = /\\Q([\s\S]*?)(?:\\E|$)|\\[pP][A-Z](?![A-Za-z{])|\\([\s\S])|\[:(\^?)(\w+):\]|\(\?P?<([A-Za-z_]\w*)>|\(\?(?:[=!]|<[=!])|[\s\S]/g

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Throws SyntaxError where Sheets would say that it is no valid regular expression. */
export const fromRe2 = (source: string, flags = ''): RegExp => {
  const [leading = '', given = ''] = /^\(\?([imsU]+)\)/.exec(source) ?? []
  if (given.includes('U')) throw new SyntaxError('greediness cannot be swapped here')
  const rest = source.slice(leading.length)
  if (/(^|[^\\])\(\?[imsU-]*[imsU][imsU-]*[:)]/.test(rest)) throw new SyntaxError('flags in the middle are not emulated')
  const spelled = rest.replace(PARTS, (part: string, literal?: string, sign?: string, not?: string, named?: string, group?: string) => {
    if (literal !== undefined) return escaped(literal)
    if (named !== undefined) {
      const of = NAMED_CLASSES[named]
      if (of === undefined || not === '^') throw new SyntaxError(`no such class: ${named}`)
      return of
    }
    if (group !== undefined) return `(?<${group}>`
    if (sign === undefined) {
      if (/^\(\?(?:[=!]|<[=!])$/.test(part)) throw new SyntaxError('RE2 does not look ahead or behind')
      return part.length > 1 && /^\\[pP]/.test(part) ? `${part.slice(0, 2)}{${part[2]}}` : part
    }
    if (/[1-9k]/.test(sign)) throw new SyntaxError('RE2 knows no back-references')
    if (sign === 'A') return '(?<![\\s\\S])'
    if (sign === 'z') return '(?![\\s\\S])'
    // Under the flag u only signs that mean something may be escaped.
    return /[!-/:-@[-`{-~]/.test(sign) && !/[\^$\\.*+?()[\]{}|/-]/.test(sign) ? sign : sign === '-' ? '\\x2d' : part
  })
  return new RegExp(spelled, `u${flags}${given}`)
}
