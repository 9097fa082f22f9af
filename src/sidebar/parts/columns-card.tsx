/** Which column goes into which field of the lead. */
import { plural } from '../../words'
import { LEAD_FIELDS } from '../../leads/lead-fields'
import { mapField } from '../edit-mapping'
import type { LeadField, Mapping, SelectionView } from '../protocol'
import { Fold } from './card'
import { ColumnSelect } from './column-select'
import { CustomFields } from './custom-fields'
import { Note } from './error-card'

interface ColumnsCardProps {
  selection: SelectionView
  mapping: Mapping
  onChange: (mapping: Mapping) => void
  open: boolean
  onToggle: (open: boolean) => void
}

/** Where a field's select is found, so that the preview can send the person there. */
export const fieldSelectId = (field: string): string => `field-${field}`

export const ColumnsCard = ({ selection, mapping, onChange, open, onToggle }: ColumnsCardProps) => {
  const { columns, remembered } = selection
  const noProfile = !mapping.fields.profileUrl
  return (
    <Fold look="card" title="Columns" summary={open ? '' : summary(mapping, remembered)} open={open} onToggle={onToggle}>
      {noProfile && <Note tone="warn">No column with LinkedIn URLs was found. Choose it here.</Note>}
      {LEAD_FIELDS.map(({ field, label }) => (
        <div key={field} class="field-row">
          <label for={fieldSelectId(field)}>{label}</label>
          <ColumnSelect
            id={fieldSelectId(field)}
            columns={columns}
            value={mapping.fields[field] ?? null}
            none={noneWords(field, mapping)}
            onChange={(column) => onChange(mapField(mapping, field, column))}
          />
        </div>
      ))}
      <CustomFields columns={columns} mapping={mapping} onChange={onChange} />
    </Fold>
  )
}

const noneWords = (field: LeadField, { fields }: Mapping): string => {
  if (field === 'profileUrl') return 'Choose a column'
  const fromFullName = (field === 'firstName' || field === 'lastName') && fields.fullName
  return fromFullName ? 'From full name' : '–'
}

const summary = ({ fields, customFields }: Mapping, remembered: boolean): string => {
  const count = Object.keys(fields).length
  const custom = customFields.length > 0 ? `, ${customFields.length} custom` : ''
  return `${plural(count, 'field')}${custom}${remembered ? ', as last time' : ''}`
}
