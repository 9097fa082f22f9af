/** A search box over a list of campaigns (the combobox pattern); those that cannot be picked stay visible and say why. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { TargetedKeyboardEvent } from 'preact'
import { moveActive, searchCampaigns, toneOfStatus } from '../campaign-search'
import type { CampaignChoice } from '../protocol'
import { plural } from '../../words'

interface CampaignPickerProps {
  campaigns: CampaignChoice[]
  chosen: CampaignChoice | null
  onPick: (campaign: CampaignChoice) => void
  /** False where any campaign will do, as for stopping. */
  onlyAddable: boolean
}

/** More than this is found faster by typing. */
const MOST_SHOWN = 100

export const StatusChip = ({ campaign }: { campaign: CampaignChoice }) => (
  <span class={`chip ${toneOfStatus(campaign.status)}`}>{campaign.statusWords}</span>
)

export const CampaignPicker = ({ campaigns, chosen, onPick, onlyAddable }: CampaignPickerProps) => {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(-1)
  const found = searchCampaigns(campaigns, typed ?? '')
  const shown = found.slice(0, MOST_SHOWN)
  const canPick = (campaign: CampaignChoice): boolean => !onlyAddable || campaign.canAdd

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  // Below the fold it would open unseen.
  useEffect(() => {
    if (open) list.current?.scrollIntoView({ block: 'nearest' })
  }, [open])

  const close = (): void => {
    setOpen(false)
    setTyped(null)
    setActive(-1)
  }
  const show = (): void => {
    setOpen(true)
    setActive(chosen ? shown.findIndex(({ id: each }) => each === chosen.id) : -1)
  }
  const pick = (campaign: CampaignChoice | undefined): void => {
    if (!campaign || !canPick(campaign)) return
    onPick(campaign)
    close()
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const { key } = event
    if (key === 'Enter') {
      event.preventDefault()
      if (!open) return show()
      return pick(shown[active] ?? (shown.length === 1 ? shown[0] : undefined))
    }
    if (key === 'Escape' && open) {
      event.stopPropagation()
      return close()
    }
    if (!['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'].includes(key)) return
    event.preventDefault()
    if (!open) return show()
    setActive(moveActive(active, key, shown.length))
  }

  return (
    <div class="combobox">
      <label class="field-label" for={`${id}-input`}>
        Search by name or status
      </label>
      <input
        id={`${id}-input`}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="Choose a campaign…"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
        value={typed ?? chosen?.name ?? ''}
        onClick={() => (open ? undefined : show())}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={close}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
      />
      {/* The mouse must not take the focus away before the click arrives. */}
      <ul
        id={`${id}-list`}
        ref={list}
        role="listbox"
        aria-label="Campaigns"
        hidden={!open}
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map((campaign, index) => (
          <li
            key={campaign.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={campaign.id === chosen?.id}
            aria-disabled={!canPick(campaign)}
            class={index === active ? 'option active' : 'option'}
            onClick={() => pick(campaign)}
          >
            <span class="option-head">
              <span class="option-name">{campaign.name}</span>
              <StatusChip campaign={campaign} />
            </span>
            {campaign.remark && onlyAddable && <span class="hint">{campaign.remark}</span>}
          </li>
        ))}
      </ul>
      {open && found.length === 0 && (
        <p class="hint list-end" role="status">
          No campaign matches “{typed}”.
        </p>
      )}
      {open && found.length > shown.length && (
        <p class="hint list-end">{plural(found.length - shown.length, 'more campaign')}: type to find them.</p>
      )}
    </div>
  )
}
