/** Names that only some places may speak. */
import { SERVICES } from '../build/apps-script-globals.mjs'

const PORTS = 'Only src/google/ names Google’s globals: go through ports.ts.'

export const GOOGLE_SERVICES = SERVICES.map((name) => ({ name, message: PORTS }))

/** The same behind an object: globalThis.SpreadsheetApp. */
export const GOOGLE_SERVICE_MEMBERS = SERVICES.map((property) => ({ object: 'globalThis', property, message: PORTS }))

export const GOOGLE_RUN = { name: 'google', message: 'Only src/sidebar/bridge.ts speaks to google.script.run: use call(…).' }

/** `it.only`, `describe.skip`, `xit`, `fdescribe`, `it.todo` …: a test that is left out hides something. */
const LEFT_OUT = 'Every test runs: none is left out, none runs alone.'
const TEST_WORDS = ['describe', 'it', 'test']

export const LEFT_OUT_MEMBERS = TEST_WORDS.flatMap((object) => ['only', 'skip', 'todo', 'failing'].map((property) => ({ object, property, message: LEFT_OUT })))

export const LEFT_OUT_WORDS = ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'].map((name) => ({ name, message: LEFT_OUT }))
