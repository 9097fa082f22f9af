/** Web addresses in a cell's text: with or without scheme, in brackets, after words, several in a row, half broken by copying. */

export interface Address {
  /** Lower-case, without port and user name. */
  host: string
  /** Path segments as written; empty ones left out. */
  segments: string[]
  query: string
  /** False where it cannot be told whether the last path segment goes on: cut off, or words follow it directly. */
  endIsClear: boolean
}

/** Each is also seen where a slash or colon got lost or doubled. */
const SCHEME = '(?:(?:https?:?)?[\\\\/]{2,}|https?:[\\\\/]?)+'
const LINKEDIN_HOST = '(?:[a-z0-9-]{1,63}\\.){0,3}(?:linkedin\\.(?:com|cn)|lnkd\\.in)(?![a-z0-9-]|\\.[a-z0-9])'
const START = `(?:${SCHEME}|${LINKEDIN_HOST}|www\\.(?=[a-z0-9]))`

const NEXT_START = new RegExp(START, 'gi')
const STARTS_HERE = new RegExp(`^${START}`, 'i')
const ADDRESS_AFTER_SEPARATOR = new RegExp(`[,;|()\\[\\]{}'’*]+(?=${START})`, 'i')
const SCHEME_AT_START = new RegExp(`^${SCHEME}`, 'i')

/** What may not stand before an address: a letter before a scheme, part of a longer host, e-mail or path before a host. */
const GLUED_TO_SCHEME = /[\p{L}\p{N}]$/u
const GLUED_TO_HOST = /[\p{L}\p{N}.@_/\\=&?%#-]$/u

const AROUND = /[)\]},.;:!?'’‘`*|…]+$/
const CUT_OFF = /…|\.\./

export const findAddresses = (text: string): Address[] => {
  const found: Address[] = []
  let from = 0
  while (from < text.length) {
    NEXT_START.lastIndex = from
    const match = NEXT_START.exec(text)
    if (!match) break
    const start = match.index
    const hasScheme = SCHEME_AT_START.test(match[0])
    const before = start === from && from > 0 ? '' : text.slice(Math.max(0, start - 2), start)
    if ((hasScheme ? GLUED_TO_SCHEME : GLUED_TO_HOST).test(before)) {
      from = start + match[0].length
      continue
    }
    const run = runFrom(text.slice(start))
    const address = readAddress(hasScheme ? run.replace(SCHEME_AT_START, '') : run, text.slice(start + run.length))
    if (address) found.push(address)
    from = start + Math.max(run.length, match[0].length)
  }
  return found
}

/** Up to a space, an angle bracket or a double quote, or to where after a separator the next address begins. */
const runFrom = (text: string): string => {
  const run = text.split(/[\s<>"“”„«»]/, 1)[0] ?? ''
  const next = ADDRESS_AFTER_SEPARATOR.exec(run)
  return next ? run.slice(0, next.index) : run
}

const readAddress = (run: string, after: string): Address | null => {
  const trimmed = run.replace(AROUND, '')
  const shed = run.slice(trimmed.length)
  const [, place = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(trimmed) ?? []
  const [authority = '', ...path] = place.split(/[\\/]/)
  const host = (authority.split('@').pop() ?? '').replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase()
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(host)) return null
  return {
    host,
    segments: path.filter((segment) => segment !== ''),
    query,
    endIsClear: trimmed !== place || place.endsWith('/') || (!CUT_OFF.test(shed) && !goesOn(place, shed, after)),
  }
}

/** `in/jane doe`, `in/jane -doe`, `in/jane-⏎doe`: the words after it may belong to the name. */
const goesOn = (place: string, shed: string, after: string): boolean => {
  if (shed !== '') return false
  const next = /^\s*(\S+)/.exec(after)?.[1] ?? ''
  if (next === '' || STARTS_HERE.test(next) || next.includes('@')) return false
  if (/[-_%]$/.test(place) && /^\s/.test(after)) return true
  return /^[^\S\r\n]+(?:[-_]?[\p{L}\p{N}])/u.test(after)
}
