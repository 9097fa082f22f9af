/** Drives the computer's Chromium without a window. */
import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../../scripts/find-chromium.mjs'

/** Throws with what to do where there is none. */
const requireFound = (): string => {
  const found = findChromium()
  if (found) return found
  throw new Error('No Chromium was found. Install one (Debian: apt-get install chromium), or set CHROME_PATH to a Chrome or Chromium.')
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: requireFound(),
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'
    ]
  })
