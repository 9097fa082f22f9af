import fc from 'fast-check'
import { fileNameFor, isClearing, joinParts, NO_CLEAR_RUN, stepClear, type ClearEvent, type ClearRun } from '../../src/sidebar/clear-run'
import type { WordedError } from '../../src/sidebar/protocol'

const TROUBLE: WordedError = { code: 'unreachable', title: 'Google gave no answer.', help: 'Try again.' }

const chosen = stepClear(NO_CLEAR_RUN, { kind: 'date', before: '2026-10-01' })
const exported = (run: ClearRun, csv: string, next: number | null): ClearRun => stepClear(run, { kind: 'exported', turn: run.turn, part: { csv, next, upTo: 1_000 } })
const deleted = (run: ClearRun, count: number, left: number): ClearRun => stepClear(run, { kind: 'deleted', turn: run.turn, progress: { deleted: count, left } })
const failed = (run: ClearRun): ClearRun => stepClear(run, { kind: 'failed', turn: run.turn, error: TROUBLE })
const saved = ((): ClearRun => {
  const run = exported(stepClear(chosen, { kind: 'export' }), 'a\r\n', null)
  return stepClear(run, { kind: 'saved', turn: run.turn })
})()
const deleting = stepClear(saved, { kind: 'delete' })

describe('the download', () => {
  it('asks for part after part, each where the one before said', () => {
    let run = stepClear(chosen, { kind: 'export' })
    expect(run.phase).toEqual({ kind: 'exporting', from: 0 })
    run = exported(run, 'a\r\n', 2000)
    expect(run.phase).toEqual({ kind: 'exporting', from: 2000 })
    run = exported(run, 'b\r\n', null)
    expect(run).toMatchObject({ phase: { kind: 'saving' }, parts: ['a\r\n', 'b\r\n'] })
  })

  it('ends at a part that does not lead on', () => {
    const run = exported(stepClear(chosen, { kind: 'export' }), 'a', 2000)
    expect(exported(run, 'b', 2000).phase.kind).toBe('saving')
  })

  it('goes on from the part that failed', () => {
    const broken = failed(exported(stepClear(chosen, { kind: 'export' }), 'a\r\n', 2000))
    expect(isClearing(broken)).toBe(false)
    expect(stepClear(broken, { kind: 'export' })).toMatchObject({ phase: { kind: 'exporting', from: 2000 }, parts: ['a\r\n'], error: null })
  })

  it('can be ended, and the answer on its way counts for nothing', () => {
    const run = stepClear(chosen, { kind: 'export' })
    const ended = stepClear(run, { kind: 'stop' })
    expect(ended.phase.kind).toBe('choosing')
    expect(stepClear(ended, { kind: 'exported', turn: run.turn, part: { csv: 'a', next: null, upTo: 1_000 } })).toBe(ended)
  })

  it('counts for its own date only', () => {
    const other = stepClear(saved, { kind: 'date', before: '2026-11-01' })
    expect(other.phase.kind).toBe('choosing')
    expect(stepClear(other, { kind: 'delete' }).phase.kind).toBe('choosing')
    expect(stepClear(saved, { kind: 'date', before: '2026-10-01' })).toBe(saved)
  })
})

describe('deleting', () => {
  it('begins only after the download', () => {
    for (const run of [NO_CLEAR_RUN, chosen, stepClear(chosen, { kind: 'export' })]) expect(stepClear(run, { kind: 'delete' })).toBe(run)
    expect(deleting.phase.kind).toBe('deleting')
  })

  it('is asked again until none is left, and adds up', () => {
    const half = deleted(deleting, 5000, 7300)
    expect(half).toMatchObject({ phase: { kind: 'deleting' }, deleted: 5000, left: 7300 })
    expect(deleted(half, 7300, 0)).toMatchObject({ phase: { kind: 'ended', how: 'all' }, deleted: 12_300, left: 0 })
  })

  it('stops after the answer on its way, and goes on from there', () => {
    const stopping = stepClear(deleting, { kind: 'stop' })
    expect(stopping.phase.kind).toBe('deleting')
    const stopped = deleted(stopping, 5000, 7300)
    expect(stopped.phase).toEqual({ kind: 'ended', how: 'stopped' })
    expect(stepClear(stopped, { kind: 'delete' })).toMatchObject({ phase: { kind: 'deleting' }, deleted: 5000, stopWanted: false })
  })

  it('does not go on for ever where nothing can be deleted', () => {
    expect(deleted(deleting, 0, 7300).phase).toEqual({ kind: 'ended', how: 'stuck' })
  })

  it('keeps what is done when an answer is lost, and a late one is not counted twice', () => {
    const half = deleted(deleting, 5000, 7300)
    const broken = failed(half)
    expect(broken).toMatchObject({ phase: { kind: 'deleting' }, deleted: 5000, error: TROUBLE })
    expect(stepClear(broken, { kind: 'deleted', turn: half.turn, progress: { deleted: 7300, left: 0 } })).toBe(broken)
    expect(deleted(stepClear(broken, { kind: 'delete' }), 0, 0)).toMatchObject({ phase: { kind: 'ended', how: 'all' } })
  })

  it('the date stays while it goes on', () => {
    expect(stepClear(deleting, { kind: 'date', before: '2027-01-01' })).toBe(deleting)
  })

  it('never begins, whatever comes, without a download of the same date', () => {
    type Told = (turn: number) => ClearEvent
    const told = fc.oneof(
      fc.constantFrom<Told>(
        () => ({ kind: 'export' }),
        () => ({ kind: 'delete' }),
        () => ({ kind: 'stop' }),
        () => ({ kind: 'date', before: '2026-11-01' }),
        () => ({ kind: 'date', before: '2026-10-01' }),
        (turn) => ({ kind: 'saved', turn }),
        (turn) => ({ kind: 'saved', turn: turn - 1 }),
        (turn) => ({ kind: 'failed', turn, error: TROUBLE }),
      ),
      fc.option(fc.nat(3)).map((next): Told => (turn) => ({ kind: 'exported', turn, part: { csv: 'x', next, upTo: 1_000 } })),
      fc.tuple(fc.nat(2), fc.nat(2)).map(([count, left]): Told => (turn) => ({ kind: 'deleted', turn, progress: { deleted: count, left } })),
    )
    let begun = 0
    fc.assert(
      fc.property(fc.array(told, { maxLength: 60, size: 'max' }), (tellings) => {
        let run = NO_CLEAR_RUN
        let savedFor: string | null = null
        for (const telling of tellings) {
          const before = run
          run = stepClear(run, telling(run.turn))
          if (before.phase.kind === 'saving' && run.phase.kind === 'saved') savedFor = run.before
          if (run.phase.kind !== 'deleting') continue
          begun += 1
          expect(run.before).toBe(savedFor)
        }
      }),
      { numRuns: 500 },
    )
    expect(begun).toBeGreaterThan(0)
  })
})

describe('the file', () => {
  it('has every part on lines of its own, and one mark of its encoding', () => {
    expect(joinParts(['type\r\n', 'a', '\ufeffb\r\n', '', 'c'])).toBe('\ufefftype\r\na\r\nb\r\nc')
    expect(joinParts([])).toBe('\ufeff')
  })

  it('is named by its date', () => {
    expect(fileNameFor('2026-10-01')).toBe('heyreach-events-before-2026-10-01.csv')
  })
})
