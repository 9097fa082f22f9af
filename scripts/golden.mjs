/** `npm run golden`: draws anew what the tests expect of every known event; git shows what changed by it. */
import { installPackages, root } from './install-packages.mjs'
import { sayAndExit } from './say-and-exit.mjs'

await sayAndExit(async () => {
  installPackages()
  const { runTs } = await import('./run-ts.mjs')
  process.chdir(root)
  return runTs({ root, entry: 'test/events/support/redraw-golden.ts', argv: [] })
})
