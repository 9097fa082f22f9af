/**
 * The name under which a delivery waits in the script properties: its time, then chance, so that names sort by age and two
 * executions never choose the same. `d…` is its head, `p….1` and so on are the rest of a long one.
 */

const HEAD = 'd'
const PART = 'p'
/** Epoch ms in base 36 has 8 digits until the year 2059. */
const TIME_DIGITS = 8
const CHANCE_DIGITS = 6
const ID = /^[0-9a-z]{14}$/

export const newDeliveryId = (now: number, uuid: string): string =>
  now.toString(36).padStart(TIME_DIGITS, '0') + uuid.replace(/[^0-9a-f]/g, '').slice(0, CHANCE_DIGITS)

export const receivedAtOf = (id: string): number => parseInt(id.slice(0, TIME_DIGITS), 36)

export const headKey = (id: string): string => HEAD + id
export const partKey = (id: string, part: number): string => `${PART}${id}.${part}`

/** The delivery whose head this property is; null for any other property. */
export const idOfHead = (key: string): string | null => (key.startsWith(HEAD) && ID.test(key.slice(1)) ? key.slice(1) : null)

/** The delivery of which this property is a further part; null for any other property. */
export const idOfPart = (key: string): string | null => {
  const id = key.slice(1, 1 + TIME_DIGITS + CHANCE_DIGITS)
  return key.startsWith(PART) && ID.test(id) && /^\.\d+$/.test(key.slice(1 + id.length)) ? id : null
}
