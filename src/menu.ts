/** The menu as a table. The build refuses an item whose function is not on the surface. */

export type MenuEntry = { caption: string; functionName: string } | '---'

export const MENU_CAPTION = 'HeyReach'

export const MENU: readonly MenuEntry[] = [
  { caption: 'Add to campaign…', functionName: 'openAddToCampaign' },
  { caption: 'Stop…', functionName: 'openStop' },
  '---',
  { caption: 'Refresh campaigns', functionName: 'refreshCampaigns' },
  '---',
  { caption: 'Connection…', functionName: 'openConnection' },
]
