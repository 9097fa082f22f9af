/** What `npm start` runs: opens the workbench on dist/ and says where everything is. */
import { join, resolve } from 'node:path'
import { openInBrowser } from './server/open-in-browser'
import { openWorkbench, type Workbench } from './server/open-workbench'
import { HELP, readFlags } from './server/read-flags'

/** A day of outreach: short enough to watch, long enough to read what comes of it. */
const OUTREACH_DAY_MS = 75_000

/** Sets a fresh workbench up: what the project has to run for it, it knows itself. */
export type Prepare = (workbench: Workbench) => Promise<void>

export const main = async (argv: readonly string[], prepare?: Prepare): Promise<void> => {
  const flags = readFlags(argv)
  if (flags.help) return console.log(HELP)
  const root = process.cwd()
  const workbench = await openWorkbench({
    root,
    projectDir: join(root, 'dist'),
    dataDir: resolve(root, flags.data),
    port: flags.port,
    fresh: flags.fresh,
    watch: flags.watch,
    heyReachUrl: flags.heyReachUrl,
    minuteMs: flags.minuteSeconds * 1000,
    heyReachOptions: { outreach: { dayMs: OUTREACH_DAY_MS } },
    heyReachGoesOn: true,
    log: (line) => console.log(`  ${line}`)
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(`Port ${flags.port} is taken. Choose another with --port, or leave it out.`) : error
  })
  console.log(welcome(workbench, flags.data))
  closeOnSignal(workbench)
  if (flags.ready) console.log(await makeReady(workbench, prepare))
  if (flags.open) openInBrowser(workbench.url)
}

/** Says what came of it; the workbench stays open either way. */
export const makeReady = async (workbench: Workbench, prepare: Prepare | undefined): Promise<string> => {
  if (!prepare) return '--ready: this project has nothing to set up.\n'
  if (!workbench.isNew) return '--ready: this spreadsheet was used before, and is left as it is. Add --fresh to begin anew.\n'
  try {
    await prepare(workbench)
    return 'Ready: connected and set up.\n'
  } catch (error) {
    return `--ready stopped half-way: ${error instanceof Error ? error.message : String(error)}\n`
  }
}

const welcome = ({ url, webAppUrl, heyReachUrl, heyReach }: Workbench, data: string): string => [
  '',
  'The workbench is open. Everything in it is emulated: no Google account, no real HeyReach.',
  '',
  `  Spreadsheet      ${url}`,
  `  Web app          ${webAppUrl}`,
  `  HeyReach API     ${heyReachUrl}`,
  ...(heyReach ? Object.entries(heyReach.keys).map(([name, key], index) => `  ${index === 0 ? 'Demo key' : '        '}         ${key}   (${name})`) : []),
  '',
  ...(heyReach ? [`Leads that you add there are contacted: a day of outreach takes ${OUTREACH_DAY_MS / 1000} seconds.`] : []),
  `Open the spreadsheet, choose HeyReach in its menu and connect with ${heyReach ? 'a demo key' : 'your key'}.`,
  `What you do is kept in ${data}; --fresh begins anew. Stop with Ctrl+C.`,
  ''
].join('\n')

/** A second signal does not wait. */
const closeOnSignal = (workbench: Workbench): void => {
  let closing = false
  const close = () => {
    if (closing) process.exit(1)
    closing = true
    workbench.close().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error.message)
        process.exit(1)
      }
    )
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
  process.on('SIGHUP', close)
}
