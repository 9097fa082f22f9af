/** A state’s JSON → parts. People can type into the cell: whatever is not as `contact-state.ts` writes it makes all of it null. */
import { STAGES } from '../leads/person-stages'
import { cutText } from './cut-text'
import { CAMPAIGN_REPLY_LENGTH, type Part, type Progress, type Told } from './part'
import { FACTS, type Fact } from './person-event'

/** Without the version. */
export const readState = ([steps, ...parts]: unknown[]): Part[] | null => {
  try {
    const times: number[] = []
    for (const step of list(steps)) times.push((times[times.length - 1] ?? 0) + whole(step))
    const time = (place: unknown): number => found(times[whole(place)])
    return parts.map((part) => readPart(list(part), time))
  } catch (error) {
    if (error instanceof NotAState) return null
    throw error
  }
}

/** Never leaves this file. */
class NotAState extends Error {}

type ReadTime = (place: unknown) => number

const LENGTH = 8

const readPart = (fields: unknown[], time: ReadTime): Part => {
  if (fields.length !== LENGTH) throw new NotAState()
  const [urls, ids, mails, told, last, campaigns, moments, happened] = fields
  const facts: Partial<Record<Fact, Told>> = {}
  list(told).forEach((one, index) => {
    const fact = readTold(one, time)
    if (fact) facts[found(FACTS[index])] = fact
  })
  const reply = readTold(last, time)
  const [repliedAt, firstAt, lastAt] = list(moments).map(time)
  return {
    urls: readTimes(urls, time),
    ids: readTimes(ids, time),
    mails: new Set(list(mails).map(text)),
    facts,
    reply,
    repliedAt: found(repliedAt),
    campaigns: new Map(list(campaigns).map((one) => readProgress(list(one), reply, time))),
    firstAt: found(firstAt),
    lastAt: found(lastAt),
    happened: readTokens(text(happened)),
  }
}

const readTimes = (value: unknown, time: ReadTime): Map<string, number> =>
  new Map(list(value).map((one): [string, number] => [text(list(one)[0]), time(list(one)[1])]))

const readTold = (value: unknown, time: ReadTime): Told | null => (value === 0 ? null : { at: time(list(value)[0]), text: text(list(value)[1]) })

const readProgress = ([id, stage, at, ends]: unknown[], last: Told | null, time: ReadTime): [string, Progress] => {
  const reply = ends === 1 ? found(last && { at: last.at, text: cutText(last.text, CAMPAIGN_REPLY_LENGTH) }) : readTold(ends, time)
  return [text(id), { stage: found(STAGES[whole(stage)]), at: time(at), reply }]
}

const TOKEN = 6

const readTokens = (packed: string): Set<string> => {
  if (packed.length % TOKEN !== 0 || !/^[A-Za-z0-9_-]*$/.test(packed)) throw new NotAState()
  const tokens = new Set<string>()
  for (let at = 0; at < packed.length; at += TOKEN) tokens.add(packed.slice(at, at + TOKEN))
  return tokens
}

const list = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new NotAState()
  return value
}

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new NotAState()
  return value
}

const whole = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new NotAState()
  return value
}

const found = <T>(value: T | null | undefined): T => {
  if (value === undefined || value === null) throw new NotAState()
  return value
}
