/** In which column of Contacts a field stands. */
import type { KeyedTable } from '../table/keyed-table'
import { CONTACT_COLUMNS, type ContactField } from './contact-columns'

/** 0 where the column is missing. */
export const columnOf = (table: KeyedTable, field: ContactField): number =>
  table.columns[CONTACT_COLUMNS.findIndex((column) => column.field === field)] ?? 0
