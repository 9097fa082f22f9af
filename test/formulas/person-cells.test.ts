/** From which source each cell of a person comes. */
import type { ContactField } from '../../src/contacts/contact-columns'
import { parseLeadProfile } from '../../src/heyreach/parse-lead'
import { chooseFields } from '../../src/formulas/choose-fields'
import type { ContactValues } from '../../src/formulas/find-contacts'
import { mustAsk, personCells, type Asked } from '../../src/formulas/person-cells'
import type { CellInput } from '../../src/ports'

const REPLIED = new Date(Date.UTC(2026, 8, 1))
const contact: ContactValues = new Map<ContactField, CellInput>([
  ['name', 'Ada of Contacts'],
  ['company', ''],
  ['stage', 'Replied'],
  ['repliedAt', REPLIED],
  ['eventCount', 7],
])
const lead = parseLeadProfile({ profileUrl: 'https://www.linkedin.com/in/ada', fullName: 'Ada of HeyReach', companyName: 'Kontor AG', headline: 'CFO', connections: 512 })
const found: Asked | null = lead && { kind: 'lead', lead }
const words: Asked = { kind: 'words', text: 'words' }

const fields = (names: string) => {
  const chosen = chooseFields(names)
  if (chosen.kind === 'unknown') throw new Error(chosen.asked)
  return chosen.fields
}

describe('who is in Contacts', () => {
  it('is answered from there, blanks included, dates and numbers as such', () => {
    const asked = fields('Name, Company, Stage, Replied at, Events')
    expect(mustAsk(contact, asked, false)).toBe(false)
    expect(personCells({ contact, asked: null }, asked, false)).toEqual(['Ada of Contacts', '', 'Replied', REPLIED, 7])
  })

  it('is asked about where a field is wanted that only HeyReach knows; the others stay', () => {
    const asked = fields('Name, Company, Headline, Connections')
    expect(mustAsk(contact, asked, false)).toBe(true)
    expect(personCells({ contact, asked: found }, asked, false)).toEqual(['Ada of Contacts', '', 'CFO', 512])
    expect(personCells({ contact, asked: words }, asked, false)).toEqual(['Ada of Contacts', '', 'words', ''])
  })

  it('asked anew, HeyReach’s answer goes before, save where it is blank or cannot know', () => {
    const asked = fields('Position, Name, Company, Stage')
    const withPosition: ContactValues = new Map<ContactField, CellInput>([...contact, ['position', 'Head']])
    expect(mustAsk(contact, asked, true)).toBe(true)
    expect(personCells({ contact: withPosition, asked: found }, asked, true)).toEqual(['Head', 'Ada of HeyReach', 'Kontor AG', 'Replied'])
    expect(personCells({ contact, asked: words }, fields('Stage, Name'), true)).toEqual(['Replied', 'words'])
    expect(mustAsk(contact, fields('Stage, Last reply'), true)).toBe(false)
  })
})

describe('who is not', () => {
  it('is asked about, and not known is told in the first cell', () => {
    expect(mustAsk(null, fields('Stage, Name'), false)).toBe(true)
    expect(personCells({ contact: null, asked: { kind: 'unknown' } }, fields('Stage, Name'), false)).toEqual(['Not known to HeyReach', ''])
  })

  it('is not asked about for what only events tell', () => {
    expect(mustAsk(null, fields('Stage, Last reply'), true)).toBe(false)
    expect(personCells({ contact: null, asked: null }, fields('Stage, Last reply'), true)).toEqual(['Not in Contacts yet', ''])
  })

  it('has no stage, for nothing was heard of them', () =>
    expect(personCells({ contact: null, asked: found }, fields('Name, Stage, Company'), false)).toEqual(['Ada of HeyReach', '', 'Kontor AG']))
})
