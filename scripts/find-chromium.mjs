/** A Chromium for the browser tests: one that is there, or Debian's package where it may be installed; never a download of our own. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
]

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string[]} [usualPlaces]
 * @returns {string | null}
 */
export const findChromium = (env = process.env, usualPlaces = USUAL_PLACES) => {
  const named = env.CHROME_PATH
  if (named) return existsSync(named) ? named : null
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => (folder ? NAMES.map((name) => join(folder, name)) : []))
  return [...onPath, ...usualPlaces].find((file) => existsSync(file)) ?? null
}

/** Only where no password is asked for: as root, or with a sudo that needs none. */
const installDebianPackage = () => {
  if (!existsSync('/etc/debian_version')) return
  const asRoot = process.getuid?.() === 0
  if (!asRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return
  process.stderr.write('Installing Debian’s package chromium for the browser tests…\n')
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync(asRoot ? 'apt-get' : 'sudo', asRoot ? args : ['-n', 'apt-get', ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
}

/**
 * Finds or installs one. Throws an Error whose words say what to do.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {{ usualPlaces?: string[], install?: () => void }} [options]
 * @returns {string}
 */
export const requireChromium = (env = process.env, { usualPlaces = USUAL_PLACES, install = installDebianPackage } = {}) => {
  const found = findChromium(env, usualPlaces)
  if (found) return found
  if (env.CHROME_PATH) throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, but there is no such file.`)
  install()
  const installed = findChromium(env, usualPlaces)
  if (installed) return installed
  throw new Error('The browser tests need Chromium or Chrome. Install one, or say where it is: CHROME_PATH=/path/to/chrome npm test')
}
