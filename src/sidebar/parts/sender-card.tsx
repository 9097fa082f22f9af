/** From which LinkedIn account: HeyReach chooses, one of the campaign's, or a column says. */
import { useId } from 'preact/hooks'
import { HEYREACH_CHOOSES } from '../../words'
import type { CampaignChoice, ColumnView, Mapping, SenderChoice, SenderChoiceMade } from '../protocol'
import { Card } from './card'
import { Choice } from './choice'
import { ColumnSelect } from './column-select'

interface SenderCardProps {
  campaign: CampaignChoice | null
  senders: SenderChoice[]
  columns: ColumnView[]
  sender: Mapping['sender']
  onChange: (sender: SenderChoiceMade) => void
}

export const SenderCard = ({ campaign, senders, columns, sender, onChange }: SenderCardProps) => {
  const id = useId()
  const own = senders.filter((each) => campaign?.senderIds.includes(each.id))
  const firstUsable = own.find(({ usable }) => usable)
  const accountHint = !campaign ? 'Choose a campaign first' : firstUsable ? '' : 'The campaign has no account that is logged in'
  const choose = (kind: SenderChoiceMade['kind']): void => {
    if (kind === 'heyreach') onChange({ kind })
    else if (kind === 'account' && firstUsable) onChange({ kind, accountId: firstUsable.id })
    else if (kind === 'column') onChange({ kind, column: '' })
  }
  const account = sender.kind === 'account' && (
    <div class="indent">
      <label class="sr-only" for={id}>
        Sender account
      </label>
      <select
        id={id}
        value={String(sender.accountId)}
        onChange={(event) => onChange({ kind: 'account', accountId: Number(event.currentTarget.value) })}
      >
        {own.map(({ id: accountId, name, usable, remark }) => (
          <option key={accountId} value={String(accountId)} disabled={!usable}>
            {usable ? name : `${name} – ${remark}`}
          </option>
        ))}
      </select>
      {own
        .filter(({ usable }) => !usable)
        .map(({ id: accountId, name, remark }) => (
          <p key={accountId} class="hint">
            {name}: {remark}
          </p>
        ))}
    </div>
  )
  const column = sender.kind === 'column' && (
    <div class="indent">
      <ColumnSelect
        id={id}
        label="Sender column"
        columns={columns}
        value={sender.column}
        none="Choose a column"
        onChange={(column) => onChange({ kind: 'column', column: column ?? '' })}
      />
    </div>
  )
  return (
    <Card title="Sender">
      <Choice
        legend="Who sends"
        value={sender.kind}
        onChange={choose}
        options={[
          { value: 'heyreach', label: HEYREACH_CHOOSES, hint: 'Spreads the leads over the campaign’s senders' },
          { value: 'account', label: 'One account', hint: accountHint, disabled: !firstUsable, below: account },
          { value: 'column', label: 'A column says', hint: 'Sender names, e-mails or HeyReach numbers', below: column },
        ]}
      />
    </Card>
  )
}
