/** Runs a function of the script from outside, as the sidebar of a person would. */
import type { ThreadedHost } from '../fake-apps-script/types'

/** Gives the value that the sidebar would get; throws with the message it would see. */
export const callAs = async (host: ThreadedHost, user: string, functionName: string, args: unknown[]): Promise<unknown> => {
  const tab = host.book.tabs.find(({ hidden }) => !hidden) ?? host.book.tabs[0]
  const session = { user, activeTabId: tab?.id ?? 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] }
  const result = await host.callFromSidebar(functionName, args, session)
  if (!result.ok) throw new Error(`${functionName}: ${result.error?.message ?? 'failed'}`)
  return result.value
}
