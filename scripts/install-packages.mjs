/** Installs the locked packages when they are missing or older than the lockfile. Plain Node, so that it runs on a fresh clone. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const OLDEST_NODE = 20

/** The project's root is where npm runs scripts; they may also be started by hand from there. */
export const root = process.cwd()

/** @param {string} file */
const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/**
 * What differs between the lockfile and what npm has installed, in words; null when nothing does.
 * Optional packages may be absent: most of them are for other machines.
 * @param {string} folder
 * @returns {string | null}
 */
export const whatIsMissing = (folder) => {
  const locked = readPackages(join(folder, 'package-lock.json'))
  if (!locked) throw new Error(`package-lock.json is missing or unreadable in ${folder}: run this from the project's folder.`)
  const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'))
  if (!installed) return 'nothing is installed yet'
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === '') continue
    const there = installed[path]
    if (!there && (wanted.optional || wanted.devOptional || wanted.peer)) continue
    if (!there || !existsSync(join(folder, path))) return `${path} is not installed`
    if (there.version !== wanted.version) return `${path} is ${there.version}, the lockfile wants ${wanted.version}`
  }
  return null
}

/** npm itself, in the way that works on every system: its own script under this very Node when npm started us. */
const npmCommand = () => {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.js$/.test(script)) return { command: process.execPath, first: [script], shell: false }
  return { command: 'npm', first: [], shell: process.platform === 'win32' }
}

/**
 * Throws an Error in plain words when the packages cannot be installed. All chatter goes to stderr.
 * @param {string} [folder]
 */
export const installPackages = (folder = root) => {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org.`)
  const missing = whatIsMissing(folder)
  if (missing === null) return
  process.stderr.write(`Installing the locked packages (${missing})…\n`)
  const { command, first, shell } = npmCommand()
  const run = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 2, 2], shell })
  if (run.error) throw new Error(`npm could not be started (${run.error.message}). It comes with Node: see https://nodejs.org.`)
  if (run.status !== 0) {
    throw new Error(`npm ci ended with code ${run.status ?? run.signal}. Look at its messages above; mostly the network or a proxy is the cause. Then try again.`)
  }
}
