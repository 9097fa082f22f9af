/** What HeyReach knows of a person, and which column each thing goes into: a tick for each. */
import { plural } from '../../words'
import { isTicked, type GetLeadForm } from '../get-lead-form'
import type { GetLeadPreview, ProfileColumn, ProfileField } from '../protocol'
import { OwnFold } from './card'
import { Tick } from './choice'

interface ProfileColumnsProps {
  preview: GetLeadPreview
  form: GetLeadForm
  /** False while the server works out where the ticks of now lead. */
  settled: boolean
  onTick: (field: ProfileField, ticked: boolean) => void
  onReplace: (ticked: boolean) => void
}

export const ProfileColumns = ({ preview: { columns, mark, replaceable }, form, settled, onTick, onReplace }: ProfileColumnsProps) => {
  const usual = columns.filter((column) => column.usual)
  const more = columns.filter((column) => !column.usual)
  const ticked = more.filter((column) => isTicked(form, column) && column.leftAlone === '').length
  const list = (shown: ProfileColumn[]) => (
    <ul class="plain profile-columns">
      {shown.map((column) => (
        <ColumnLine key={column.field} column={column} ticked={isTicked(form, column)} onTick={(on) => onTick(column.field, on)} />
      ))}
    </ul>
  )
  return (
    <div class={settled ? '' : 'places-outdated'} aria-busy={!settled}>
      <p class="hint">{form.replace ? 'What stands there is replaced, blank cells are filled.' : 'Only blank cells are filled.'} Formulas are never touched.</p>
      {list(usual)}
      <OwnFold title="More" summary={ticked > 0 ? `${ticked} ticked` : more.map(({ label }) => label).slice(0, 3).join(', ') + '…'}>
        {list(more)}
      </OwnFold>
      <p class="profile-mark">
        <span>What came of it</span>
        <Place letter={mark.letter} header={mark.header} isNew={mark.isNew} />
      </p>
      {(form.replace || replaceable > 0) && (
        <Tick ticked={form.replace} onChange={onReplace}>
          Also replace what is there
          <span class="hint">{replaceable === 0 ? 'Nothing stands there now' : `Up to ${plural(replaceable, 'filled cell')}; what HeyReach does not know stays`}</span>
        </Tick>
      )}
    </div>
  )
}

const ColumnLine = ({ column, ticked, onTick }: { column: ProfileColumn; ticked: boolean; onTick: (on: boolean) => void }) => {
  const { label, letter, leftAlone } = column
  const off = leftAlone !== ''
  return (
    <li>
      <label class={off ? 'profile-column disabled' : 'profile-column'}>
        <input type="checkbox" checked={ticked && !off} disabled={off} onChange={(event) => onTick(event.currentTarget.checked)} />
        <span class="profile-field">
          {label}
          <span class="hint">{leftAlone || fillWords(column, ticked)}</span>
        </span>
        {(ticked || column.column !== null) && <Place letter={letter} header={column.column ?? label} isNew={column.column === null} />}
      </label>
    </li>
  )
}

/** A new column has no letter until the server has said so. */
const Place = ({ letter, header, isNew }: { letter: string; header: string; isNew: boolean }) => (
  <span class="place">
    {!isNew && <span class="place-name">{header}</span>}
    <span class={isNew ? 'chip good' : 'chip'}>{isNew ? `new ${letter}`.trim() : letter}</span>
  </span>
)

const fillWords = ({ column, blank, filled }: ProfileColumn, ticked: boolean): string => {
  if (!ticked || column === null) return ''
  if (blank === 0) return 'nothing is blank'
  return filled === 0 ? '' : `${plural(blank, 'blank cell')}`
}
