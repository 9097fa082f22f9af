/** `npm run soak`: deliveries at once and odd bodies, for as long as it takes; the last line sums up. `-- N` does each number of deliveries N times. */
import { installPackages, root } from './install-packages.mjs'
import { sayAndExit } from './say-and-exit.mjs'

await sayAndExit(async () => {
  installPackages()
  const { build, tellSizes } = await import('../esbuild.config.mjs')
  const { runTs } = await import('./run-ts.mjs')
  console.log(tellSizes(await build({ root })))
  return runTs({ root, entry: 'test/soak/index.ts', argv: process.argv.slice(2) })
})
