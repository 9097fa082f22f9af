/** `npm run --silent bench -- NAME`: one JSON object on stdout and nothing else; everything said on the way goes to stderr. */
import { installPackages, root } from './install-packages.mjs'
import { sayAndExit } from './say-and-exit.mjs'

await sayAndExit(async () => {
  installPackages()
  const { build, tellSizes } = await import('../esbuild.config.mjs')
  const { runTs } = await import('./run-ts.mjs')
  process.stderr.write(`${tellSizes(await build({ root }))}\n`)
  console.log = console.info = console.debug = console.error
  return runTs({ root, entry: 'bench/index.ts', argv: process.argv.slice(2) })
})
