/** Which campaign: loading, none, failed, or the picker with what is to be known about the chosen one. */
import type { CampaignChoice, CampaignChoices } from '../protocol'
import { valueOf, type Loaded } from '../use-loaded'
import { CampaignPicker, StatusChip } from './campaign-picker'
import { ErrorCard } from './error-card'
import { Icon } from './icon'
import { Loading } from './loading'

interface CampaignCardProps {
  choices: Loaded<CampaignChoices>
  chosen: CampaignChoice | null
  onPick: (campaign: CampaignChoice) => void
  onReload: () => void
  onlyAddable: boolean
}

export const ReloadCampaigns = ({ onReload, loading }: { onReload: () => void; loading: boolean }) => (
  <button
    type="button"
    class="icon-button"
    aria-label="Load campaigns again"
    title="Load campaigns again"
    disabled={loading}
    onClick={onReload}
  >
    <Icon name="refresh" />
  </button>
)

export const CampaignChooser = ({ choices, chosen, onPick, onReload, onlyAddable }: CampaignCardProps) => {
  const known = valueOf(choices)
  if (choices.kind === 'failed' && !known) return <ErrorCard error={choices.error} onRetry={onReload} />
  if (!known) {
    return (
      <Loading words="Loading campaigns…" />
    )
  }
  if (known.campaigns.length === 0) {
    return (
      <div class="empty" role="status">
        <p class="empty-title">This workspace has no campaigns yet.</p>
        <p>
          <a href="https://app.heyreach.io/" target="_blank" rel="noopener noreferrer">
            Make one in HeyReach
          </a>
          , then load again.
        </p>
        <button type="button" class="text-button" onClick={onReload}>
          Load again
        </button>
      </div>
    )
  }
  return (
    <>
      {choices.kind === 'failed' && <ErrorCard error={choices.error} onRetry={onReload} />}
      <CampaignPicker campaigns={known.campaigns} chosen={chosen} onPick={onPick} onlyAddable={onlyAddable} />
      {chosen && (
        <p class="chosen">
          <StatusChip campaign={chosen} />
          {onlyAddable && chosen.remark && <span>{chosen.remark}</span>}
        </p>
      )}
      {onlyAddable && !known.campaigns.some(({ canAdd }) => canAdd) && (
        <p class="hint">None of these campaigns takes leads now: each says why.</p>
      )}
    </>
  )
}
