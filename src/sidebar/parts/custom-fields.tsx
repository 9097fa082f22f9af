/** Custom fields: a name for HeyReach's messages and the column it comes from. */
import { useId } from 'preact/hooks'
import { repairCustomFieldName } from '../../leads/custom-field-name'
import { addCustomField, changeCustomField, removeCustomField } from '../edit-mapping'
import type { ColumnView, Mapping } from '../protocol'
import { columnLabel, ColumnSelect } from './column-select'
import { Icon } from './icon'

interface CustomFieldsProps {
  columns: ColumnView[]
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

export const CustomFields = ({ columns, mapping, onChange }: CustomFieldsProps) => {
  const id = useId()
  const used = new Set([...Object.values(mapping.fields), ...mapping.customFields.map(({ column }) => column)])
  const free = columns.filter(({ key }) => !used.has(key))
  return (
    <div class="custom-fields">
      <h3>Custom fields</h3>
      {mapping.customFields.length === 0 && <p class="hint">For your own words in messages, e.g. {'{ice_breaker}'}.</p>}
      <ul class="plain">
        {mapping.customFields.map((field, index) => {
          const sentAs = repairCustomFieldName(field.name)
          return (
            <li key={index} class="custom-field">
              <div class="custom-name">
                <input
                  type="text"
                  aria-label={`Name of custom field ${index + 1}`}
                  aria-describedby={`${id}-${index}-sent`}
                  autocomplete="off"
                  spellcheck={false}
                  value={field.name}
                  onInput={(event) => onChange(changeCustomField(mapping, index, { name: event.currentTarget.value }))}
                />
                <button
                  type="button"
                  class="icon-button"
                  aria-label={`Remove custom field ${sentAs || field.name}`}
                  title="Remove"
                  onClick={() => onChange(removeCustomField(mapping, index))}
                >
                  <Icon name="close" />
                </button>
              </div>
              <p class={sentAs === '' ? 'hint bad' : 'hint'} id={`${id}-${index}-sent`}>
                {sentAs === '' ? 'Use letters, digits and underscores.' : `Sent as {${sentAs}}`}
              </p>
              <ColumnSelect
                id={`${id}-${index}-column`}
                label={`Column of custom field ${sentAs || field.name}`}
                columns={columns}
                value={field.column}
                none="Choose a column"
                onChange={(column) => column !== null && onChange(changeCustomField(mapping, index, { column }))}
              />
            </li>
          )
        })}
      </ul>
      {free.length > 0 && (
        <>
          <label class="sr-only" for={`${id}-add`}>
            Add a custom field from a column
          </label>
          <select
            id={`${id}-add`}
            class="add-custom"
            value=""
            onChange={(event) => {
              const column = event.currentTarget.value
              event.currentTarget.value = ''
              if (column !== '') onChange(addCustomField(mapping, column))
            }}
          >
            <option value="">+ Add a custom field from…</option>
            {free.map((column) => (
              <option key={column.key} value={column.key}>
                {columnLabel(column)}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  )
}
