/** A row of Contacts → a reply as the sidebar shows it. Pure. */
import { parseProfile, profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { CellInput } from '../ports'
import type { ReplyItem } from '../sidebar/protocol'
import { inZone } from '../table/day-start'
import type { ContactField } from './contact-columns'
import type { ReplyTime } from './reply-times'

export type CellOf = (field: ContactField) => CellInput

export const replyItem = ({ row, at }: ReplyTime, cell: CellOf, timeZone: string): ReplyItem => {
  const text = (field: ContactField): string => textOf(cell(field), timeZone)
  return {
    row,
    id: text('contactId').trim(),
    at,
    when: inZone(at, timeZone),
    name: text('name').trim(),
    company: text('company').trim(),
    position: text('position').trim(),
    text: text('reply'),
    campaign: text('campaign').trim(),
    sender: text('sender').trim(),
    profileUrl: profileUrl(text('profileKey'), text('profileUrl')),
  }
}

/** Never what stands in a cell: an address that is made anew of whom it names. */
const profileUrl = (key: string, address: string): string => {
  const found = [key.trim() === '' ? '' : profileUrlOfKey(key.trim()), address].map(parseProfile).find(({ kind }) => kind === 'profile')
  return found?.kind === 'profile' ? profileUrlOfKey(found.key) : ''
}

const textOf = (cell: CellInput, timeZone: string): string => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : inZone(cell.getTime(), timeZone)
  return cell === null ? '' : String(cell)
}
