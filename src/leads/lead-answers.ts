/** What HeyReach answered about a person → what their row says and is filled with, and what the sidebar counts. Pure. */
import type { LeadLookup } from '../heyreach/api-types'
import type { CellInput } from '../ports'
import type { GetLeadOutcome, ProfileField } from '../sidebar/protocol'
import { errorInWords, PROFILE_CELL, PROFILE_DETAIL } from '../words'
import type { ProfileAnswer } from './fill-profiles'
import { PROFILE_FIELDS } from './profile-fields'

export interface JudgedLead extends ProfileAnswer {
  outcome: GetLeadOutcome
  /** '' where the row's own story is longer. */
  detail: string
  /** '' where HeyReach says none. */
  name: string
}

export const judgeLead = (key: string, answer: LeadLookup, fields: readonly ProfileField[]): JudgedLead => {
  switch (answer.kind) {
    case 'found': {
      const wanted = PROFILE_FIELDS.filter(({ field }) => fields.includes(field))
      const values = new Map(wanted.map(({ field, read }): [ProfileField, CellInput] => [field, tidy(read(answer.lead))]))
      return { key, outcome: 'found', mark: PROFILE_CELL.found, values, detail: '', name: answer.lead.fullName }
    }
    case 'unknown-lead':
      return { key, outcome: 'unknown', mark: PROFILE_CELL.unknown, values: null, detail: PROFILE_CELL.unknown, name: '' }
    case 'failed': {
      const { error, wasAsked } = answer
      if (endsTheRun(answer) || !wasAsked) return { key, outcome: 'unconfirmed', mark: null, values: null, detail: PROFILE_DETAIL.notReached, name: '' }
      const refused = error.code === 'refused-by-heyreach'
      const said = refused ? PROFILE_CELL.refused(error.facts.detail ?? errorInWords(error).title) : PROFILE_CELL.notAnswered(errorInWords(error).title)
      return { key, outcome: refused ? 'failed' : 'unconfirmed', mark: said, values: null, detail: said, name: '' }
    }
  }
}

/** Neither a bad key nor a limit gets better with the next person. */
export const endsTheRun = (answer: LeadLookup): answer is Extract<LeadLookup, { kind: 'failed' }> =>
  answer.kind === 'failed' && (answer.error.code === 'bad-key' || answer.error.code === 'platform-limit' || answer.error.code === 'rate-limited')

/** Why the run must not go on after this chunk, or null: also when HeyReach answered about nobody. */
export const endingOf = (answers: readonly LeadLookup[]): Extract<LeadLookup, { kind: 'failed' }> | null => {
  const ending = answers.find(endsTheRun)
  if (ending) return ending
  const failed = answers.filter((answer) => answer.kind === 'failed')
  const out = failed.filter(({ error, wasAsked }) => !wasAsked || error.code === 'unreachable')
  return out.length > 0 && (out.length === answers.length || out.some(({ wasAsked }) => !wasAsked)) ? (out[0] ?? null) : null
}

const tidy = (value: CellInput): CellInput => (typeof value === 'string' ? value.trim() : value)
