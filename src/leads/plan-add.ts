/** Which of the selected rows are added and why the others are not: pure. Every row lands in exactly one place. */
import type { NotAProfile } from '../linkedin/normalize-profile-url'
import type { AddOptions } from '../sidebar/protocol'
import { LEFT_OUT, saysInCampaign, STATUS, type LeftOut } from '../words'
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
  unknownSender: { text: string; known: string[] } | null
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
  /** Of the people: whom this spreadsheet has sent into this campaign before, and whom it has stopped in another one. */
  alreadySent: number
  stoppedElsewhere: number
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
  let [alreadySent, stoppedElsewhere] = [0, 0]
  const firstRowOf = new Map<string, number>()
  const inCampaigns = campaignsByPerson([...elsewhere, ...selected], campaignId)

  for (const candidate of selected) {
    const { row, profile } = candidate
    const skip = ({ reason, detail = reason }: LeftOut, option: keyof AddOptions | null = null): void => {
      skipped.push({ row, reason, detail, option })
    }
    if (profile.kind !== 'profile') {
      skip(LEFT_OUT.notAProfile(profile.kind))
      continue
    }
    const sameAs = firstRowOf.get(profile.key)
    if (sameAs !== undefined) {
      skip(LEFT_OUT.samePerson(sameAs))
      continue
    }
    const here = inCampaigns.get(profile.key)?.find(({ id }) => id === campaignId)
    if (here) {
      const words = here.status === STATUS.stopped ? LEFT_OUT.stoppedHere(here.row) : LEFT_OUT.alreadyHere(here.row)
      skip(here.row === row ? keepingStatus(words) : words)
      continue
    }
    const remembered = memberships.get(profile.key) ?? []
    if (remembered.some((membership) => membership.campaignId === campaignId && membership.state === 'stopped')) {
      skip(LEFT_OUT.stoppedHere(null))
      continue
    }
    const other = inCampaigns.get(profile.key)?.find(({ id, status }) => id !== campaignId && status !== STATUS.stopped)
    const rememberedOther = remembered.find((membership) => membership.campaignId !== campaignId && membership.state === 'sent')
    if ((other || rememberedOther) && !options.inOtherCampaign) {
      const words = LEFT_OUT.elsewhere(other?.name ?? rememberedOther?.campaignName ?? '', other?.row ?? null)
      skip(other?.row === row ? keepingStatus(words) : words, 'inOtherCampaign')
      continue
    }
    if (candidate.errorCell) {
      const { column, text } = candidate.errorCell
      skip(LEFT_OUT.errorValue(text, column))
      continue
    }
    if (candidate.firstName === '' && !options.withoutName) {
      skip(LEFT_OUT.noFirstName, 'withoutName')
      continue
    }
    if (candidate.lastName === '' && !options.withoutName) {
      skip(LEFT_OUT.noLastName, 'withoutName')
      continue
    }
    if (candidate.unknownSender !== null) {
      skip(LEFT_OUT.unknownSender(candidate.unknownSender.text, candidate.unknownSender.known))
      continue
    }
    firstRowOf.set(profile.key, row)
    if (remembered.some((membership) => membership.campaignId === campaignId && membership.state === 'sent')) alreadySent += 1
    if (remembered.some((membership) => membership.campaignId !== campaignId && membership.state === 'stopped')) stoppedElsewhere += 1
    people.push({ key: profile.key, row })
  }
  return { people, skipped, alreadySent, stoppedElsewhere }
}

/** The row has a status of its own, which stays. */
const keepingStatus = ({ reason }: LeftOut): LeftOut => ({ reason, detail: '' })

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
