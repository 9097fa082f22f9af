/** What is selected on the sheet: tab, range, how many rows; reading it again. */
import type { ComponentChildren } from 'preact'
import { plural, thousands } from '../../words'
import type { RowScope, SelectionView } from '../protocol'
import { valueOf, type Loaded } from '../use-loaded'
import { Card, Empty } from './card'
import { Choice } from './choice'
import { ErrorCard, Note } from './error-card'
import { Icon } from './icon'
import { Loading } from './loading'

interface ReadingProps {
  loaded: Loaded<SelectionView>
  onRead: () => void
}

interface SelectionFactsProps extends ReadingProps {
  /** As the preview found; 0 until then. */
  hiddenRowCount: number
  /** In the place of the count, where it is asked which rows are meant. */
  children?: ComponentChildren
}

export const UseCurrentSelection = ({ loaded, onRead }: ReadingProps) => (
  <button type="button" class="text-button with-icon" disabled={loaded.kind === 'loading'} onClick={onRead}>
    <Icon name="refresh" size={16} />
    {loaded.kind === 'loading' ? 'Reading…' : 'Use current selection'}
  </button>
)

/** Nothing selected, an empty tab and the like are no faults: they say what to do. */
export const SelectionFacts = ({ loaded, onRead, hiddenRowCount, children }: SelectionFactsProps) => {
  if (loaded.kind === 'failed') {
    return loaded.error.code === 'invalid-input' ? (
      <Empty title={loaded.error.title}>
        {loaded.error.help && <p>{loaded.error.help}</p>}
        <p class="hint">Select rows on the sheet, then press “Use current selection”.</p>
      </Empty>
    ) : (
      <ErrorCard error={loaded.error} onRetry={onRead} />
    )
  }
  const selection = valueOf(loaded)
  if (!selection) {
    return (
      <Loading words="Reading the selection…" />
    )
  }
  return (
    <>
      <p class="range">
        <span class="range-tab">{selection.tabName}</span> <span class="range-label">{selection.rangeLabel}</span>
      </p>
      {children ?? (selection.rowCount === 0 ? (
        <Empty title="No lead is in the selection.">
          <p class="hint">Select rows below the headers (row {selection.headerRow}) that are not empty.</p>
        </Empty>
      ) : (
        <p>
          <strong>{plural(selection.rowCount, 'row')}</strong>
          {hiddenRowCount > 0 && `, ${thousands(hiddenRowCount)} of them hidden and left out`}
        </p>
      ))}
      <p class="hint">Headers in row {selection.headerRow}</p>
      {selection.remarks.map((remark) => (
        <Note key={remark} tone="warn">
          {remark}
        </Note>
      ))}
    </>
  )
}

interface RowsCardProps extends ReadingProps {
  hiddenRowCount: number
  scope: RowScope
  onScope: (scope: RowScope) => void
}

export const RowsCard = ({ loaded, onRead, hiddenRowCount, scope, onScope }: RowsCardProps) => {
  const selection = valueOf(loaded)
  const oneCell = selection?.oneCell
  return (
    <Card title="Rows" action={<UseCurrentSelection loaded={loaded} onRead={onRead} />}>
      <SelectionFacts loaded={loaded} onRead={onRead} hiddenRowCount={hiddenRowCount}>
        {oneCell ? (
          <Choice
            legend="Which rows"
            value={scope}
            onChange={onScope}
            options={[
              {
                value: 'selection',
                label: `Only row ${thousands(oneCell.row)}`,
                hint: selection.rowCount === 0 ? 'No lead is in it' : '',
                disabled: selection.rowCount === 0,
              },
              {
                value: 'without-status',
                label: `All ${thousands(oneCell.withoutStatusCount)} rows without a status`,
                disabled: oneCell.withoutStatusCount === 0,
              },
            ]}
          />
        ) : null}
      </SelectionFacts>
    </Card>
  )
}
