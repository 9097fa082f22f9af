/** Asks the web address who it is: the answer must be ours and of the version just deployed. */

const PRODUCT = 'HeyReach for Sheets'

/** @param {string} deploymentId */
export const execUrl = (deploymentId) => `https://script.google.com/macros/s/${deploymentId}/exec`

/**
 * Google takes a moment to serve a new version, so an older answer is asked again.
 * @param {{ url: string, version: string, attempts?: number, wait?: (ms: number) => Promise<void> }} options
 * @returns {Promise<{ ok: boolean, words: string }>}
 */
export const checkExec = async ({ url, version, attempts = 5, wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) }) => {
  let verdict = await ask(url, version)
  for (let attempt = 1; attempt < attempts && verdict.again; attempt += 1) {
    await wait(2000)
    verdict = await ask(url, version)
  }
  return { ok: verdict.ok, words: verdict.words }
}

/** @param {string} url @param {string} version @returns {Promise<{ ok: boolean, again?: boolean, words: string }>} */
const ask = async (url, version) => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).then(
    async (response) => ({ status: response.status, url: response.url, text: await response.text() }),
    (/** @type {Error & { cause?: Error }} */ error) => ({ lost: error.cause?.message || error.message })
  )
  if ('lost' in answer) return { ok: false, again: true, words: `The web address could not be reached: ${answer.lost}.` }
  const { status, text } = answer
  const said = readAnswer(text)
  if (said?.product === PRODUCT) {
    return said.version === version
      ? { ok: true, words: `The web address answers: ${PRODUCT} ${version}.` }
      : { ok: false, again: true, words: `The web address still answers with version ${said.version}, not ${version}. Open Deploy ▸ Manage deployments in the editor and look which version is deployed.` }
  }
  if (/accounts\.google\.com|ServiceLogin/.test(answer.url + text)) {
    return { ok: false, words: 'The web address shows Google’s sign-in page. In the editor, Deploy ▸ Manage deployments: execute as “Me”, access “Anyone”. Some organisations forbid this.' }
  }
  if (/Authorization (is )?(needed|required)/i.test(text)) {
    return { ok: false, words: 'The web address asks for authorisation. Open the spreadsheet, click any item of its HeyReach menu and allow what Google asks; then deploy again.' }
  }
  if (status === 404) return { ok: false, words: 'The web address is not found (404). Is the deployment a web app, and was it not archived?' }
  return { ok: false, words: `The web address answers something else (status ${status}): ${text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200)}` }
}

/** @param {string} text @returns {{ product?: unknown, version?: unknown } | null} */
const readAnswer = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
