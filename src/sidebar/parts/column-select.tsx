/** A select of the tab's columns: letter, header, and the first value as a sample below. */
import type { ColumnKey, ColumnView } from '../protocol'

interface ColumnSelectProps {
  id: string
  columns: ColumnView[]
  value: ColumnKey | null
  onChange: (column: ColumnKey | null) => void
  /** The words of the empty choice. */
  none: string
  label?: string
}

export const columnLabel = ({ letter, key }: ColumnView): string => `${letter} · ${key}`

export const ColumnSelect = ({ id, columns, value, onChange, none, label }: ColumnSelectProps) => {
  const chosen = columns.find(({ key }) => key === value)
  return (
    <div class="column-select">
      <select
        id={id}
        aria-label={label}
        aria-describedby={chosen?.sample ? `${id}-sample` : undefined}
        value={chosen ? chosen.key : ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        <option value="">{none}</option>
        {columns.map((column) => (
          <option key={column.key} value={column.key}>
            {columnLabel(column)}
          </option>
        ))}
      </select>
      {chosen?.sample && (
        <span class="sample" id={`${id}-sample`}>
          {chosen.sample}
        </span>
      )}
    </div>
  )
}
