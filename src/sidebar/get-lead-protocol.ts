/** What the sidebar and the server say to each other about one thing: Get lead: filling rows with what HeyReach knows of their people. Types only. */
import type { Block } from '../ports'
import type { Answer, ColumnKey, PersonRef, SkippedGroup, WordedError } from './protocol'

/** What HeyReach knows of a person and a column can hold. */
export type ProfileField =
  | 'firstName'
  | 'lastName'
  | 'fullName'
  | 'headline'
  | 'position'
  | 'companyName'
  | 'location'
  | 'emailAddress'
  | 'industry'
  | 'companyUrl'
  | 'about'
  | 'summary'
  | 'connections'
  | 'followers'

/** The second: all rows that do not say yet that their person was found. */
export type GetLeadScope = 'selection' | 'without-profile'

export interface GetLeadRequest {
  tabId: number
  headerRow: number
  scope: GetLeadScope
  /** Of `SelectionView`; absent: what is selected when the request arrives. */
  blocks?: Block[]
  /** null: the usual ones for this tab; a run names them as its preview does. */
  fields: ProfileField[] | null
  /** Also over what stands in the cells, formulas aside. */
  replace: boolean
  /** Also rows that say that their person was found before. */
  again: boolean
}

/** One person to be asked about. */
export interface LeadRef extends PersonRef {
  /** All their chosen rows, where there are several. */
  rows?: number[]
}

export interface ProfileColumn {
  field: ProfileField
  label: string
  /** Among those that are shown without asking for more. */
  usual: boolean
  chosen: boolean
  /** The column that it goes into; null: a new one is made at the right. */
  column: ColumnKey | null
  /** Of that column; '' for a new one that was not chosen. */
  letter: string
  /** How many of these people's cells are blank there, and how many are not. */
  blank: number
  filled: number
  /** Set where it cannot be filled: says why. */
  leftAlone: string
}

export interface GetLeadPreview {
  tabName: string
  rangeLabel: string
  /** Where the LinkedIn URLs stand; null where none was found. */
  profileColumn: ColumnKey | null
  people: LeadRef[]
  skipped: SkippedGroup[]
  /** Of those left out: rows that say that their person was found. */
  foundBefore: number
  hiddenRowCount: number
  duration: string
  notices: string[]
  columns: ProfileColumn[]
  /** Where the answer in words goes. */
  mark: { header: string; letter: string; isNew: boolean }
  /** How many cells “also replace” would concern, at most. */
  replaceable: number
  buttonLabel: string
  blocked: string | null
}

export interface GetLeadsChunkRequest {
  request: GetLeadRequest
  /** The preview's. */
  profileColumn: ColumnKey
  /** The next people of the preview; at most `GET_LEAD_CHUNK_SIZE`. */
  people: LeadRef[]
}

/** `unconfirmed`: HeyReach did not answer, or the row could not be written. */
export type GetLeadOutcome = 'found' | 'unknown' | 'failed' | 'unconfirmed' | 'not-found'

export interface GetLeadRowResult {
  key: string
  row: number | null
  name: string
  outcome: GetLeadOutcome
  detail: string
}

export interface GetLeadsChunkResult {
  results: GetLeadRowResult[]
  stopped: WordedError | null
  waitMs: number
}

/** A person as a card; '' and empty where HeyReach does not say. */
export interface ProfileCard {
  /** https://www.linkedin.com/in/… */
  url: string
  name: string
  headline: string
  position: string
  company: string
  location: string
  emails: string[]
  about: string
  tags: string[]
}

export type ProfileLookUp = { kind: 'found'; card: ProfileCard } | { kind: 'unknown'; url: string }

export interface GetLeadFunctions {
  previewGetLead(request: GetLeadRequest): Answer<GetLeadPreview>
  getLeadsChunk(request: GetLeadsChunkRequest): Answer<GetLeadsChunkResult>
  /** One call to HeyReach; nothing is written. */
  lookUpProfile(request: { url: string }): Answer<ProfileLookUp>
}
