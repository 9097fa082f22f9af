/**
 * 1 to 60 deliveries at once on real threads, a hundred times each, under all circumstances in turn; then odd bodies, ten thousand of each
 * kind. Ends with one line, and badly when anything was lost, doubled or wrong.
 */
import { CIRCUMSTANCES, openBursts } from '../scenario/support/bursts'
import { fuzzDeliveries } from '../scenario/support/fuzz-deliveries'
import { arbitraryBody, mutatedBody } from '../scenario/support/odd-bodies'

const MOST_AT_ONCE = 60
const REPETITIONS = 100
/** First try and five more (platform facts H§3). */
const TRIES = 6
const ODD_BODIES = 10_000
/** A sheet of their own for so many. */
const ODD_BODIES_A_SHEET = 2_000

export const main = async (argv: string[]): Promise<number> => {
  const repetitions = Number(argv[0] ?? REPETITIONS)
  const sum = { bursts: 0, posts: 0, repeated: 0, acknowledged: 0, lost: 0, doubled: 0 }
  for (let count = 1; count <= MOST_AT_ONCE; count += 1) {
    const bursts = openBursts({ tries: TRIES })
    let doubledHere = 0
    try {
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        const circumstance = CIRCUMSTANCES[(repetition + count) % CIRCUMSTANCES.length] ?? CIRCUMSTANCES[0]
        const { posts, repeated, acknowledged, lost, doubled } = await bursts.burst(count, circumstance, repetition)
        sum.bursts += 1
        sum.posts += posts
        sum.repeated += repeated
        sum.acknowledged += acknowledged
        sum.lost += lost
        doubledHere = doubled
        if (lost + doubled > 0) console.log(`${count} at once, while this is so: ${circumstance}: ${lost} lost, ${doubled} doubled`)
      }
    } finally {
      await bursts.close()
    }
    sum.doubled += doubledHere
    console.log(`${count} at once, ${repetitions} times: ${sum.lost} lost, ${sum.doubled} doubled so far`)
  }
  const faults: string[] = []
  let bodies = 0
  const firstSeed = Date.now() % 1_000_000
  for (const [name, kind] of [['arbitrary', arbitraryBody], ['mutated', mutatedBody()]] as const) {
    for (let done = 0; done < ODD_BODIES; done += ODD_BODIES_A_SHEET) {
      const seed = firstSeed + bodies
      const fuzzed = fuzzDeliveries(kind, ODD_BODIES_A_SHEET, seed)
      bodies += fuzzed.acknowledged + fuzzed.turnedAway
      faults.push(...fuzzed.faults)
      console.log(`${ODD_BODIES_A_SHEET} ${name} bodies (seed ${seed}): ${fuzzed.events} events, ${fuzzed.unreadable} unreadable, ${fuzzed.turnedAway} too long, ${fuzzed.faults.length} faults`)
      for (const fault of fuzzed.faults.slice(0, 10)) console.log(`  ${fault}`)
    }
  }
  console.log(
    `soak: ${sum.bursts} bursts, ${sum.posts} posts (${sum.repeated} of them again), ${sum.acknowledged} events acknowledged: ${sum.lost} lost, ${sum.doubled} doubled; ${bodies} odd bodies: ${faults.length} faults`,
  )
  return sum.lost + sum.doubled + faults.length === 0 ? 0 : 1
}
