/** Which of the selected rows are added and why the others are not: pure. Every row lands in exactly one place. */
import type { NotAProfile } from '../linkedin/normalize-profile-url'
import type { AddOptions } from '../sidebar/protocol'
import { notAProfileInWords, saysInCampaign, STATUS } from '../words'
import { campaignIdOfLabel, campaignNameOfLabel } from './campaign-label'
import type { Memberships } from './memberships'

export interface CandidateRow {
  row: number
  /** Identity of the person, or why there is none. */
  profile: { kind: 'profile'; key: string } | NotAProfile
  firstName: string
  lastName: string
  status: string
  /** What stands in the row's campaign cell. */
  campaign: string
  /** Set when the sender column names nobody we know: its text. */
  unknownSender: string | null
  /** A mapped cell that shows an error value, which would reach the lead as it stands. */
  errorCell: { column: string; text: string } | null
}

export interface SkippedRow {
  row: number
  reason: string
  /** What the row's detail cell will say; '' where the row's own status stays. */
  detail: string
  /** The tick that would include the row. */
  option: keyof AddOptions | null
}

export interface AddPlan {
  people: { key: string; row: number }[]
  skipped: SkippedRow[]
}

/**
 * `elsewhere`: rows of the same tab outside the selection, which may hold the same person in another campaign. `memberships`: what
 * the spreadsheet remembers of people whatever their rows say now. Who was sent into this very campaign is sent again where no row
 * says so: an upsert, after which the row tells what is so.
 */
export const planAdd = (
  selected: CandidateRow[],
  elsewhere: CandidateRow[],
  campaignId: number,
  options: AddOptions,
  memberships: Memberships = new Map(),
): AddPlan => {
  const people: AddPlan['people'] = []
  const skipped: SkippedRow[] = []
  const firstRowOf = new Map<string, number>()
  const inCampaigns = campaignsByPerson([...elsewhere, ...selected], campaignId)

  for (const candidate of selected) {
    const { row, profile } = candidate
    const skip = (reason: string, detail: string, option: keyof AddOptions | null = null): void => {
      skipped.push({ row, reason, detail, option })
    }
    if (profile.kind !== 'profile') {
      const words = notAProfileInWords(profile.kind)
      skip(words, words)
      continue
    }
    const sameAs = firstRowOf.get(profile.key)
    if (sameAs !== undefined) {
      skip('same person as another selected row', `same person as row ${sameAs}`)
      continue
    }
    firstRowOf.set(profile.key, row)

    const here = inCampaigns.get(profile.key)?.find(({ id }) => id === campaignId)
    if (here) {
      if (here.status === STATUS.stopped) skip('stopped in this campaign before', here.row === row ? '' : `stopped in this campaign (row ${here.row})`)
      else skip('already in this campaign', here.row === row ? '' : `already in this campaign (row ${here.row})`)
      continue
    }
    const remembered = memberships.get(profile.key) ?? []
    if (remembered.some((membership) => membership.campaignId === campaignId && membership.state === 'stopped')) {
      skip('stopped in this campaign before', 'stopped in this campaign before')
      continue
    }
    const other = inCampaigns.get(profile.key)?.find(({ id, status }) => id !== campaignId && status !== STATUS.stopped)
    const rememberedOther = remembered.find((membership) => membership.campaignId !== campaignId && membership.state === 'sent')
    if ((other || rememberedOther) && !options.inOtherCampaign) {
      const where = other ? `${other.name} (row ${other.row})` : `${rememberedOther?.campaignName ?? ''}, added from this spreadsheet`
      skip('already in another campaign of this sheet', other?.row === row ? '' : `already in ${where}`, 'inOtherCampaign')
      continue
    }
    if (candidate.errorCell) {
      const { column, text } = candidate.errorCell
      skip(`an error value in “${column}”`, `${text} in “${column}”: mend the formula first`)
      continue
    }
    if (candidate.firstName === '' && !options.withoutName) {
      skip('no first name', 'no first name', 'withoutName')
      continue
    }
    if (candidate.lastName === '' && !options.withoutName) {
      skip('no last name', 'no last name', 'withoutName')
      continue
    }
    if (candidate.unknownSender !== null) {
      skip('unknown sender', `no sender called “${candidate.unknownSender}” in this campaign`)
      continue
    }
    people.push({ key: profile.key, row })
  }
  return { people, skipped }
}

interface Membership {
  row: number
  id: number
  name: string
  status: string
}

/** Who stands in which campaign by the rows' own words: in it, or stopped in it. `Adding…` is not known yet, so it is sent again. */
const campaignsByPerson = (rows: CandidateRow[], campaignId: number): Map<string, Membership[]> => {
  const byPerson = new Map<string, Membership[]>()
  for (const { row, profile, status, campaign } of rows) {
    const id = campaignIdOfLabel(campaign)
    if (profile.kind !== 'profile' || id === null) continue
    // `Adding…` elsewhere may have arrived there; `Adding…` here is not known yet and is simply sent again.
    const counts = saysInCampaign(status) || status === STATUS.stopped || (status === STATUS.adding && id !== campaignId)
    if (!counts) continue
    const list = byPerson.get(profile.key) ?? []
    list.push({ row, id, status, name: campaignNameOfLabel(campaign) })
    byPerson.set(profile.key, list)
  }
  return byPerson
}
