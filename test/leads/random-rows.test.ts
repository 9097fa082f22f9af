/** Random events, sorts, inserts, deletes and moves, each in the middle of a pass: every row ends at the stage its person’s events say. */
import fc from 'fast-check'
import type { Tab } from '../../workbench/fake-apps-script/model/types'
import type { Project } from '../../workbench/fake-apps-script/types'
import { STAGES, type PersonStages, type Stage } from '../../src/leads/person-stages'
import { STATUS_HEADERS } from '../../src/words'
import { atCall } from '../scenario/support/at-call'
import * as edits from '../scenario/support/sheet-edits'
import type { Sheet } from '../scenario/support/sheet'
import { leadRows, openBook, rowsProject, told, type Lead } from './support/rows-pass'

let project: Project
beforeAll(async () => {
  project = await rowsProject()
})

/** Six people with two rows each, of two campaigns, among strangers. */
const LEADS: Required<Pick<Lead, 'slug' | 'name' | 'campaign' | 'status' | 'detail'>>[] = Array.from({ length: 8 }, (_, index) => [
  { slug: `p${index}`, name: `p${index} of 7`, campaign: 'Acme #7', status: STAGES[index % 3] ?? '', detail: `own words ${index}` },
  { slug: `p${index}`, name: `p${index} of 8`, campaign: 'Other #8', status: 'In campaign', detail: '' },
]).flat()
const PEOPLE = 6

const EDITS: readonly ((tab: Tab) => void)[] = [
  (tab) => edits.sortBy('Name', false)({ tab } as Sheet),
  (tab) => edits.sortBy('Name', true)({ tab } as Sheet),
  (tab) => edits.sortBy(STATUS_HEADERS.status, true)({ tab } as Sheet),
  (tab) => edits.sortBy(STATUS_HEADERS.campaign, false)({ tab } as Sheet),
  (tab) => tab.insertRows(edits.headerRow(tab) + 3, 2),
  (tab) => tab.insertRows(edits.headerRow(tab), 1),
  (tab) => tab.deleteRows(edits.headerRow(tab) + 5, 1),
  (tab) => edits.moveColumn(STATUS_HEADERS.campaign, 'Name')({ tab } as Sheet),
  (tab) => edits.moveColumn('LinkedIn', 'Name')({ tab } as Sheet),
  () => undefined,
]

const step = fc.record({
  events: fc.array(fc.record({ who: fc.nat(PEOPLE - 1), campaignId: fc.constantFrom('7', '8'), stage: fc.constantFrom(...STAGES) }), { minLength: 1, maxLength: 4 }),
  edit: fc.nat(EDITS.length - 1),
  call: fc.integer({ min: 1, max: 24 }),
})

it('ends so', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      const at = atCall()
      const { leads, clock, run } = openBook(project, leadRows(LEADS), { onCall: at.onCall })
      const reached = new Map<string, Map<string, Stage>>()
      const stagesOf = (slug: string): PersonStages => ({
        keys: [`in/${slug}`],
        campaigns: [...(reached.get(slug) ?? [])].map(([campaignId, stage]) => ({ campaignId, stage, at: clock.now(), reply: '' })),
      })
      for (const { events, edit, call } of steps) {
        for (const { who, campaignId, stage } of events) {
          const stages = reached.get(`p${who}`) ?? new Map<string, Stage>()
          reached.set(`p${who}`, stages)
          if (STAGES.indexOf(stage) > STAGES.indexOf(stages.get(campaignId) ?? 'In campaign')) stages.set(campaignId, stage)
        }
        at.arm(call, () => EDITS[edit]?.(leads))
        expect(run([...new Set(events.map(({ who }) => `p${who}`))].map(stagesOf)).ok).toBe(true)
      }
      at.arm(0)
      run([...reached.keys()].map(stagesOf))
      const [statuses, details] = [told(leads), told(leads, 'detail')]
      const further = (one: string, other: string): string => (STAGES.indexOf(other as Stage) > STAGES.indexOf(one as Stage) ? other : one)
      for (const { slug, name, campaign, status, detail } of LEADS) {
        if (!(name in statuses)) continue
        const wanted = further(status, reached.get(slug)?.get(campaign.slice(-1)) ?? '')
        expect([name, statuses[name]]).toEqual([name, wanted])
        if (wanted === status) expect([name, details[name]]).toEqual([name, detail])
      }
      expect(Object.keys(statuses).filter((name) => name !== '' && !LEADS.some((lead) => lead.name === name))).toEqual([])
      expect(statuses[''] ?? '').toBe('')
    }),
    { numRuns: 30 },
  )
})
