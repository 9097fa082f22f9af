import { dopostCalls, drainCosts, operationsADay, repeatsAdd } from '../../bench/events'

const SIZES = [0, 100_000, 150_000]

describe('the cost of receiving', () => {
  test('who finds somebody writing takes at most 6 backend calls, with a long body and with nothing in the cache too', () => {
    const figures = dopostCalls()
    expect(figures['events.dopost_calls']).toBeLessThanOrEqual(6)
    expect(figures['events.dopost_calls_long']).toBeLessThanOrEqual(6)
    expect(figures['events.dopost_calls_first']).toBeLessThanOrEqual(6)
  })

  describe('writing a hundred that wait', () => {
    let costs: Record<string, number>[] = []
    beforeAll(() => void (costs = SIZES.map(drainCosts)), 120_000)

    test.each(SIZES)('takes at most 22 backend calls beside the deleting, over %i rows', (rows) => {
      expect(costs[SIZES.indexOf(rows)]?.[`events.drain_calls_100.${rows}`]).toBeLessThanOrEqual(22)
    })

    test('reads the same cells and bytes however many rows there are', () => {
      for (const figure of ['drain_calls_100', 'drain_cells_read', 'drain_bytes_read']) {
        const [none, ...others] = SIZES.map((rows, index) => costs[index]?.[`events.${figure}.${rows}`])
        expect(none).toBeGreaterThan(0)
        expect(others).toEqual([none, none])
      }
    })

    test('costs at most 3 backend calls while nothing waits', () => {
      expect(costs[0]?.['events.idle_calls']).toBeLessThanOrEqual(3)
    })
  })

  test('10,000 events spread over a day take at most 45,000 property operations, however they are counted', () => {
    const figures = operationsADay(200)
    expect(figures['events.property_operations_a_day.calls']).toBeLessThanOrEqual(45_000)
    expect(figures['events.property_operations_a_day.elements']).toBeLessThanOrEqual(45_000)
    // Four for each event at least, else it is not the way that is counted.
    expect(figures['events.property_operations_a_day.calls']).toBeGreaterThan(40_000)
  }, 60_000)

  test('repeats add no row: 25 hours late, 12 days late, 100,000 rows late', () => {
    expect(repeatsAdd()).toEqual({
      'events.rows_added_by_repeats_25_hours_late': 0,
      'events.rows_added_by_repeats_12_days_late': 0,
      'events.rows_added_by_repeats_100000_rows_late': 0,
    })
  }, 60_000)
})
