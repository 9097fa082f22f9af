import { ours } from '../../bench/add'

it('adds 1,000 rows, from the menu to the result, with at most 12 requests and 60 backend calls', () => {
  const figures = ours(1_000)
  expect(figures['add.1000.http_calls']).toBeLessThanOrEqual(12)
  expect(figures['add.1000.backend_calls']).toBeLessThanOrEqual(60)
})

it('grows linearly: 3,000 rows take at most three times the calls of 1,000', () => {
  const [small, large] = [ours(1_000), ours(3_000)]
  for (const kind of ['http_calls', 'backend_calls']) expect(large[`add.3000.${kind}`]).toBeLessThanOrEqual(3 * (small[`add.1000.${kind}`] ?? 0))
})

it('10,000 rows at 1.5 s a batch take at most 90 s of modelled time, never above the pace', () => {
  const figures = ours(10_000)
  expect(figures['add.10000.modelled_ms']).toBeLessThanOrEqual(90_000)
  expect(figures['add.10000.most_http_calls_a_minute']).toBeLessThanOrEqual(240)
})
