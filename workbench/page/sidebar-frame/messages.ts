/** What passes between the script's page in its frame and the workbench around it, by postMessage. */
import type { CallOutcome } from './script-run'

export type FromFrame =
  | { workbench: 'call'; id: number; functionName: string; args: unknown[] }
  | { workbench: 'close' }
  | { workbench: 'focus-editor' }
  | { workbench: 'size'; width?: number; height?: number }

export interface ToFrame {
  workbench: 'result'
  id: number
  outcome: CallOutcome
}
