/** =LINKEDIN_URL: each cell’s profile as its one spelling, or in words why it is none. Pure. */
import { parseProfile } from '../linkedin/normalize-profile-url'
import { FORMULA } from '../words'
import { cellsOf, textOfCell, withoutBlankEnd } from './read-argument'

export const linkedinUrls = (texts: unknown): string | string[][] => {
  if (texts === undefined) return FORMULA.noTexts
  if (!Array.isArray(texts)) return urlOf(texts)
  const rows = withoutBlankEnd(cellsOf(texts))
  return rows.length === 0 ? '' : rows.map((cells) => cells.map(urlOf))
}

const urlOf = (cell: unknown): string => {
  const text = textOfCell(cell)
  if (text === '') return ''
  const profile = parseProfile(text)
  // Nothing but invisible characters.
  if (profile.kind === 'empty') return ''
  return profile.kind === 'profile' ? profile.url : FORMULA.notAProfile(profile.kind)
}
