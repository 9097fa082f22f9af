import fc from 'fast-check'
import { addCounts, addHeadline, addRun, rowsToLookAt, type AddRunState } from '../../src/sidebar/add-run'
import { ADD_CHUNK_SIZE, type ChunkResult, type PersonRef, type RowOutcome, type WordedError } from '../../src/sidebar/protocol'
import { thousands } from '../../src/words'

const people = (count: number): PersonRef[] =>
  Array.from({ length: count }, (_, index) => ({ key: `in/p${index}`, row: index + 2 }))

const TROUBLE: WordedError = { code: 'bad-key', title: 'HeyReach does not accept this API key.', help: 'Copy it again.' }

const answerOf = (
  sent: PersonRef[],
  outcome: (index: number) => RowOutcome = () => 'added',
  more: Partial<ChunkResult> = {},
): ChunkResult => {
  const results = sent.map(({ key, row }, index) => ({ key, row, name: key, outcome: outcome(index), detail: '' }))
  const count = (wanted: RowOutcome): number => results.filter((result) => result.outcome === wanted).length
  return {
    results,
    added: count('added'),
    alreadyThere: count('already-there'),
    failed: count('failed'),
    unconfirmed: count('unconfirmed'),
    notFound: count('not-found'),
    campaignStatus: 'IN_PROGRESS',
    statusColumns: 'N–Q',
    stopped: null,
    waitMs: 0,
    ...more,
  }
}

const answer = (state: AddRunState, outcome?: (index: number) => RowOutcome, more?: Partial<ChunkResult>): AddRunState =>
  addRun.step(state, { kind: 'answered', turn: state.turn, answer: answerOf(addRun.chunk(state), outcome, more) })
const noAnswer = (state: AddRunState): AddRunState =>
  addRun.step(state, { kind: 'failed', turn: state.turn, error: TROUBLE, mayAskAgain: true })
const waited = (state: AddRunState): AddRunState => addRun.step(state, { kind: 'waited', turn: state.turn })
const finished = (state: AddRunState): AddRunState =>
  addRun.step(state, { kind: 'finished', turn: state.turn, value: { campaignNow: 'Acme is running.', changed: false, asked: false, wokeUnasked: false } })

