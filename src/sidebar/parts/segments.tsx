/** A few views of one kind side by side, one of them in front: radio buttons that look like one switch. */
import { useId } from 'preact/hooks'

export interface Segment<Value extends string> {
  value: Value
  label: string
  /** A run goes on in it. */
  busy: boolean
}

interface SegmentsProps<Value extends string> {
  legend: string
  segments: Segment<Value>[]
  value: Value
  onChange: (value: Value) => void
}

export const Segments = <Value extends string>({ legend, segments, value, onChange }: SegmentsProps<Value>) => {
  const name = useId()
  return (
    <fieldset class="segments">
      <legend class="sr-only">{legend}</legend>
      {segments.map((segment) => (
        <label key={segment.value} class="segment">
          <input type="radio" name={name} value={segment.value} checked={segment.value === value} onChange={() => onChange(segment.value)} />
          <span>
            {segment.label}
            {segment.busy && (
              <span class="busy-dot">
                <span class="sr-only"> (running)</span>
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
