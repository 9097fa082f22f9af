/** A person's card in words, which addresses may be links, and where things go. Pure. */
import { plural, thousands } from '../words'
import type { GetLeadPreview, ProfileCard } from './protocol'

/** Nothing but a person's page at LinkedIn. */
export const isProfileAddress = (url: string): boolean => /^https:\/\/www\.linkedin\.com\/in\/[^\s/?#]+$/.test(url)

/** 'linkedin.com/in/ada-novak', readable where it was percent-encoded. */
export const shortAddress = (url: string): string => {
  const short = url.replace(/^https:\/\/(?:www\.)?/, '')
  try {
    return decodeURI(short)
  } catch {
    return short
  }
}

export const atCompany = ({ position, company }: Pick<ProfileCard, 'position' | 'company'>): string =>
  position && company ? `${position} at ${company}` : position || company

/** For the line above the button. */
export const columnsInWords = ({ columns, mark }: Pick<GetLeadPreview, 'columns' | 'mark'>): string => {
  const chosen = columns.filter((column) => column.chosen)
  const own = chosen.filter(({ column }) => column !== null).length
  const made = chosen.length - own + (mark.isNew ? 1 : 0)
  return [own > 0 ? `fills ${plural(own, 'column')}` : '', made > 0 ? `makes ${thousands(made)} new` : ''].filter(Boolean).join(', ')
}
