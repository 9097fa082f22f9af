import { passCosts, rebuildCosts } from '../../bench/contacts'

describe('the cost of a pass over a hundred new events', () => {
  let small: Record<string, number> = {}
  let large: Record<string, number> = {}
  beforeAll(() => {
    small = passCosts({ contacts: 1_000, events: 1_500 })
    large = passCosts({ contacts: 100_000, events: 150_000 })
  }, 120_000)

  test('is at most 20 backend calls, with 1,000 contacts and with 100,000', () => {
    expect(small['contacts.pass.1000.calls']).toBeLessThanOrEqual(20)
    expect(large['contacts.pass.100000.calls']).toBeLessThanOrEqual(20)
  })

  test('is at most two seconds more with 100,000 contacts and 150,000 events than with 1,000', () => {
    expect((large['contacts.pass.100000.ms'] ?? Infinity) - (small['contacts.pass.1000.ms'] ?? 0)).toBeLessThanOrEqual(2_000)
  })
})

test('making Contacts anew goes on over executions of less than five minutes', () => {
  const figures = rebuildCosts(32_000, 46_000)
  expect(figures['contacts.rebuild.executions']).toBeGreaterThan(1)
  expect(figures['contacts.rebuild.longest_ms']).toBeLessThan(300_000)
  expect(figures['contacts.rebuild.rows']).toBeGreaterThanOrEqual(32_000)
}, 120_000)
