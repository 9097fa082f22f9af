/** Runs a TypeScript entry in this process: bundled by esbuild into .cache/, packages left outside, then `main(argv)` is called. */
import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * @param {{ root: string, entry: string, argv: string[] }} options entry relative to root
 * @returns {Promise<unknown>} what the entry's `main(argv)` gives back
 */
export const runTs = async ({ root, entry, argv }) => {
  if (!existsSync(join(root, entry))) throw new Error(`${entry} is missing.`)
  const outfile = join(root, '.cache', 'run', entry.replace(/\.tsx?$/, '.cjs').replace(/[\\/]/g, '-'))
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error'
  })
  process.setSourceMapsEnabled(true)
  const main = createRequire(join(root, 'package.json'))(outfile).main
  if (typeof main !== 'function') throw new Error(`${entry} exports no function main(argv).`)
  return main(argv)
}
