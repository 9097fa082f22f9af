/** Changes to the mapping of columns to lead fields, each giving a new mapping. Pure. */
import { repairCustomFieldName } from '../leads/custom-field-name'
import type { ColumnKey, LeadField, Mapping, SenderChoiceMade } from './protocol'

/** `column` null: the field is not sent. */
export const mapField = (mapping: Mapping, field: LeadField, column: ColumnKey | null): Mapping => {
  const fields = { ...mapping.fields }
  if (column === null) delete fields[field]
  else fields[field] = column
  return { ...mapping, fields }
}

/** The name comes from the header; a name in use gets a number, so that both are sent. */
export const addCustomField = (mapping: Mapping, column: ColumnKey): Mapping => {
  const base = repairCustomFieldName(column) || 'field'
  const taken = new Set(mapping.customFields.map(({ name }) => repairCustomFieldName(name)))
  let name = base
  for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`
  return { ...mapping, customFields: [...mapping.customFields, { name, column }] }
}

type CustomField = Mapping['customFields'][number]

export const changeCustomField = (mapping: Mapping, index: number, change: Partial<CustomField>): Mapping => ({
  ...mapping,
  customFields: mapping.customFields.map((field, at) => (at === index ? { ...field, ...change } : field)),
})

export const removeCustomField = (mapping: Mapping, index: number): Mapping => ({
  ...mapping,
  customFields: mapping.customFields.filter((_, at) => at !== index),
})

export const chooseSender = (mapping: Mapping, sender: SenderChoiceMade): Mapping => ({ ...mapping, sender })

/** An account that is none of the campaign's senders cannot stay chosen. */
export const fitSender = (mapping: Mapping, senderIds: number[]): Mapping =>
  mapping.sender.kind === 'account' && !senderIds.includes(mapping.sender.accountId)
    ? chooseSender(mapping, { kind: 'heyreach' })
    : mapping
