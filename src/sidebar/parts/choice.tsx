/** Radio buttons in a group, and a tick, each with room for a second line. */
import type { ComponentChildren } from 'preact'
import { Fragment } from 'preact'
import { useId } from 'preact/hooks'

export interface ChoiceOption<Value extends string> {
  value: Value
  label: string
  hint?: string
  disabled?: boolean
  /** Asked for when it is chosen: stands under it. */
  below?: ComponentChildren
}

interface ChoiceProps<Value extends string> {
  /** Read out as the group's name; `shown` puts it above the buttons. */
  legend: string
  shown?: boolean
  options: ChoiceOption<Value>[]
  value: Value
  onChange: (value: Value) => void
}

export const Choice = <Value extends string>({ legend, shown = false, options, value, onChange }: ChoiceProps<Value>) => {
  const name = useId()
  return (
    <fieldset class="choice">
      <legend class={shown ? 'field-label' : 'sr-only'}>{legend}</legend>
      {options.map((option) => (
        <Fragment key={option.value}>
          <label class={option.disabled ? 'choice-row disabled' : 'choice-row'}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value && !option.disabled}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span class="hint">{option.hint}</span>}
            </span>
          </label>
          {option.value === value && option.below}
        </Fragment>
      ))}
    </fieldset>
  )
}

interface TickProps {
  ticked: boolean
  onChange: (ticked: boolean) => void
  children: ComponentChildren
}

export const Tick = ({ ticked, onChange, children }: TickProps) => (
  <label class="choice-row tick">
    <input type="checkbox" checked={ticked} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>{children}</span>
  </label>
)
