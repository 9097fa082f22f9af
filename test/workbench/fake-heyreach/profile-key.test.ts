import { isPlainProfileUrl, profileKey, profileUrlOf } from '../../../workbench/fake-heyreach/profile-key'

describe('one person, however the URL is written', () => {
  it.each([
    'https://www.linkedin.com/in/josé-ruiz',
    'https://www.linkedin.com/in/jos%C3%A9-ruiz/',
    'https://www.linkedin.com/in/jos%c3%a9-ruiz?trk=x',
    'http://linkedin.com/in/JOSÉ-Ruiz#top',
    'es.linkedin.com/in/jose\u0301-ruiz/en',
    'https://m.linkedin.com/in/josé-ruiz/details/experience/',
    '  HTTPS://WWW.LinkedIn.com/IN/josé-ruiz//  '
  ])('%s', (url) => expect(profileKey(url)).toBe('josé-ruiz'))

  it('keeps the case of an opaque id, where it tells people apart', () => {
    const [one, two] = ['ACoAABcdefGhijklmnop1234', 'ACoAABcdefGhijklmnoP1234']
    expect(profileKey(profileUrlOf(one ?? ''))).toBe(one)
    expect(profileKey(profileUrlOf(two ?? ''))).toBe(two)
  })

  it('keeps different people apart', () => {
    const urls = ['ana', 'ana-2', 'aña', 'an-a', 'ana%2D', 'ana_'].map((slug) => `https://www.linkedin.com/in/${slug}`)
    expect(new Set(urls.map(profileKey)).size).toBe(urls.length)
  })

  it('takes a broken percent sign as it stands', () => {
    expect(profileKey('https://www.linkedin.com/in/100%-ana')).toBe('100%-ana')
  })
})

describe('nobody', () => {
  it.each([
    '',
    'n/a',
    'Ana Ruiz',
    'ana@example.com',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/company/acme',
    'https://www.linkedin.com/school/in/ana',
    'https://www.linkedin.com/sales/lead/ACw,x',
    'https://www.linkedin.com/search/results/people/?keywords=/in/ana',
    'https://www.linkedin.com.evil.example/in/ana',
    'https://evillinkedin.com/in/ana',
    'https://www.linkedin.com/in/%20',
    'https://www.linkedin.com/in/ana%2Fbo'
  ])('is %s', (url) => expect(profileKey(url)).toBeNull())
})

it('calls plain only the forms known to work', () => {
  expect(['https://www.linkedin.com/in/a', 'https://linkedin.com/in/a/'].every(isPlainProfileUrl)).toBe(true)
  const others = ['http://www.linkedin.com/in/a', 'https://www.linkedin.com/in/a?x', 'linkedin.com/in/a']
  expect(others.some(isPlainProfileUrl)).toBe(false)
})
