/**
 * The native formula behind “HeyReach stage (live)”. It takes the name out of the URL as it stands, in lower case: a formula cannot
 * decode %C3%A9, nor see a link behind a text, so such rows stay blank. Pure.
 */
import { columnLetter, quotedTabName } from '../table/column-letter'

export interface LivePlaces {
  /** The name of the Contacts tab: people rename it. */
  contacts: string
  row: number
  /** Columns: of the URLs on the lead tab, of stage and key in Contacts. */
  url: number
  stage: number
  profileKey: number
}

/** Read by Google’s regular expressions and by ours alike. Wildcards of MATCH and what may surround a URL end the name. */
const NAME = String.raw`linkedin\.com/(?:mwlite/|comm/)?in/([^/?#&<>,;*~\s]+)`

/** Semicolons: where a comma is the decimal mark, a formula with commas does not parse. */
export const liveStageFormula = ({ contacts, row, url, stage, profileKey }: LivePlaces): string => {
  const whole = (column: number): string => `${quotedTabName(contacts)}!$${columnLetter(column)}:$${columnLetter(column)}`
  const key = `"in/"&REGEXEXTRACT(LOWER($${columnLetter(url)}${row});"${NAME}")`
  return `=IFERROR(INDEX(${whole(stage)};MATCH(${key};${whole(profileKey)};0))&"";"")`
}

/** Whether the formula makes this key of the text. MATCH knows no capitals. */
export const readsAsKey = (text: string, key: string): boolean => new RegExp(NAME).exec(text.toLowerCase())?.[1] === key.slice('in/'.length).toLowerCase()
