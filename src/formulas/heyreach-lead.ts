/**
 * =HEYREACH_LEAD: for each cell with a LinkedIn URL a row of what is known of that person. Contacts goes first, then what HeyReach said
 * before, then HeyReach. It changes nothing anywhere, and whatever goes wrong is words in the cells concerned.
 */
import type { ContactField } from '../contacts/contact-columns'
import { parseProfile, type Profile } from '../linkedin/normalize-profile-url'
import type { CellInput, Ports } from '../ports'
import { FORMULA } from '../words'
import { askHeyReach, type AskPorts } from './ask-heyreach'
import { chooseFields, FIELD_NAMES } from './choose-fields'
import { findContacts } from './find-contacts'
import type { FormulaField } from './formula-fields'
import { mustAsk, personCells, wordsRow } from './person-cells'
import { cellsOf, textOfCell, withoutBlankEnd } from './read-argument'

type FormulaPorts = AskPorts & { spreadsheet: Pick<Ports['spreadsheet'], 'tabById' | 'tabByName'> }

/** Of the 30 s that Google gives a formula: starting, the last request’s answer and keeping what was said come on top. */
const SENDING_MS = 23_000

export interface LeadFormula {
  urls: unknown
  fields?: unknown
  /** TRUE asks HeyReach anew; anything else only makes Google run the formula again. */
  refresh?: unknown
}

/** Rows of cells, as many as go down to the last filled one. Never throws. */
export const heyreachLead = (ports: FormulaPorts, { urls, fields, refresh }: LeadFormula): CellInput[][] => {
  if (urls === undefined) return [[FORMULA.noUrls]]
  const rows = withoutBlankEnd(cellsOf(urls))
  if (rows.length === 0) return [['']]
  if (rows.some((cells) => cells.length > 1)) return [[FORMULA.severalColumns]]
  const chosen = chooseFields(fields)
  if (chosen.kind === 'unknown') return [[FORMULA.unknownField(chosen.asked, FIELD_NAMES)]]
  const profiles = rows.map(([cell]) => parseProfile(textOfCell(cell)))
  const cellsFor = lookUp(ports, [...keysIn(profiles)], chosen.fields, isTrue(refresh))
  return profiles.map((profile) => {
    if (profile.kind === 'profile') return cellsFor(profile.key)
    return wordsRow(profile.kind === 'empty' ? '' : FORMULA.notAProfile(profile.kind), chosen.fields.length)
  })
}

/** Also "TRUE 2", which goes on where TRUE had no time left: Google does not run the same call twice. */
const isTrue = (refresh: unknown): boolean => /^true\b/i.test(textOfCell(refresh))

const keysIn = (profiles: readonly Profile[]): Set<string> => new Set(profiles.flatMap((profile) => (profile.kind === 'profile' ? [profile.key] : [])))

const lookUp = (ports: FormulaPorts, keys: string[], fields: readonly FormulaField[], anew: boolean): ((key: string) => CellInput[]) => {
  try {
    const deadline = ports.clock.now() + SENDING_MS
    const columns = fields.flatMap(({ contact }): ContactField[] => (contact === null ? [] : [contact]))
    const contacts = findContacts(ports.spreadsheet, new Set(keys), columns)
    const contactOf = (key: string) => contacts.get(key) ?? null
    const open = keys.filter((key) => mustAsk(contactOf(key), fields, anew))
    const asked = askHeyReach(ports, open, { anew, deadline })
    const isOpen = new Set(open)
    return (key) => {
      const contact = contactOf(key)
      const noKey = { kind: 'words' as const, text: contact ? FORMULA.noKeyForField : FORMULA.noKey }
      return personCells({ contact, asked: isOpen.has(key) ? (asked?.get(key) ?? noKey) : null }, fields, anew)
    }
  } catch (error) {
    return () => wordsRow(FORMULA.brokenOff(error), fields.length)
  }
}
