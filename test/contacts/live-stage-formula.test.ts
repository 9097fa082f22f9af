/** What the native formula can make out of a URL, and what it cannot. */
import { liveStageFormula, readsAsKey } from '../../src/contacts/live-stage-formula'
import { parseProfile } from '../../src/linkedin/normalize-profile-url'

const reads = (text: string): boolean => {
  const profile = parseProfile(text)
  if (profile.kind !== 'profile') throw new Error(`${text} is ${profile.kind}`)
  return readsAsKey(text, profile.key)
}

it.each([
  'https://www.linkedin.com/in/ada-okeke',
  'HTTPS://WWW.LINKEDIN.COM/IN/ADA-OKEKE/',
  'linkedin.com/in/ada-okeke?trk=x',
  'https://de.linkedin.com/in/ada-okeke/en#about',
  'https://www.linkedin.com/mwlite/in/ada-okeke',
  'Ada: https://www.linkedin.com/in/ada-okeke, met in May',
  'https://www.linkedin.com/in/josé-demo',
  'https://www.linkedin.com/in/ACoAABcdEFghIJklMNopQRstUVwxYZ0123456789ab',
])('%s is made out', (text) => expect(reads(text)).toBe(true))

it.each(['https://www.linkedin.com/in/jos%C3%A9-demo', 'https://www.linkedin.com/in/ada-okeke.', '/in/ada-okeke'])('%s is not, and counts as such', (text) =>
  expect(reads(text)).toBe(false))

it('names columns beyond Z', () =>
  expect(liveStageFormula({ contacts: 'Contacts', row: 7, url: 28, stage: 27, profileKey: 703 })).toMatch(/INDEX\('Contacts'!\$AA:\$AA;.*LOWER\(\$AB7\).*'Contacts'!\$AAA:\$AAA/))
