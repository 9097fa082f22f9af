/** =LINKEDIN_URL: as many cells out as in. */
import { linkedinUrls } from '../../src/formulas/linkedin-url'

const ADA = 'https://www.linkedin.com/in/ada-okeke'

it.each<[string, unknown, unknown]>([
  ['one cell', 'http://de.linkedin.com/in/Ada-Okeke/?utm_source=x', ADA],
  ['a column, blanks kept between', [['linkedin.com/in/ada-okeke'], [''], [`${ADA}/`]], [[ADA], [''], [ADA]]],
  ['several columns', [[ADA, ''], ['', ADA]], [[ADA, ''], ['', ADA]]],
  ['an open range, blank to its end', [[ADA], [''], [''], ['']], [[ADA]]],
  ['blank cells only', [[''], ['']], ''],
  ['a blank cell', '', ''],
  ['an invisible character', '\u200b', ''],
  ['what is no profile', [['https://www.linkedin.com/company/acme'], [42], [true], ['Ada']], [['A company page, not a person'], ['Not a LinkedIn URL'], ['Not a LinkedIn URL'], ['Not a LinkedIn URL']]],
  ['percent-encoded', 'https://www.linkedin.com/in/jos%C3%A9', 'https://www.linkedin.com/in/josé'],
  ['nothing given', undefined, 'Name the cells with LinkedIn URLs, e.g. =LINKEDIN_URL(A2:A).'],
])('%s', (_, given, expected) => expect(linkedinUrls(given)).toEqual(expected))
