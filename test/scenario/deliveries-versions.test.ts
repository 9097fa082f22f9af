/**
 * /exec runs the version that was deployed, triggers run the newest. Older code keeps what it receives and leaves the writing to newer
 * code, once newer code has written; newer code goes on where older code stopped. Nothing is lost or doubled either way.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { loadProject } from '../../workbench/fake-apps-script/load-project'
import { leftOvers, liesOf, openLedger, type Ledger } from './support/delivery-ledger'
import { builtProject } from './support/receiving'
import { kill, settle, waiting } from './support/situations'
import { OWNER } from './support/sheet'
import type { Answer, ReceivingState } from '../../src/sidebar/protocol'
import type { Project } from '../../workbench/fake-apps-script/types'

let newer: Project
let root: string

beforeAll(() => {
  const parent = join(process.cwd(), '.cache', 'versions')
  mkdirSync(parent, { recursive: true })
  root = mkdtempSync(join(parent, 'newer-'))
  cpSync('src', join(root, 'src'), { recursive: true })
  for (const file of ['appsscript.json', 'LICENSE']) cpSync(file, join(root, file))
  const change = (file: string, from: RegExp, to: string): void => {
    const text = readFileSync(join(root, file), 'utf8')
    if (!from.test(text)) throw new Error(`${file} says nothing like ${from}`)
    writeFileSync(join(root, file), text.replace(from, to))
  }
  cpSync('package.json', join(root, 'package.json'))
  change('package.json', /"version": "[^"]+"/, '"version": "9.9.9"')
  change('src/deliveries/schema.ts', /SCHEMA = 1/, 'SCHEMA = 2')
  const script = `import('./scripts/build/build.mjs').then(({ build }) => build({ root: ${JSON.stringify(root)} }))`
  execFileSync(process.execPath, ['-e', script], { stdio: 'pipe' })
  newer = loadProject(join(root, 'dist'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const older = (): Project => builtProject()

/** The web app runs one version, triggers another. */
const openWith = (webApp: Project, triggers: Project): Ledger => {
  const ledger = openLedger({ project: triggers })
  ledger.sheet.host.setProject(webApp, { for: 'web-app' })
  return ledger
}

/** On the health card, whose code is the newest. */
const versionsSaid = ({ sheet }: Ledger): string[] => {
  const session = { user: OWNER, activeTabId: 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] }
  const answer = JSON.parse(String(sheet.host.callFromSidebar('readReceiving', [], session).value)) as Answer<ReceivingState>
  return answer.ok ? answer.value.health.filter(({ code }) => code === 'versions').map(({ title }) => title) : [answer.error.title]
}

test('an older web app and newer triggers, from the start', () => {
  const ledger = openWith(older(), newer)
  for (const lead of [1, 2]) ledger.event(lead)
  expect(ledger.sheet.events()).toHaveLength(2)
  waiting(ledger, () => void ledger.event(3))
  ledger.triggers(1)
  expect(ledger.sheet.journal()).toMatchObject({ schema: 2 })
  // Newer code has written: the older keeps only.
  for (const lead of [4, 5]) ledger.event(lead)
  ledger.long(6)
  ledger.junk('junk')
  expect(ledger.sent.every(({ acknowledged }) => acknowledged)).toBe(true)
  expect(ledger.sheet.events()).toHaveLength(3)
  expect(ledger.sheet.journal()).toMatchObject({ schema: 2 })
  expect(versionsSaid(ledger)).toEqual(['Version 0.1.0 receives events, this sheet has version 9.9.9.'])
  expect(settle(ledger)).toEqual([])
})

test('a newer web app and older triggers', () => {
  const ledger = openWith(newer, older())
  for (const lead of [1, 2]) ledger.event(lead)
  waiting(ledger, () => [3, 4].forEach((lead) => ledger.event(lead)))
  ledger.triggers(2)
  expect(ledger.sheet.journal()).toMatchObject({ schema: 2 })
  expect(ledger.sheet.events()).toHaveLength(2)
  ledger.event(5)
  ledger.triggers(3)
  expect(liesOf(ledger)).toEqual([])
  expect(ledger.sheet.events()).toHaveLength(5)
  expect(versionsSaid(ledger)).toEqual(['Version 9.9.9 receives events, this sheet has version 0.1.0.'])
})

test('an older web app is killed at any call, newer triggers go on', () => {
  let count = 1
  const wrong: object[] = []
  for (let call = 0; call <= count; call += 1) {
    const ledger = openWith(older(), newer)
    ledger.event(1)
    const { names } = ledger.faults.during(call, kill, () => void ledger.event(2))
    if (call === 0) count = names.length
    const lies = settle(ledger)
    if (lies.length > 0) wrong.push({ call, lies })
  }
  expect({ count, wrong }).toEqual({ count, wrong: [] })
})

test('newer code is killed at any call of the trigger, an older web app receives on', () => {
  let count = 1
  const wrong: object[] = []
  for (let call = 0; call <= count; call += 1) {
    const ledger = openWith(older(), newer)
    ledger.event(1)
    waiting(ledger, () => [2, 3].forEach((lead) => ledger.event(lead)))
    const { names } = ledger.faults.during(call, kill, () => void ledger.sheet.runTrigger())
    if (call === 0) count = names.length
    ledger.event(4)
    const lies = settle(ledger)
    if (lies.length > 0) wrong.push({ call, lies })
  }
  expect({ count, wrong }).toEqual({ count, wrong: [] })
})

test('the web app is deployed anew while deliveries wait', () => {
  const ledger = openWith(older(), newer)
  ledger.event(1)
  waiting(ledger, () => [2, 3].forEach((lead) => ledger.event(lead)))
  ledger.triggers(1)
  ledger.event(4)
  ledger.sheet.host.setProject(newer, { for: 'web-app' })
  ledger.event(5)
  expect(ledger.sheet.events()).toHaveLength(5)
  ledger.triggers(2)
  expect(leftOvers(ledger)).toEqual([])
  expect(liesOf(ledger)).toEqual([])
})
