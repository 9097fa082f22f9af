/** JSON text → value, with the digits of large whole numbers kept: as text, since a number would round them. */

/** Beyond it no sense is to be had, and JSON.stringify runs out of stack some thousand levels on. */
const DEEPEST = 100

/** Digits that a number may not hold. */
const LARGE = /[:[,]\s*-?\d{16,}\s*[,\]}]/
const TEXT_OR_LARGE = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g

export type ParsedBody = { kind: 'value'; value: unknown } | { kind: 'not-json' } | { kind: 'too-deep' }

export const parseBody = (text: string): ParsedBody => {
  try {
    const value = JSON.parse(LARGE.test(text) ? quoteLarge(text) : text) as unknown
    return isDeeper(value, DEEPEST) ? { kind: 'too-deep' } : { kind: 'value', value }
  } catch {
    return { kind: 'not-json' }
  }
}

const quoteLarge = (text: string): string => text.replace(TEXT_OR_LARGE, (found) => (found.startsWith('"') ? found : `"${found}"`))

const isDeeper = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1))
}
