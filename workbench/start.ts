/** What `npm start` runs: opens the workbench on dist/ and says where everything is. */
import { join, resolve } from 'node:path'
import { openInBrowser } from './server/open-in-browser'
import { openWorkbench, type Workbench } from './server/open-workbench'
import { HELP, readFlags } from './server/read-flags'

/** A day of outreach: short enough to watch, long enough to read what comes of it. */
const OUTREACH_DAY_MS = 75_000

export const main = async (argv: readonly string[]): Promise<void> => {
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
    heyReachOptions: { outreach: { dayMs: OUTREACH_DAY_MS } },
    heyReachGoesOn: true,
    log: (line) => console.log(`  ${line}`)
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(`Port ${flags.port} is taken. Choose another with --port, or leave it out.`) : error
  })
  console.log(welcome(workbench, flags.data))
  closeOnSignal(workbench)
  if (flags.open) openInBrowser(workbench.url)
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
