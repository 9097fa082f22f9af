import { demoLeads } from '../../../workbench/fake-heyreach/demo-leads'
import { profileKey } from '../../../workbench/fake-heyreach/profile-key'
import { borealis, createDesk } from './ask'

describe('the demo workspaces', () => {
  it('are two, with plainly made-up keys, seven campaigns and four senders, one logged out', () => {
    const desk = createDesk()
    expect(Object.values(desk.fake.keys).every((key) => key.startsWith('demo-'))).toBe(true)
    expect(desk.fake.campaigns().map(({ workspace, status }) => [workspace, status])).toEqual([
      ['Acme Robotics', 'IN_PROGRESS'],
      ['Acme Robotics', 'PAUSED'],
      ['Acme Robotics', 'DRAFT'],
      ['Acme Robotics', 'FINISHED'],
      ['Borealis Foods', 'SCHEDULED'],
      ['Borealis Foods', 'IN_PROGRESS'],
      ['Borealis Foods', 'CANCELED']
    ])
    const senders = [desk, createDesk({ workspace: borealis })].flatMap((one) => one.post('/li_account/GetAll', {}).json.items)
    expect(senders).toHaveLength(4)
    expect(senders.filter(({ authIsValid }: any) => !authIsValid)).toHaveLength(1)
  })

  it('differ in their organisation unit', () => {
    const units = [undefined, borealis].map((workspace) => {
      const { items } = createDesk(workspace ? { workspace } : {}).post('/campaign/GetAll', {}).json
      return new Set(items.map(({ organizationUnitId }: any) => organizationUnitId))
    })
    expect(units).toEqual([new Set([41001]), new Set([41002])])
  })

  it('have had nothing happen in the future', () => {
    const { fake } = createDesk()
    const saved: any = fake.toJson()
    const latest = Math.max(...saved.enrolments.flatMap(({ history }: any) => history.map(({ at }: any) => at)))
    expect(latest).toBeLessThan(Date.UTC(2026, 8, 15, 8))
  })
})

describe('the demo Leads tab', () => {
  const [header = [], ...rows] = demoLeads
  const column = (name: string): string[] => rows.map((row) => row[header.indexOf(name)] ?? '')
  const keys = column('LinkedIn').map(profileKey)

  it('is a header and sixty rows of texts, as wide as the header, with a spare column', () => {
    expect(rows).toHaveLength(60)
    expect(rows.every((row) => row.length === header.length && row.every((cell) => typeof cell === 'string'))).toBe(true)
    expect(header.slice(0, 10)).toEqual(
      ['First name', 'Last name', 'LinkedIn', 'Company', 'Position', 'Email', 'Location', 'Icebreaker', 'Notes', 'Owner']
    )
    expect(column('Next step').every((cell) => cell === '')).toBe(true)
  })

  it('has 50 usable LinkedIn cells of 47 people, and 10 hopeless ones', () => {
    const usable = keys.filter((key) => key !== null)
    expect(usable).toHaveLength(50)
    expect(new Set(usable).size).toBe(47)
  })

  it('has people who are in a campaign already, and somebody who could be taken for another', () => {
    const desk = createDesk()
    const enrolled = new Set(desk.fake.ledger(61001).map(({ profileUrl }) => profileKey(profileUrl)))
    expect(keys.filter((key) => enrolled.has(key))).toEqual(['annika-brandt-demo', 'beat-zurcher-demo'])
    expect(keys).toEqual(expect.arrayContaining(['nina-kovac-demo', 'nina-kovac-demo-2']))
  })

  it('has missing names, and texts that look like something else', () => {
    expect(column('First name').filter((cell) => cell === '')).toHaveLength(2)
    expect(column('Company')).toContain('=SUM Consulting')
    expect(column('Notes').filter((cell) => /^\+\d/.test(cell)).length).toBeGreaterThan(1)
    expect(column('Email').every((cell) => cell === '' || cell.endsWith('@example.com'))).toBe(true)
  })
})
