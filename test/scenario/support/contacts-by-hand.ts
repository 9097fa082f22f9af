/** A Contacts tab made by hand, with the headers that the add-on gives it: for what only reads Contacts. */
import type { Book, Entered, Tab } from '../../../workbench/fake-apps-script/model/types'
import { CONTACT_COLUMNS, CONTACTS_SHAPE, type ContactField } from '../../../src/contacts/contact-columns'

export type ContactByHand = Partial<Record<ContactField, Entered>>

export interface ContactsByHandOptions {
  /** Instead of all of ours in their order: some of them, others of the person's own among them. */
  headers?: string[]
  /** Rows above the headers. */
  above?: string[][]
}

const STEP = 10_000

export const contactsByHand = (book: Book, people: readonly ContactByHand[], { headers, above = [] }: ContactsByHandOptions = {}): Tab => {
  const tab = book.insertTab('Contacts')
  const names = headers ?? CONTACT_COLUMNS.map(({ header }) => header)
  const headerRow = above.length + 1
  const lacking = [headerRow + people.length - tab.rowCount, names.length + CONTACTS_SHAPE.spare - tab.columnCount]
  if ((lacking[0] ?? 0) > 0) tab.insertRows(tab.rowCount + 1, lacking[0] ?? 0)
  if ((lacking[1] ?? 0) > 0) tab.insertColumns(tab.columnCount + 1, lacking[1] ?? 0)
  above.forEach((cells, index) => tab.enterRaw(index + 1, 1, [cells]))
  tab.enterRaw(headerRow, 1, [names])
  tab.setFrozenRows(headerRow)
  // Column by column, those that somebody fills.
  names.forEach((header, index) => {
    const column = CONTACT_COLUMNS.find((each) => each.header === header)
    if (!column || !people.some((person) => person[column.field] !== undefined)) return
    for (let from = 0; from < people.length; from += STEP) {
      const cells = people.slice(from, from + STEP).map((person) => [person[column.field] ?? null])
      tab.enterRaw(headerRow + 1 + from, index + 1, cells)
    }
    if (column.format !== '') tab.setFormat({ row: headerRow + 1, column: index + 1, rows: people.length, columns: 1 }, { format: column.format })
  })
  return tab
}
