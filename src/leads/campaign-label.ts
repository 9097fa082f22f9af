/** How a campaign stands in a row: 'Acme – CFO DACH #60001'. The number is what counts; names may change or repeat. */

/** Cut before the number, and never with a blank in front: read back from a cell it must be the same text. */
export const campaignLabel = (campaign: { id: number; name: string }): string =>
  `${campaign.name.replace(/\s+/g, ' ').trim().slice(0, 1_000)} #${campaign.id}`.trim()

export const campaignIdOfLabel = (label: string): number | null => {
  const found = /#(\d{1,15})\s*$/.exec(label)
  return found ? Number(found[1]) : null
}

export const campaignNameOfLabel = (label: string): string => label.replace(/\s*#\d{1,15}\s*$/, '')
