/** All that tells how receiving goes, gathered in a few calls: one for the script's properties, one for the cache, two for the key. */
import { parseReceiving, RECEIVING_KEY, type Receiving } from '../account/receiving'
import { readConnection } from '../account/connection'
import { readRunner } from '../account/stored-account'
import { FOLLOWED_KEY, parseFollowed, type FollowedNote } from '../contacts/follow-what-was-written'
import { headKey, idOfHead, receivedAtOf } from '../deliveries/delivery-id'
import { JOURNAL_KEY, parseJournal, type Journal } from '../deliveries/journal'
import { BELL_KEY } from '../deliveries/keep-delivery'
import { readTurnedAway, type TurnedAway } from '../deliveries/turned-away'
import { BEAT_KEY } from '../deliveries/write-waiting-events'
import type { Ports } from '../ports'
import { CHECKED_KEY, parseChecked, type Checked } from '../webhooks/checked'
import { MEASURED_KEY, parseMeasured, type Measured } from './measure-sheet'

/** A store of script properties holds so much (platform facts §2). */
export const STORE_BYTES = 500 * 1024

export interface HealthFacts {
  now: number
  /** Of the code that looks: the newest, in menu and sidebar. */
  version: string
  connected: boolean
  /** This spreadsheet's; null where nothing is set up. */
  receiving: Receiving | null
  isCopy: boolean
  lookedAfterByMe: boolean
  journal: Journal
  waiting: { count: number; oldestAt: number }
  storeBytes: number
  /** Epoch ms of the last run of the writing trigger; 0 for never. */
  beatAt: number
  checked: Checked
  turnedAway: TurnedAway | null
  /** The code that received last. */
  receiver: { version: string; at: number } | null
  measured: Measured
  /** What keeps Contacts and the leads’ rows from following; null for nothing. */
  followProblem: FollowedNote['problem']
}

export type FactPorts = Pick<Ports, 'scriptStore' | 'scriptCache' | 'userStore' | 'documentStore' | 'clock'>

/** `sheet`: this spreadsheet's id. */
export const readHealthFacts = (ports: FactPorts, sheet: string, version: string): HealthFacts => {
  const properties = ports.scriptStore.all()
  const stored = parseReceiving(properties[RECEIVING_KEY])
  const receiving = stored?.sheet === sheet ? stored : null
  const journal = parseJournal(properties[JOURNAL_KEY])
  const checked = parseChecked(properties[CHECKED_KEY])
  const ids = Object.keys(properties).flatMap((key) => idOfHead(key) ?? [])
  const waiting = [...ids.filter((id) => properties[headKey(id)] !== undefined && !journal.done.includes(id)), ...(journal.own ? [journal.own.id] : [])]
  return {
    now: ports.clock.now(),
    version,
    connected: readConnection(ports).connection !== null,
    receiving,
    isCopy: stored !== null && receiving === null,
    lookedAfterByMe: receiving?.lookAfter?.runner === readRunner(ports),
    journal,
    waiting: { count: waiting.length, oldestAt: waiting.reduce((oldest, id) => Math.min(oldest, receivedAtOf(id)), Infinity) },
    storeBytes: Object.entries(properties).reduce((sum, [key, value]) => sum + key.length + value.length, 0),
    beatAt: Number(properties[BEAT_KEY]) || 0,
    checked,
    turnedAway: readTurnedAway(ports),
    receiver: lastReceiver(journal, properties[BELL_KEY] ?? '', checked),
    measured: parseMeasured(properties[MEASURED_KEY]),
    followProblem: parseFollowed(properties[FOLLOWED_KEY]).problem,
  }
}

/** Whoever wrote, kept, or answered a check last. */
const lastReceiver = (journal: Journal, bell: string, checked: Checked): HealthFacts['receiver'] => {
  const [id = '', version = ''] = bell.split(' ')
  return [
    { version: journal.receiver, at: journal.receivedAt },
    { version, at: id === '' ? 0 : receivedAtOf(id) },
    { version: checked.receivingVersion, at: checked.addressAt },
  ]
    .filter((one) => one.version !== '' && one.at > 0)
    .reduce<HealthFacts['receiver']>((last, one) => (last === null || one.at > last.at ? one : last), null)
}
