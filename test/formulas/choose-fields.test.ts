/** Which fields a formula is asked for. */
import { chooseFields, FIELD_NAMES } from '../../src/formulas/choose-fields'
import { FORMULA_FIELDS, plainName } from '../../src/formulas/formula-fields'

const namesOf = (argument: unknown): string[] | string => {
  const chosen = chooseFields(argument)
  return chosen.kind === 'fields' ? chosen.fields.map(({ name }) => name) : `unknown: ${chosen.asked}`
}

const USUAL = ['Name', 'Position', 'Company', 'Location', 'Stage']

it.each<[string, unknown, string[] | string]>([
  ['left out', undefined, USUAL],
  ['a blank cell', '', USUAL],
  ['blank cells', [['', ' ']], USUAL],
  ['null, as sidebars give it', null, USUAL],
  ['a text', 'Name, Last reply', ['Name', 'Last reply']],
  ['semicolons', 'Name; Stage', ['Name', 'Stage']],
  ['other spellings', 'e-mail,EMAIL, last_reply ,first name', ['E-mail', 'E-mail', 'Last reply', 'First name']],
  ['other names', 'title, surname, LinkedIn URL, status', ['Position', 'Last name', 'LinkedIn', 'Stage']],
  ['a row of headers', [['Name', '', 'Headline']], ['Name', 'Headline']],
  ['a column of headers', [['Name'], ['Headline']], ['Name', 'Headline']],
  ['an array', ['Name', 'Headline'], ['Name', 'Headline']],
  ['commas at the end', 'Name,,', ['Name']],
  ['no field', 'Name, Shoe size', 'unknown: Shoe size'],
  ['a technical column', 'contact_id', 'unknown: contact_id'],
  ['a number', 3, 'unknown: 3'],
])('%s', (_, argument, expected) => expect(namesOf(argument)).toEqual(expected))

it('knows each field by its own name', () => expect(namesOf(FIELD_NAMES.join(','))).toEqual(FIELD_NAMES))

it('no two fields share a name', () => {
  const names = FORMULA_FIELDS.flatMap(({ name, synonyms }) => [plainName(name), ...synonyms])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

it('other names are written as they are compared', () => {
  const synonyms = FORMULA_FIELDS.flatMap((field) => field.synonyms)
  expect(synonyms.filter((name) => plainName(name) !== name)).toEqual([])
})
