/** Toasts and alerts on the person's screen. */
import type { Notices } from '../ports'

const TITLE = 'HeyReach'

export const googleNotices = (): Notices => ({
  toast: (text) => SpreadsheetApp.getActiveSpreadsheet().toast(text, TITLE),
  alert: (title, text) => {
    const ui = SpreadsheetApp.getUi()
    ui.alert(title, text, ui.ButtonSet.OK)
  },
})
