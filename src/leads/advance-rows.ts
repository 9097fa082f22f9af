/**
 * Lead rows that move by themselves: every row of these people, on every tab with status columns, goes on to the stage that events tell
 * of. Under the document lock; runs in triggers and web apps, where nobody is at a keyboard.
 */
import type { Ports } from '../ports'
import { advanceTab } from './advance-tab'
import type { CampaignStage, PersonStages } from './person-stages'
import { openPassedTabs } from './tabs-without-statuses'
import { tryTab } from './try-tab'

export type AdvancePorts = Pick<Ports, 'spreadsheet' | 'clock' | 'scriptCache'>

export interface AdvanceOptions {
  /** Ids of tabs whose rows do not follow: see `readOffTabs`. */
  offTabs: ReadonlySet<number>
  /** Epoch ms: no tab is begun later. */
  until: number
  /** Ids of tabs that the caller knows to be the add-on's own. */
  ownTabs?: ReadonlySet<number>
}

export interface RowsAdvanced {
  moved: number
  /** Nothing is left for another time: there was the time for all tabs, and none was sorted without end. */
  isDone: boolean
}

/** Called again with the same people it changes nothing, and writes nothing. */
export const advanceRows = (ports: AdvancePorts, people: readonly PersonStages[], { offTabs, until, ownTabs = new Set() }: AdvanceOptions): RowsAdvanced => {
  const stagesOf = stagesByKey(people)
  let moved = 0
  let isDone = true
  if (stagesOf.size === 0) return { moved, isDone }
  const passed = openPassedTabs(ports, ownTabs)
  for (const tab of ports.spreadsheet.tabs()) {
    if (offTabs.has(tab.id) || passed.has(tab.id)) continue
    if (ports.clock.now() >= until) {
      isDone = false
      break
    }
    const work = (): void => {
      const done = advanceTab(ports, tab, stagesOf)
      if (done === 'restless') isDone = false
      else if ('moved' in done) moved += done.moved
      else if (done.none === 'no-statuses') passed.add(tab.id)
    }
    // Google fails now and then, and these people’s events are not told again. A tab that refuses for good is passed over.
    if (!tryTab(ports.spreadsheet, work)) tryTab(ports.spreadsheet, work)
  }
  passed.keep()
  return { moved, isDone }
}

const stagesByKey = (people: readonly PersonStages[]): Map<string, CampaignStage[]> => {
  const stagesOf = new Map<string, CampaignStage[]>()
  for (const { keys, campaigns } of people) {
    if (campaigns.length === 0) continue
    for (const key of keys) stagesOf.set(key, [...(stagesOf.get(key) ?? []), ...campaigns])
  }
  return stagesOf
}
