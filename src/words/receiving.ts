/** Setting up that a sheet receives events: what is in the way, and what a check of its address has found. */
import type { Words } from './errors-in-words'

export const CANNOT_RECEIVE = {
  notLookedAfter: 'Nobody looks after this sheet yet: give a name under “Who looks after this sheet?” first.',
  noName: 'Give the name of who looks after this sheet.',
  longName: (most: number): string => `The name is too long: ${most} characters at most.`,
  noConsent: 'Google has not been told yet that this add-on may do its work while nobody is here. Open the HeyReach menu, choose Connection, agree to all that Google asks, then try again.',
  noAddress: 'This sheet has no checked address yet: paste the web app’s address and test it first.',
  noTypes: 'Choose at least one kind of event, or pause receiving.',
  unknownType: 'One of these kinds of events is not known here: close the sidebar, open it again and choose anew.',
} as const

/** What was pasted is no address of a web app. */
const PASTE_THE_ADDRESS = 'In the script editor choose Deploy → Manage deployments and copy the web app’s URL: it begins with https://script.google.com/macros/s/ and ends in /exec.'

export const ADDRESS_MISTAKE = {
  empty: { title: 'Paste the web app’s address first.', help: PASTE_THE_ADDRESS },
  'test-address': { title: 'That is the test address.', help: 'It works for you alone. Take the one that ends in /exec: in the script editor, Deploy → Manage deployments.' },
  editor: { title: 'That is the script editor’s address.', help: PASTE_THE_ADDRESS },
  sheet: { title: 'That is the address of a spreadsheet.', help: PASTE_THE_ADDRESS },
  library: { title: 'That is the address of a library.', help: `The script was deployed as a library; it must be a web app. ${PASTE_THE_ADDRESS}` },
  'of-another': { title: 'That is the web app of whoever looked after this sheet before.', help: 'It runs with their Google account. In the script editor choose Deploy → New deployment, from your own account, and paste that address.' },
  'no-address': { title: 'That is no address of a web app.', help: PASTE_THE_ADDRESS },
} satisfies Record<string, Words>

const NEW_VERSION = 'In the script editor choose Deploy → Manage deployments → pencil → Version: New version → Deploy.'

/** What answered at the address, or did not. */
export const ADDRESS_PROBLEM = {
  'sign-in': { title: 'Google asks for a sign-in at this address.', help: 'HeyReach cannot sign in. In the script editor choose Deploy → Manage deployments → pencil, set “Who has access” to “Anyone” (not “Anyone with Google account”), then Deploy. Where “Anyone” is not offered, your organisation’s administrator has forbidden it.' },
  authorization: { title: 'The web app has not been authorised.', help: `Whoever deployed it must agree to what Google asks. ${NEW_VERSION} Agree there, then test again.` },
  'not-found': { title: 'Google knows no web app at this address.', help: `Was the deployment archived, or part of the address lost in copying? ${PASTE_THE_ADDRESS}` },
  'old-version': { title: 'An old version of the script answers there.', help: `It cannot receive events. ${NEW_VERSION} The address stays the same.` },
  'other-sheet': { title: 'That is the web app of another spreadsheet.', help: 'Each spreadsheet has a script and a web app of its own, a copy too. Open Extensions → Apps Script in this spreadsheet, choose Deploy → New deployment there, and paste that address.' },
  'not-ours': { title: 'Something else answers at this address.', help: `It is not this add-on. ${PASTE_THE_ADDRESS}` },
  timeout: { title: 'The web app took too long to answer.', help: 'Google may be busy: test again in a minute.' },
  unreachable: { title: 'The web app could not be reached.', help: 'Test again in a minute. If it stays so, look in the script editor under Deploy → Manage deployments whether the web app is still there.' },
  'google-page': { title: 'Google shows an error at this address.', help: `Test again in a minute. If it stays so: ${NEW_VERSION}` },
} satisfies Record<string, Words>

/** With Google's own text, where it says something. */
export const addressProblemInWords = (problem: keyof typeof ADDRESS_PROBLEM, detail: string): Words => {
  const { title, help } = ADDRESS_PROBLEM[problem]
  return { title, help: detail === '' ? help : `${help} (${detail})` }
}
