/** `npm run --silent bench -- NAME`: runs one benchmark and prints one JSON object of flat dotted keys. */
import { benchAdd } from './add'
import { benchContacts } from './contacts'
import { benchEvents } from './events'

type Figures = Record<string, number>

const BENCHMARKS: Record<string, () => Figures | Promise<Figures>> = { add: benchAdd, contacts: benchContacts, events: benchEvents }

export const main = async (argv: string[]): Promise<number> => {
  const name = argv[0] ?? ''
  const run = BENCHMARKS[name]
  if (!run) {
    process.stderr.write(`Which benchmark? One of: ${Object.keys(BENCHMARKS).join(', ')}\n`)
    return 1
  }
  process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
  return 0
}
