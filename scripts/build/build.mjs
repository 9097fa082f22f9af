/** From src/ to dist/: Code.js, Sidebar.html and appsscript.json, or a refusal that names every cause; dist/ changes only when all is well. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BuildError } from './build-error.mjs'
import { bundleCode, bundleSidebarScript, bundleSidebarStyle } from './bundle.mjs'
import { checkScript } from './check-script.mjs'
import { findCalledNames } from './find-called-names.mjs'
import { makeNotice, makePage } from './make-page.mjs'
import { makeStubs, readSurface } from './read-surface.mjs'
import { readSourceFile, readSourceFiles } from './source-files.mjs'

/** Apps Script reads the whole project on every execution, custom functions included. In bytes. */
const BUDGETS = { 'Code.js': 300_000, 'Sidebar.html': 180_000 }

const NEEDED = {
  'src/index.ts': 'it declares every function that Google calls',
  'src/sidebar/main.tsx': 'it is the sidebar’s script',
  'src/sidebar/sidebar.css': 'it is the sidebar’s style',
  'src/sidebar/sidebar.html': 'it is the sidebar’s page',
  'appsscript.json': 'it is the manifest',
  'package.json': 'it holds the version'
}

/**
 * @typedef {object} BuildOptions
 * @property {string} root the project's folder
 * @property {string} [outDir] where the three files go; default dist/ in root
 * @property {Partial<typeof BUDGETS>} [budgets]
 *
 * @typedef {object} BuildResult
 * @property {string} outDir
 * @property {string} version
 * @property {string[]} surface names of the functions that Google can call
 * @property {Record<'Code.js' | 'Sidebar.html' | 'appsscript.json', string>} files what was written
 * @property {{ name: string, bytes: number, budget: number }[]} sizes
 */

/**
 * @param {BuildOptions} options
 * @returns {Promise<BuildResult>} throws BuildError
 */
export const build = async ({ root, outDir = join(root, 'dist'), budgets = {} }) => {
  const missing = Object.entries(NEEDED).filter(([path]) => !existsSync(join(root, path)))
  if (missing.length > 0) throw new BuildError(missing.map(([path, why]) => `${path} is missing: ${why}.`))

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const index = readSourceFile(root, 'src/index.ts')
  const surface = readSurface(index)
  const causes = checkCalledNames(root, surface)

  const banner = `/* HeyReach for Sheets ${version}. MIT licence. Made by the project’s build: change the source, not this file. */\n${makeStubs(index)}`
  const [code, style, { script, packages }] = await Promise.all([
    bundleCode({ root, version, banner }),
    bundleSidebarStyle(root),
    bundleSidebarScript({ root, version })
  ])
  const manifest = readFileSync(join(root, 'appsscript.json'), 'utf8')
  const page = makePage({ page: readFileSync(join(root, 'src/sidebar/sidebar.html'), 'utf8'), style, script, notice: makeNotice(root, packages) })
  const files = { 'Code.js': code, 'Sidebar.html': page.html, 'appsscript.json': manifest }
  const sizes = measure(files, { ...BUDGETS, ...budgets })

  causes.push(...checkScript(code, surface), ...page.causes, ...checkManifest(manifest))
  for (const { name, bytes, budget } of sizes) {
    if (bytes > budget) causes.push(`${name} is ${kilobytes(bytes)}, over its budget of ${kilobytes(budget)}.`)
  }
  if (causes.length > 0) throw new BuildError(causes)

  mkdirSync(outDir, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeWhole(join(outDir, name), text)
  return { outDir, version, surface, files, sizes }
}

/** @param {BuildResult} result */
export const tellSizes = ({ sizes, surface, version }) =>
  [
    `HeyReach for Sheets ${version}: ${surface.length} functions on the surface`,
    ...sizes.map(({ name, bytes, budget }) => `  ${name.padEnd(13)}${kilobytes(bytes).padStart(9)} of ${kilobytes(budget)}`)
  ].join('\n')

/** @param {string} root @param {string[]} surface */
const checkCalledNames = (root, surface) => {
  const { called, unreadable } = findCalledNames(readSourceFiles(root))
  const strangers = called.filter(({ name }) => !surface.includes(name))
  return [...unreadable, ...strangers.map(({ name, what, place }) => `${place}: the ${what} "${name}" is not on the surface; add global.${name} = … to src/index.ts.`)]
}

/** @param {string} manifest */
const checkManifest = (manifest) => {
  try {
    const { runtimeVersion } = JSON.parse(manifest)
    return runtimeVersion === 'V8' ? [] : ['appsscript.json must say "runtimeVersion": "V8".']
  } catch (error) {
    return [`appsscript.json is not JSON: ${/** @type {Error} */ (error).message}`]
  }
}

/** @param {Record<string, string>} files @param {Record<string, number>} budgets */
const measure = (files, budgets) =>
  Object.entries(budgets).map(([name, budget]) => ({ name, budget, bytes: Buffer.byteLength(files[name] ?? '', 'utf8') }))

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`

/** Renamed into place, so that whoever watches dist/ never reads half a file. @param {string} path @param {string} text */
const writeWhole = (path, text) => {
  writeFileSync(`${path}.part`, text)
  renameSync(`${path}.part`, path)
}
