/** Opening the sidebar on one of its views. The page learns the view from an attribute of its body. */
import type { Asked } from '../sidebar/protocol'

const TITLE = 'HeyReach'

export const openSidebar = (view: Asked): void => {
  const page = HtmlService.createHtmlOutputFromFile('Sidebar')
  const content = page.getContent().replace('<body', `<body data-view="${view}"`)
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(content).setTitle(TITLE))
}