describe('chunks', () => {
  it('go out in order, none larger than allowed, and the run is closed when all are answered', () => {
    let state = addRun.start(people(2 * ADD_CHUNK_SIZE + 7))
    const sizes: number[] = []
    while (state.phase.kind === 'sending') {
      sizes.push(addRun.chunk(state).length)
      state = answer(state)
    }
    expect(sizes).toEqual([ADD_CHUNK_SIZE, ADD_CHUNK_SIZE, 7])
    expect(state.phase).toEqual({ kind: 'finishing', ending: { how: 'all', error: null } })
    const done = finished(state)
    expect(done.phase.kind).toBe('ended')
    expect(done.finish?.campaignNow).toBe('Acme is running.')
    expect(done.results.map(({ key }) => key)).toEqual(people(2 * ADD_CHUNK_SIZE + 7).map(({ key }) => key))
  })

  it('ends at once when there is nobody, without closing what was never begun', () => {
    expect(addRun.start([]).phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
  })

  it('wait for HeyReach’s pace when told to, and not after the last', () => {
    const state = answer(addRun.start(people(ADD_CHUNK_SIZE + 1)), undefined, { waitMs: 12_000 })
    expect(state.phase).toEqual({ kind: 'waiting', ms: 12_000, why: 'pace' })
    const second = waited(state)
    expect(addRun.chunk(second)).toEqual(people(ADD_CHUNK_SIZE + 1).slice(-1))
    expect(answer(second, undefined, { waitMs: 12_000 }).phase.kind).toBe('finishing')
  })

  it('ignore an answer that belongs to an earlier turn', () => {
    const first = addRun.start(people(ADD_CHUNK_SIZE + 1))
    const late = { kind: 'answered' as const, turn: first.turn, answer: answerOf(addRun.chunk(first)) }
    const second = addRun.step(first, late)
    expect(addRun.step(second, late)).toBe(second)
  })
})

describe('a chunk without an answer', () => {
  it('is asked again twice, with the very same people, then the run ends in words', () => {
    const start = addRun.start(people(ADD_CHUNK_SIZE + 1))
    let state = start
    for (let time = 1; time <= 2; time += 1) {
      state = noAnswer(state)
      expect(state.phase).toMatchObject({ kind: 'waiting', why: 'no-answer' })
      state = waited(state)
      expect(addRun.chunk(state)).toEqual(addRun.chunk(start))
    }
    state = noAnswer(state)
    expect(state.phase).toEqual({ kind: 'ended', ending: { how: 'error', error: TROUBLE } })
    expect(state.queue).toHaveLength(ADD_CHUNK_SIZE + 1)
    expect(state.again).toBe(true)
  })

  it('has its tries anew after an answer', () => {
    let state = waited(noAnswer(waited(noAnswer(addRun.start(people(ADD_CHUNK_SIZE + 1))))))
    state = noAnswer(answer(state))
    expect(state.phase).toMatchObject({ kind: 'waiting', why: 'no-answer' })
  })

  it('is not asked again after an error that would come back', () => {
    const start = addRun.start(people(3))
    const state = addRun.step(start, { kind: 'failed', turn: start.turn, error: TROUBLE, mayAskAgain: false })
    expect(state.phase).toEqual({ kind: 'ended', ending: { how: 'error', error: TROUBLE } })
    expect(state.again).toBe(false)
  })

  it('tells the server that it was sent before, until it is answered', () => {
    let state = waited(noAnswer(addRun.start(people(ADD_CHUNK_SIZE + 1))))
    expect(state.again).toBe(true)
    state = answer(state)
    expect(state.again).toBe(false)
  })

  it('was not sent before when the sheet was busy with somebody else’s run', () => {
    const start = addRun.start(people(3))
    const busy = { code: 'busy' as const, title: 'Another run is writing to this sheet just now.', help: '' }
    const state = addRun.step(start, { kind: 'failed', turn: start.turn, error: busy, mayAskAgain: true })
    expect(state.phase).toMatchObject({ kind: 'waiting', why: 'busy' })
    expect(state.again).toBe(false)
  })

  it('waits longer for another run than for a lost answer', () => {
    const busy = { code: 'busy' as const, title: 'Another run is writing to this sheet just now.', help: '' }
    let state = addRun.start(people(3))
    let waits = 0
    while (state.phase.kind === 'sending') {
      state = addRun.step(state, { kind: 'failed', turn: state.turn, error: busy, mayAskAgain: true })
      if (state.phase.kind === 'waiting') waits += state.phase.ms
      state = waited(state)
    }
    expect(state.phase).toMatchObject({ kind: 'ended', ending: { how: 'error', error: busy } })
    expect(waits).toBeGreaterThan(60_000)
  })
})

describe('cancelling', () => {
  it('lets the chunk on its way come home, keeps its results, closes the run and sends no more', () => {
    const asked = addRun.step(addRun.start(people(2 * ADD_CHUNK_SIZE)), { kind: 'cancel' })
    expect(asked.phase.kind).toBe('sending')
    expect(asked.cancelWanted).toBe(true)
    const state = answer(asked)
    expect(state.phase).toEqual({ kind: 'finishing', ending: { how: 'cancelled', error: null } })
    expect(state.queue).toHaveLength(ADD_CHUNK_SIZE)
    const done = `${thousands(ADD_CHUNK_SIZE)} of ${thousands(2 * ADD_CHUNK_SIZE)} rows done`
    expect(addHeadline(finished(state), 'Acme')).toBe(`Cancelled: ${done}`)
  })

  it('ends a wait at once', () => {
    const waiting = answer(addRun.start(people(ADD_CHUNK_SIZE + 1)), undefined, { waitMs: 5000 })
    expect(addRun.step(waiting, { kind: 'cancel' }).phase).toMatchObject({ kind: 'finishing', ending: { how: 'cancelled' } })
  })

  it('comes too late when the last chunk was on its way: all is done then', () => {
    const state = answer(addRun.step(addRun.start(people(5)), { kind: 'cancel' }))
    expect(state.phase).toMatchObject({ ending: { how: 'all' } })
  })

  it('can be continued: the rest is sent, nobody twice', () => {
    const cancelled = finished(answer(addRun.step(addRun.start(people(ADD_CHUNK_SIZE + 5)), { kind: 'cancel' })))
    const state = addRun.step(cancelled, { kind: 'continue' })
    expect(state.phase.kind).toBe('sending')
    expect(addRun.chunk(state)).toEqual(people(ADD_CHUNK_SIZE + 5).slice(-5))
    const done = finished(answer(state))
    expect(done.added).toBe(ADD_CHUNK_SIZE + 5)
    expect(done.phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
  })
})

describe('a run that must stop', () => {
  const outcomes: RowOutcome[] = ['added', 'already-there', 'failed', 'not-found', 'unconfirmed', 'skipped']
  const stopped = answer(addRun.start(people(6)), (index) => outcomes[index] ?? 'added', { stopped: TROUBLE })

  it('says why, and closes what was done', () => {
    expect(stopped.phase).toEqual({ kind: 'finishing', ending: { how: 'error', error: TROUBLE } })
  })

  it('continues with those whose outcome another sending can change, and counts nobody twice', () => {
    const again = addRun.step(finished(stopped), { kind: 'continue' })
    expect(addRun.chunk(again).map(({ key }) => key)).toEqual(['in/p4', 'in/p5'])
    const done = finished(answer(again))
    expect(addCounts(done)).toEqual([
      { label: 'Added', count: 3, tone: 'good' },
      { label: 'Were already there', count: 1, tone: 'plain' },
      { label: 'Failed', count: 1, tone: 'bad' },
      { label: 'Row is gone', count: 1, tone: 'bad' },
    ])
    expect(done.results).toHaveLength(6)
  })
})

describe('closing', () => {
  it('that fails can be done again without sending anybody', () => {
    const closing = answer(addRun.start(people(2)))
    const failed = addRun.step(closing, { kind: 'finish-failed', turn: closing.turn, error: TROUBLE })
    expect(failed.phase.kind).toBe('ended')
    expect(failed.finishError).toBe(TROUBLE)
    const again = addRun.step(failed, { kind: 'finish-again' })
    expect(again.phase.kind).toBe('finishing')
    expect(finished(again)).toMatchObject({ finishError: null, unfinished: false, added: 2 })
  })
})

describe('those not confirmed', () => {
  it('can be asked for again after the run, and only they', () => {
    const state = finished(answer(addRun.start(people(4)), (index) => (index === 2 ? 'unconfirmed' : 'added')))
    expect(addRun.toContinue(state)).toEqual([{ key: 'in/p2', row: 4 }])
    const done = finished(answer(addRun.step(state, { kind: 'continue' }), () => 'already-there'))
    expect(done.results.find(({ key }) => key === 'in/p2')?.outcome).toBe('already-there')
    expect(addRun.toContinue(done)).toEqual([])
    expect(addRun.step(done, { kind: 'continue' })).toBe(done)
  })
})

it('lists who needs a look, the worst first', () => {
  const outcomes: RowOutcome[] = ['skipped', 'added', 'not-found', 'failed', 'unconfirmed']
  const state = answer(addRun.start(people(5)), (index) => outcomes[index] ?? 'added')
  expect(rowsToLookAt(state).map(({ outcome }) => outcome)).toEqual(['failed', 'unconfirmed', 'not-found', 'skipped'])
})

const OTHER_MOVES = ['no-answer', 'cancel', 'continue', 'wait', 'finish'] as const

it('loses nobody and invents nobody, whatever happens in whatever order', () => {
  const outcome = fc.constantFrom<RowOutcome>('added', 'already-there', 'failed', 'unconfirmed', 'not-found', 'skipped')
  const move = fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      outcomes: fc.array(outcome, { minLength: 1, maxLength: 5 }),
      stop: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom<'no-answer' | 'cancel' | 'continue' | 'wait' | 'finish'>(...OTHER_MOVES) }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * ADD_CHUNK_SIZE }), fc.array(move, { maxLength: 20 }), (count, moves) => {
      const all = people(count)
      let state = addRun.start(all)
      for (const each of moves) {
        const { turn } = state
        if (each.kind === 'answer') {
          const { outcomes } = each
          const sent = addRun.chunk(state)
          const stop = { stopped: each.stop ? TROUBLE : null }
          const result = answerOf(sent, (index) => outcomes[index % outcomes.length] ?? 'added', stop)
          state = addRun.step(state, { kind: 'answered', turn, answer: result })
        } else if (each.kind === 'no-answer') state = noAnswer(state)
        else if (each.kind === 'wait') state = waited(state)
        else if (each.kind === 'finish') state = finished(state)
        else state = addRun.step(state, { kind: each.kind })
        const known = new Set([...state.queue, ...state.results].map(({ key }) => key))
        expect(known).toEqual(new Set(all.map(({ key }) => key)))
        expect(new Set(state.queue.map(({ key }) => key)).size).toBe(state.queue.length)
        expect(addRun.chunk(state).length).toBeLessThanOrEqual(ADD_CHUNK_SIZE)
      }
    }),
    { numRuns: 60 },
  )
})
