/** What we read in each sample and shape, as the files of test/events/golden/ keep it: cells by header, blank ones left out. */
import { EVENT_COLUMNS } from '../../../src/events/event-columns'
import { eventRow } from '../../../src/events/event-row'
import { identifyEvent } from '../../../src/events/identify-event'
import { readDelivery } from '../../../src/events/read-delivery'
import { RECEIVED_AT, SAMPLES, sampleText, sha256 } from './samples'
import { SHAPES, type Shape } from './shapes'

/** Raw texts are whole in the delivery itself. */
const LONGEST_RAW = 200

/** File name without .json → its text. */
export const drawGolden = (): Map<string, string> =>
  new Map([
    ...SAMPLES.map((name): [string, string] => [`wh-${name}`, draw({ body: sampleText(name), hint: '' })]),
    ...Object.entries(SHAPES).map(([name, shape]): [string, string] => [name, draw(shape)]),
  ])

const draw = ({ body, hint }: Shape): string => {
  const { events, unreadable } = readDelivery(body, hint)
  const rows = events.map((event) => {
    const row = eventRow(event, identifyEvent(event, RECEIVED_AT, sha256), RECEIVED_AT)
    return Object.fromEntries(EVENT_COLUMNS.map(({ header }, at) => [header, row[at]]).filter(([, cell]) => cell !== null && cell !== ''))
  })
  const causes = unreadable.map(({ cause, raw }) => ({ cause, raw: raw.length > LONGEST_RAW ? `${raw.slice(0, LONGEST_RAW)}…` : raw }))
  return `${JSON.stringify({ rows, unreadable: causes }, null, 2)}\n`
}
