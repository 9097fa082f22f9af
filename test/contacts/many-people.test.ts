/** Thousands of events and people in one go, as a rebuild has them. */
import { foldEvents } from '../../src/contacts/group-parts'
import { partOf } from '../../src/contacts/part'
import { eventsOf, row } from './support'

describe('many people at once', () => {
  const many = (count: number, who: (index: number) => object) => eventsOf(Array.from({ length: count }, (_, index) => row({ at: index, ...who(index) })))

  /** In time of this process, however busy the machine is. Whatever grows with the square of it takes many seconds. */
  const cpuMs = (): number => process.cpuUsage().user / 1000

  it.each([
    ['5,000 events onto 5,000 parts', many(5000, (index) => ({ url: `linkedin.com/in/p${index}`, mail: `p${index}@acme.com` })), many(5000, (index) => ({ mail: `p${index}@acme.com`, id: index }))],
    ['20,000 events of one person', [], many(20_000, () => ({ url: 'linkedin.com/in/ada' }))],
    ['5,000 people of one company’s address', many(5000, (index) => ({ url: `linkedin.com/in/p${index}`, mail: 'info@acme.com' })), many(5000, () => ({ mail: 'info@acme.com' }))],
    ['a chain of 10,000', [], many(10_000, (index) => ({ url: `linkedin.com/in/p${index >> 1}`, id: (index + 1) >> 1 || '' }))],
  ])('%s take no long time', (_name, before, events) => {
    const known = before.map(partOf)
    const start = cpuMs()
    const people = foldEvents(known, events)
    const took = cpuMs() - start
    expect(people.length).toBeGreaterThan(0)
    expect(took).toBeLessThan(1500)
  })
})
