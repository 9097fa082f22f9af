/** What adding will do: counts, reasons, fill rates, one whole lead, and the ticks that it asks for. */
import { thousands } from '../../words'
import type { AddOptions, AddPreview, FillRate } from '../protocol'
import { OwnFold } from './card'
import { Tick } from './choice'
import { Note } from './error-card'
import { SkippedGroups } from './skipped-groups'

interface AddPreviewProps {
  preview: AddPreview
  options: AddOptions
  onOption: (option: keyof AddOptions, ticked: boolean) => void
  onShow: (rows: number[]) => void
  /** Sends the person to the field's select. */
  onChooseColumn: (field: string) => void
}

export const AddPreviewPart = ({ preview, options, onOption, onShow, onChooseColumn }: AddPreviewProps) => {
  const { people, skipped, notices, fillRates, example, campaign, rangeLabel, tabName } = preview
  return (
    <>
      <p class="big-count">
        <strong>{thousands(people.length)}</strong> will be added
        <span class="hint">
          From {tabName} {rangeLabel}, to {campaign.name}. Using a filter view? Add-ons cannot see it, so rows that it hides would be added: compare the count.
        </span>
      </p>
      <SkippedGroups groups={skipped} onShow={onShow} />
      <Ticks preview={preview} options={options} onOption={onOption} />
      {notices.map((notice) => (
        <Note key={notice}>{notice}</Note>
      ))}
      {people.length > 0 && <FillRates rates={fillRates} onChooseColumn={onChooseColumn} />}
      {example && (
        <OwnFold title="One lead as it will be sent" summary={`row ${example.row}`} startsOpen>
          <dl class="example">
            {example.fields.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </OwnFold>
      )}
    </>
  )
}

/** A tick shows where it would change something, or has done so. */
const Ticks = ({ preview, options, onOption }: Pick<AddPreviewProps, 'preview' | 'options' | 'onOption'>) => {
  const asks = (option: keyof AddOptions): boolean =>
    options[option] || preview.skipped.some((group) => group.option === option)
  const tick = (option: keyof AddOptions, words: string) => (
    <Tick ticked={options[option]} onChange={(ticked) => onOption(option, ticked)}>
      {words}
    </Tick>
  )
  return (
    <>
      {asks('withoutName') && tick('withoutName', 'Also add leads without a first or last name')}
      {asks('inOtherCampaign') && tick('inOtherCampaign', 'Also add people who are in another campaign of this sheet')}
      {preview.campaign.paused && tick('resumePaused', 'Resume this paused campaign: HeyReach starts contacting its leads')}
      {preview.campaign.restarts && tick('restartFinished', 'HeyReach may start this finished campaign again')}
    </>
  )
}

const FillRates = ({ rates, onChooseColumn }: { rates: FillRate[]; onChooseColumn: (field: string) => void }) => (
  <OwnFold title="Filled fields" summary={fillSummary(rates)} startsOpen>
    <ul class="plain fill-rates">
      {rates.map(({ field, label, column, filled, of }) => (
        <li key={field} class="fill-rate">
          <span class="fill-label">{label}</span>
          {column === null ? (
            <span>
              0/{thousands(of)}:{' '}
              <button
                type="button"
                class="text-button small"
                aria-label={`Choose a column for ${label}`}
                onClick={() => onChooseColumn(field)}
              >
                choose a column
              </button>
            </span>
          ) : (
            <>
              <span class="bar" aria-hidden="true">
                <span class={filled === of ? 'bar-full' : 'bar-part'} style={{ width: `${percent(filled, of)}%` }} />
              </span>
              <span class="fill-count">
                {thousands(filled)}/{thousands(of)}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  </OwnFold>
)

const fillSummary = (rates: FillRate[]): string =>
  `${rates.filter(({ filled, of }) => filled === of).length} of ${rates.length} complete`

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100))
