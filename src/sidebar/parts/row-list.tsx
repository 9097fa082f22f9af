/** Rows with what happened to each; a click goes to the row on the sheet. */
import { useState } from 'preact/hooks'
import { plural } from '../../words'

export interface ListedRow {
  key: string
  row: number | null
  name: string
  label: string
  tone: 'good' | 'plain' | 'bad'
  detail: string
}

const PAGE = 50

export const RowList = ({ rows, onShow }: { rows: ListedRow[]; onShow: ((row: number) => void) | null }) => {
  const [shown, setShown] = useState(PAGE)
  return (
    <>
      <ul class="plain row-list">
        {rows.slice(0, shown).map(({ key, row, name, label, tone, detail }) => {
          const words = (
            <>
              <span class="row-head">
                <span class="row-name">{name || key}</span>
                <span class={`row-outcome ${tone}`}>{label}</span>
              </span>
              {detail && <span class="row-detail">{detail}</span>}
            </>
          )
          return (
            <li key={key}>
              {row !== null && row > 0 && onShow ? (
                <button type="button" class="row-button" onClick={() => onShow(row)}>
                  {words}
                  <span class="row-go">Go to row {row}</span>
                </button>
              ) : (
                <div class="row-button">{words}</div>
              )}
            </li>
          )
        })}
      </ul>
      {rows.length > shown && (
        <button type="button" class="text-button" onClick={() => setShown(shown + PAGE)}>
          Show more ({plural(rows.length - shown, 'row')} left)
        </button>
      )}
    </>
  )
}
