/**
 * Text from outside is text: the one function that every string passes on its way into a cell. Sheets reads what a
 * script writes as if it were typed (platform facts §3.2): `=` `+` `-` make formulas, `2026-09` a date, `007` a number.
 * A leading apostrophe forces text and is not part of the value.
 */

/** A cell holds 50,000; whether Google counts the apostrophe is not known. */
export const MAX_CELL_CHARACTERS = 49_999
const CUT_MARK = '… [cut]'

/**
 * Only words that can be nothing else go in bare: several words, beginning with a letter, without any digit. A single
 * word may be a boolean in some language (TRUE, WAHR, VRAI), a text with a digit a date or an amount (Mar 5, CHF 10).
 */
const CANNOT_BE_ANYTHING_ELSE = /^\p{L}[^\d=]*\s[^\d=]*$/u

export const inertText = (text: string): string => {
  if (text === '') return ''
  const fitting = text.length > MAX_CELL_CHARACTERS ? cut(text) : text
  return CANNOT_BE_ANYTHING_ELSE.test(fitting) ? fitting : `'${fitting}`
}

/** Cuts at the limit, never through a surrogate pair. */
const cut = (text: string): string => {
  let end = MAX_CELL_CHARACTERS - CUT_MARK.length
  const last = text.charCodeAt(end - 1)
  if (last >= 0xd800 && last <= 0xdbff) end -= 1
  return text.slice(0, end) + CUT_MARK
}
