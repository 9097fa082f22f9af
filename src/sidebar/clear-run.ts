/**
 * Clearing old events as a pure machine: the CSV first, in parts, then deleting until none is left. The page carries out each phase and
 * reports back; `turn` tells its answer from a late one. Deleting goes by the date, so a call whose answer was lost may be sent again.
 */
import type { ClearProgress, ExportPart, WordedError } from './protocol'

export type ClearPhase =
  | { kind: 'choosing' }
  | { kind: 'exporting'; from: number }
  /** All parts are here: the page gives the file to the browser. */
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'deleting' }
  | { kind: 'ended'; how: 'all' | 'stopped' | 'stuck' }

export interface ClearRun {
  /** yyyy-mm-dd; '' for none yet. */
  before: string
  phase: ClearPhase
  turn: number
  parts: string[]
  /** Epoch ms: only what was received by then is in the file, for certain. */
  upTo: number
  deleted: number
  /** Null: not known yet. */
  left: number | null
  stopWanted: boolean
  error: WordedError | null
}

export type ClearEvent =
  | { kind: 'date'; before: string }
  | { kind: 'export' }
  | { kind: 'exported'; turn: number; part: ExportPart }
  | { kind: 'saved'; turn: number }
  | { kind: 'delete' }
  | { kind: 'deleted'; turn: number; progress: ClearProgress }
  | { kind: 'failed'; turn: number; error: WordedError }
  | { kind: 'stop' }

export const NO_CLEAR_RUN: ClearRun = { before: '', phase: { kind: 'choosing' }, turn: 0, parts: [], upTo: Infinity, deleted: 0, left: null, stopWanted: false, error: null }

const enter = (run: ClearRun, phase: ClearPhase): ClearRun => ({ ...run, phase, turn: run.turn + 1, error: null })

export const isClearing = ({ phase, error }: Pick<ClearRun, 'phase' | 'error'>): boolean =>
  error === null && (phase.kind === 'exporting' || phase.kind === 'saving' || phase.kind === 'deleting')

export const stepClear = (run: ClearRun, event: ClearEvent): ClearRun => {
  if ('turn' in event && event.turn !== run.turn) return run
  const { phase } = run
  switch (event.kind) {
    case 'date':
      // Another date is another file: what was downloaded counts for its own date only.
      return isClearing(run) || event.before === run.before ? run : { ...NO_CLEAR_RUN, before: event.before, turn: run.turn + 1 }
    case 'export':
      if (phase.kind === 'exporting' && run.error) return enter(run, phase)
      if (phase.kind === 'choosing' || phase.kind === 'saved' || (phase.kind === 'saving' && run.error)) return enter({ ...run, parts: [], upTo: Infinity }, { kind: 'exporting', from: 0 })
      return run
    case 'exported': {
      const { csv, next, upTo } = event.part
      // A part that does not lead on would be asked for ever.
      const goesOn = next !== null && phase.kind === 'exporting' && next > phase.from
      return phase.kind === 'exporting' ? enter({ ...run, parts: [...run.parts, csv], upTo: Math.min(run.upTo, upTo) }, goesOn ? { kind: 'exporting', from: next } : { kind: 'saving' }) : run
    }
    case 'saved':
      return phase.kind === 'saving' ? enter({ ...run, parts: [] }, { kind: 'saved' }) : run
    case 'delete': {
      const goesOn = (phase.kind === 'deleting' && run.error !== null) || (phase.kind === 'ended' && phase.how !== 'all')
      return phase.kind === 'saved' || goesOn ? enter({ ...run, stopWanted: false }, { kind: 'deleting' }) : run
    }
    case 'deleted': {
      if (phase.kind !== 'deleting') return run
      const { deleted, left } = event.progress
      const counted = { ...run, deleted: run.deleted + deleted, left }
      if (left === 0) return enter(counted, { kind: 'ended', how: 'all' })
      // Nothing went although some are left: asking on would go on for ever.
      if (deleted === 0) return enter(counted, { kind: 'ended', how: 'stuck' })
      return enter(counted, run.stopWanted ? { kind: 'ended', how: 'stopped' } : { kind: 'deleting' })
    }
    case 'failed':
      if (!isClearing(run)) return run
      return run.stopWanted ? { ...enter(run, { kind: 'ended', how: 'stopped' }), error: event.error } : { ...run, turn: run.turn + 1, error: event.error }
    case 'stop':
      if (phase.kind === 'exporting') return enter({ ...run, parts: [] }, { kind: 'choosing' })
      if (phase.kind !== 'deleting') return run
      return run.error ? enter(run, { kind: 'ended', how: 'stopped' }) : { ...run, stopWanted: true }
  }
}

/** One file of all parts: each begins on a line of its own, and the first sign tells spreadsheet programs that it is UTF-8. */
export const joinParts = (parts: readonly string[]): string =>
  '\ufeff' + parts.reduce((whole, part) => whole + (whole === '' || whole.endsWith('\n') || part === '' ? '' : '\r\n') + part.replace(/^\ufeff/, ''), '')

export const fileNameFor = (before: string): string => `heyreach-events-before-${before}.csv`
