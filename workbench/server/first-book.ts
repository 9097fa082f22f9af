/** The book of the first start: a Leads tab with a bold, frozen header and columns as wide as people would make them. */
import { createBook } from '../fake-apps-script/model/create-book'
import type { Book } from '../fake-apps-script/model/types'
import { demoLeads } from '../fake-heyreach/demo-leads'

const WIDTHS: Record<string, number> = {
  LinkedIn: 270, Company: 170, Position: 170, Email: 210, Location: 150, Icebreaker: 230, Notes: 170
}

export const firstBook = (): Book => {
  const book = createBook({ name: 'Outreach – demo leads' })
  const tab = book.tabs[0]!
  const [header = []] = demoLeads
  tab.rename('Leads')
  // Literally: phone numbers and dates of a list of leads are texts.
  tab.enterRaw(1, 1, demoLeads)
  tab.setFormat({ row: 1, column: 1, rows: 1, columns: header.length }, { bold: true, background: '#f1f3f4' })
  tab.setFrozenRows(1)
  header.forEach((name, index) => {
    const width = WIDTHS[name]
    if (width) tab.setColumnWidth(index + 1, width)
  })
  return book
}
