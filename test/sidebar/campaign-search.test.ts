import { moveActive, searchCampaigns, toneOfStatus } from '../../src/sidebar/campaign-search'
import type { CampaignChoice } from '../../src/sidebar/protocol'

const campaign = (id: number, name: string, statusWords = 'Running'): CampaignChoice => ({
  id,
  name,
  status: 'IN_PROGRESS',
  statusWords,
  canAdd: true,
  remark: '',
  restarts: false,
  paused: false,
  senderIds: [],
})
const all = [campaign(60001, 'Acme – CFO DACH'), campaign(60002, 'Société – Été', 'Paused'), campaign(60003, 'Beta CFO')]

it.each([
  ['', [60001, 60002, 60003]],
  ['cfo', [60001, 60003]],
  ['cfo acme', [60001]],
  ['SOCIETE ete', [60002]],
  ['paused', [60002]],
  ['60003', [60003]],
  ['nothing like it', []],
])('typing “%s” finds %p', (typed, ids) => {
  expect(searchCampaigns(all, typed).map(({ id }) => id)).toEqual(ids)
})

it.each<[number, string, number, number]>([
  [-1, 'ArrowDown', 3, 0],
  [2, 'ArrowDown', 3, 0],
  [-1, 'ArrowUp', 3, 2],
  [0, 'ArrowUp', 3, 2],
  [0, 'PageDown', 20, 5],
  [18, 'PageDown', 20, 19],
  [3, 'PageUp', 20, 0],
  [1, 'a', 3, 1],
  [0, 'ArrowDown', 0, -1],
])('from %i, %s in a list of %i goes to %i', (active, key, count, to) => {
  expect(moveActive(active, key, count)).toBe(to)
})

it('gives a status it has never heard of a quiet colour', () => {
  expect(toneOfStatus('SOMETHING_NEW')).toBe('off')
})
