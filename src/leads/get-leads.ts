/**
 * One chunk of Get lead: HeyReach is asked, one call a person, then the rows are filled. Asking changes nothing, so a chunk that died is
 * simply asked again. Its time at worst: 180 s at HeyReach (the last request goes out before 120 s), 20 s for the lock, and the tab.
 */
import { requireAccount } from '../account/stored-account'
import { AppError } from '../errors'
import { createHeyReachClient } from '../heyreach/client'
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { Ports } from '../ports'
import { GET_LEAD_CHUNK_SIZE, type GetLeadRowResult, type GetLeadsChunkRequest, type GetLeadsChunkResult } from '../sidebar/protocol'
import { CANNOT_GO_ON, errorInWords, PROFILE_DETAIL } from '../words'
import { readName } from './build-lead'
import { fillProfiles, type Filled } from './fill-profiles'
import { guessMapping } from './guess-mapping'
import { endingOf, judgeLead, type JudgedLead } from './lead-answers'
import { requireTab, tellingGoneTab, type LeadTable } from './lead-table'
import type { ProfileTarget } from './make-profile-columns'
import { placeProfileFields } from './place-profile-fields'
import { PROFILE_FIELDS } from './profile-fields'
import { withDocumentLock } from './with-document-lock'

const CALLING_MS = 120_000

export const getLeadsChunk = (ports: Ports, chunk: GetLeadsChunkRequest): GetLeadsChunkResult => {
  const { people } = chunk
  if (people.length > GET_LEAD_CHUNK_SIZE) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.tooManyRows })
  const client = createHeyReachClient(ports, requireAccount(ports).key)
  const target = openTarget(ports, chunk)
  const answers = client.getLeads(people.map(({ key }) => profileUrlOfKey(key)), ports.clock.now() + CALLING_MS)
  const judged = people.flatMap(({ key }, index): JudgedLead[] => {
    const answer = answers[index]
    return answer ? [judgeLead(key, answer, target.fields)] : []
  })
  const ending = endingOf(answers)
  const { filled, error } = fill(ports, target, chunk, judged)
  return {
    results: judged.map((lead) => rowResult(lead, filled, error !== null)),
    stopped: error !== null ? errorInWords(error) : ending ? errorInWords(ending.error) : null,
    waitMs: 0,
  }
}

/** Throws invalid-input where the tab is gone. */
const openTarget = (ports: Ports, { request, profileColumn }: GetLeadsChunkRequest): ProfileTarget => {
  const { tabId, headerRow, fields } = request
  const wanted = PROFILE_FIELDS.filter(({ field, usual }) => fields?.includes(field) ?? usual)
  return { tab: requireTab(ports.spreadsheet, tabId), headerRow, profileColumn, fields: wanted.map(({ field }) => field) }
}

/** What was found is found: that the rows could not be written is told. Busy is thrown, for then the page asks again by itself. */
const fill = (
  ports: Ports,
  target: ProfileTarget,
  { request, people }: GetLeadsChunkRequest,
  judged: JudgedLead[],
): { filled: Filled | null; error: unknown } => {
  const said = judged.filter(({ mark, values }) => mark !== null || values !== null)
  if (said.length === 0) return { filled: null, error: null }
  try {
    const filled = tellingGoneTab(ports, request.tabId, () => withDocumentLock(ports, () => fillProfiles(ports, target, people, said, request.replace)))
    return { filled, error: null }
  } catch (error) {
    if (error instanceof AppError && error.code === 'busy') throw error
    return { filled: null, error }
  }
}

const rowResult = ({ key, outcome, detail, name, mark }: JudgedLead, filled: Filled | null, isUnwritten: boolean): GetLeadRowResult => {
  const row = filled?.rows.get(key)?.[0] ?? null
  const shown = { key, row, name: name || nameOnRow(filled?.table ?? null, row) || key }
  if (outcome === 'found' && isUnwritten) return { ...shown, outcome: 'unconfirmed', detail: PROFILE_DETAIL.notWritten }
  if (mark !== null && filled && row === null) return { ...shown, outcome: 'not-found', detail: PROFILE_DETAIL.rowGone }
  if (outcome !== 'found') return { ...shown, outcome, detail }
  const labels = PROFILE_FIELDS.filter(({ field }) => filled?.fields.get(key)?.has(field)).map(({ label }) => label)
  return { ...shown, outcome, detail: labels.length > 0 ? PROFILE_DETAIL.filled(labels) : PROFILE_DETAIL.nothingToFill }
}

const nameOnRow = (table: LeadTable | null, row: number | null): string => {
  if (!table || row === null) return ''
  const { firstName, lastName } = readName(table, row, guessMapping(table.columns.map(({ key }) => key), null))
  return [firstName, lastName].filter((part) => part !== '').join(' ') || table.text(row, placeProfileFields(table.columns, null).get('fullName')?.key)
}
