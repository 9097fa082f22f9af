/** One row as the lead that HeyReach gets: values as displayed on the sheet, empty ones left out. */
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { Lead } from '../heyreach/api-types'
import type { Mapping } from '../sidebar/protocol'
import { repairCustomFieldName } from './custom-field-name'
import { LEAD_FIELDS } from './lead-fields'
import type { LeadTable } from './lead-table'
import { splitName } from './split-name'

export const buildLead = (table: LeadTable, row: number, mapping: Mapping, key: string): Lead => {
  const { firstName, lastName } = readName(table, row, mapping)
  const lead: Lead = { profileUrl: profileUrlOfKey(key), customUserFields: [] }
  if (firstName) lead.firstName = firstName
  if (lastName) lead.lastName = lastName
  for (const { field, apiKey } of LEAD_FIELDS) {
    if (apiKey === null || field === 'profileUrl' || field === 'firstName' || field === 'lastName') continue
    const value = table.text(row, mapping.fields[field])
    if (value) lead[apiKey as 'companyName'] = value
  }
  for (const { name, column } of mapping.customFields) {
    const value = table.text(row, column)
    const usable = repairCustomFieldName(name)
    if (usable && value) lead.customUserFields.push({ name: usable, value })
  }
  return lead
}

/** Where one of the two name cells is empty. */
export const usesFullName = (table: LeadTable, row: number, { fields }: Mapping): boolean =>
  fields.fullName !== undefined && !(nameIn(table.text(row, fields.firstName)) && nameIn(table.text(row, fields.lastName)))

/** From the two columns; where one is empty, from the full name. */
export const readName = (table: LeadTable, row: number, mapping: Mapping): { firstName: string; lastName: string } => {
  const firstName = nameIn(table.text(row, mapping.fields.firstName))
  const lastName = nameIn(table.text(row, mapping.fields.lastName))
  if (!usesFullName(table, row, mapping)) return { firstName, lastName }
  const split = splitName(nameIn(table.text(row, mapping.fields.fullName)))
  return { firstName: firstName || split.firstName, lastName: lastName || split.lastName }
}

/** '-', '?', 'n/a' and the like stand for a name that nobody has: 'Hi n/a' would reach the lead. 'Na' is a name. */
const nameIn = (text: string): string => (/[\p{L}\p{N}]/u.test(text) && (text === 'Na' || !/^n\s*[/.]?\s*a\.?$/i.test(text)) ? text : '')
