import { addCustomField, changeCustomField, fitSender, mapField, removeCustomField } from '../../src/sidebar/edit-mapping'
import type { Mapping } from '../../src/sidebar/protocol'

const mapping: Mapping = { fields: { profileUrl: 'LinkedIn' }, customFields: [], sender: { kind: 'heyreach' } }

it('maps a field to a column, and takes it back without leaving a trace', () => {
  const mapped = mapField(mapping, 'position', 'Title')
  expect(mapped.fields).toEqual({ profileUrl: 'LinkedIn', position: 'Title' })
  expect(mapField(mapped, 'position', null).fields).toEqual({ profileUrl: 'LinkedIn' })
})

it.each([
  ['Ice-breaker (v2)', 'Ice_breaker_v2'],
  ['Größe', 'Gro_e'],
  ['名前', 'field'],
])('names a custom field after its header: %s → %s', (header, name) => {
  expect(addCustomField(mapping, header).customFields).toEqual([{ name, column: header }])
})

it('gives a second field of the same name a number', () => {
  const twice = addCustomField(addCustomField(mapping, 'Ice breaker'), 'Ice-breaker')
  expect(twice.customFields.map(({ name }) => name)).toEqual(['Ice_breaker', 'Ice_breaker_2'])
  expect(addCustomField(twice, 'Ice/breaker').customFields[2]?.name).toBe('Ice_breaker_3')
})

it('changes and removes one custom field and leaves the others', () => {
  const two = addCustomField(addCustomField(mapping, 'Hook'), 'Offer')
  expect(changeCustomField(two, 0, { name: 'Opening' }).customFields).toEqual([
    { name: 'Opening', column: 'Hook' },
    { name: 'Offer', column: 'Offer' },
  ])
  expect(removeCustomField(two, 0).customFields).toEqual([{ name: 'Offer', column: 'Offer' }])
})

it('keeps a sender column for any campaign', () => {
  const byColumn: Mapping = { ...mapping, sender: { kind: 'column', column: 'Owner' } }
  expect(fitSender(byColumn, [])).toBe(byColumn)
})
