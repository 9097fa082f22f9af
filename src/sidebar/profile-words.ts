/** A person's card in words, and which addresses may be links. Pure. */
import type { ProfileCard } from './protocol'

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
