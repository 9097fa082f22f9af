/** Facts → findings, worst first: pure. What each says is in words/health.ts. */
import type { HealthFinding, HealthLevel } from '../sidebar/protocol'
import { ALL_WELL, HEALTH, addressProblemInWords, errorInWords, type Words } from '../words'
import { AppError } from '../errors'
import { STORE_BYTES, type HealthFacts } from './health-facts'

/** The writing trigger comes every five minutes, the check every hour; Google skips some. */
const BEAT_LATE_MS = 20 * 60_000
const CHECK_LATE_MS = 150 * 60_000
/** Events are in the sheet in seconds; what waits so long has not been written by the trigger either. */
const WAITING_LONG_MS = 7 * 60_000
const STORE_FILLING = 0.5
/** So long the card tells what became of a renamed header. */
const CHANGE_TOLD_MS = 3 * 24 * 3_600_000
const MOST_CELLS = 10_000_000
const CELLS_WARNING = 0.6
const CELLS_BAD = 0.8

export const judgeHealth = (facts: HealthFacts): HealthFinding[] => {
  const found = [...setUp(facts), ...(facts.receiving?.applied ? running(facts) : []), ...written(facts)]
  const wrong = found.some(({ level }) => level === 'bad' || level === 'warning')
  const isSetUp = facts.receiving?.applied === true && facts.receiving.on
  const well: HealthFinding[] = isSetUp && !wrong ? [finding('all-well', 'good', ALL_WELL(facts.journal.lastEventAt > 0), null)] : []
  return [...well, ...found].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

/** Whether the menu says that something is wrong. */
export const needsAttention = (findings: readonly HealthFinding[]): boolean => findings.some(({ level }) => level === 'bad')

const LEVELS: readonly HealthLevel[] = ['bad', 'warning', 'good', 'info']

const finding = (code: string, level: HealthLevel, { title, help }: Words, action: HealthFinding['action']): HealthFinding => ({ code, level, title, help, action })

/** What is still to be done, or was undone. */
const setUp = ({ connected, receiving, isCopy }: HealthFacts): HealthFinding[] => {
  if (isCopy) return [finding('copy', 'warning', HEALTH.copy, 'look-after')]
  if (!receiving?.lookAfter) return [receiving?.applied ? finding('nobody', 'bad', HEALTH.nobody, 'look-after') : finding('not-set-up', 'info', HEALTH.notSetUp, 'look-after')]
  if (receiving.url === '') return [finding('no-address', 'info', HEALTH.noAddress, 'address')]
  if (!connected) return [finding('not-connected', receiving.applied ? 'warning' : 'info', HEALTH.notConnected, 'connect')]
  if (!receiving.applied) return [finding('not-applied', 'info', HEALTH.notApplied, 'notifications')]
  return receiving.on ? [] : [finding('paused', 'info', HEALTH.paused, 'notifications')]
}

/** Address, notifications, triggers, versions. */
const running = ({ now, version, checked, beatAt, receiver, receiving, lookedAfterByMe }: HealthFacts): HealthFinding[] => {
  const found: HealthFinding[] = []
  const name = receiving?.lookAfter?.name ?? ''
  if (checked.addressProblem !== null) found.push(finding('address', 'bad', addressProblemInWords(checked.addressProblem, checked.addressDetail), 'address'))
  // Taken over half-way: it goes on, but in the name of whoever deployed it.
  if (receiving?.lookAfter && receiving.urlBy !== receiving.lookAfter.runner) found.push(finding('address-of-another', 'warning', HEALTH.addressOfAnother(name), 'address'))
  if (checked.error !== null) {
    const { title, help } = errorInWords(new AppError(checked.error, { detail: checked.detail }))
    found.push(finding('check-failed', 'bad', { title: HEALTH.checkFailed, help: `${title} ${help}`.trim() }, checked.error === 'bad-key' || checked.error === 'not-connected' ? 'connect' : 'check-now'))
  } else if (checked.wrong > 0) {
    found.push(finding('notifications', 'bad', HEALTH.notificationsWrong(checked.wrong), 'check-now'))
  }
  const madeAt = receiving?.lookAfter?.since ?? 0
  // Whoever presses Check now has the address checked too: that is no sign of life of the triggers.
  const since = receiving?.lookAfter ? Math.max(beatAt, madeAt) || receiving.checkedAt : now
  if (now - since > BEAT_LATE_MS) found.push(finding('no-beat', 'bad', lookedAfterByMe ? HEALTH.noBeatMine(minutes(now - since)) : HEALTH.noBeat(name, minutes(now - since)), 'look-after'))
  else if (now - (Math.max(checked.triggerAt, madeAt) || (receiving?.checkedAt ?? 0)) > CHECK_LATE_MS) found.push(finding('no-check', 'warning', HEALTH.noCheck, 'look-after'))
  if (receiver && receiver.version !== version) found.push(finding('versions', 'warning', HEALTH.versions(receiver.version, version), null))
  return found
}

/** What was received, and became of it. */
const written = ({ now, journal, waiting, storeBytes, turnedAway, measured, followProblem }: HealthFacts): HealthFinding[] => {
  const found: HealthFinding[] = []
  if (measured.headersGone) found.push(finding('headers-gone', 'bad', HEALTH.headersGone, 'check-now'))
  else if (journal.problem) found.push(finding('cannot-write', 'bad', HEALTH.cannotWrite(journal.problem.detail), 'check-now'))
  if (followProblem) found.push(finding('cannot-follow', 'bad', HEALTH.cannotFollow(followProblem.detail), 'check-now'))
  if (waiting.count > 0 && now - waiting.oldestAt > WAITING_LONG_MS) found.push(finding('waiting', 'bad', HEALTH.waiting(waiting.count, minutes(now - waiting.oldestAt)), 'check-now'))
  if (turnedAway) found.push(finding('turned-away', 'bad', HEALTH.turnedAway[turnedAway.why](turnedAway.count), 'check-now'))
  if (storeBytes > STORE_FILLING * STORE_BYTES) found.push(finding('store', 'warning', HEALTH.storeFilling(Math.round((100 * storeBytes) / STORE_BYTES)), 'check-now'))
  const share = measured.cells / MOST_CELLS
  if (share >= CELLS_WARNING) found.push(finding('cells', share >= CELLS_BAD ? 'bad' : 'warning', HEALTH.cells(Math.round(100 * share)), 'clear-events'))
  if (measured.unreadable > 0) found.push(finding('unreadable', 'warning', HEALTH.unreadable(measured.unreadable), 'unreadable'))
  const { changes } = journal
  if (changes && now - changes.at < CHANGE_TOLD_MS) {
    if (changes.newTab) found.push(finding('new-tab', 'warning', HEALTH.newTab, null))
    else found.push(finding('new-columns', 'warning', HEALTH.newColumns(changes.headers), null))
  }
  if (measured.twinHeaders.length > 0) found.push(finding('twin-headers', 'warning', HEALTH.twinHeaders(measured.twinHeaders), null))
  if (measured.missingHeaders.length > 0) found.push(finding('missing-headers', 'info', HEALTH.missingHeaders(measured.missingHeaders), null))
  return found
}

const minutes = (ms: number): number => Math.round(ms / 60_000)
