/**
 * What separates a formula's arguments in a locale, spelled as the grammar wants it. `;` does everywhere; `,` only where it is
 * no decimal mark, else the formula does not parse (platform facts §3.5).
 */
import { getLocale } from '../numfmt'
import { localeTag } from '../display-text'

/** Text in quotes, a tab's name, or one sign. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')+'!|\d+,\d+|[\s\S]/g

export const hasDecimalComma = (locale: string): boolean => getLocale(localeTag(locale))?.decimal === ','

/** Null where it does not parse. */
export const withCommas = (formula: string, decimalComma: boolean): string | null => {
  let spelled = ''
  let inArray = 0
  for (const [part] of formula.matchAll(PARTS)) {
    if (part === '{') inArray += 1
    if (part === '}') inArray -= 1
    if (decimalComma && part === ',') return null
    if (decimalComma && /^\d+,\d+$/.test(part)) spelled += part.replace(',', '.')
    else if (decimalComma && part === '\\' && inArray > 0) spelled += ','
    else if (part === ';' && inArray === 0) spelled += ','
    else spelled += part
  }
  return spelled
}
