/** What the page and the server say to each other about the emulated Apps Script itself: types only. */
import type { Switches } from '../fake-apps-script/types'
import type { Deployment } from './deployments'
import type { LoggedExecution } from './execution-log'

export interface TriggerView {
  id: string
  functionName: string
  user: string
  /** In words: “every 5 minutes”. */
  when: string
  /** It fires once, and has. */
  fired: boolean
  lastRun: LoggedExecution | null
}

/** The switches that a person at the page can turn. */
export type ShownSwitch = 'overThirty' | 'webappActive' | 'htmlAlso302' | 'webAppAuthorised' | 'consent'
export type SwitchValues = Pick<Switches, ShownSwitch>

export interface AppsScriptView {
  people: string[]
  owner: string
  /** Who sits at a page that says nothing. */
  usual: string
  deployments: (Deployment & {
    /** As Google would give it. */
    address: string
    /** Where it is on this computer. */
    localAddress: string
  })[]
  newestVersion: number
  triggers: TriggerView[]
  /** Seconds that a minute of the triggers' clock takes. */
  minuteSeconds: number
  executions: LoggedExecution[]
  switches: SwitchValues
}

export type AppsScriptOrder =
  | { op: 'new-deployment' }
  | { op: 'update-deployment'; id: string }
  | { op: 'run-trigger'; id: string }
  | { op: 'delete-trigger'; id: string }
  | { op: 'switch'; name: ShownSwitch; value: Switches[ShownSwitch] }
