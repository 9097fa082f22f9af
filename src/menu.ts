/** The menu as a table. The build refuses an item whose function is not on the surface. */

export type MenuEntry = { caption: string; functionName: string } | '---'

export const MENU_CAPTION = 'HeyReach'

/** Something needs a look: the card in the sidebar says what. A menu's name cannot be changed before the next opening. */
export const MENU_CAPTION_WRONG = 'HeyReach (!)'

export const MENU: readonly MenuEntry[] = [
  { caption: 'Add to campaign…', functionName: 'openAddToCampaign' },
  { caption: 'Stop…', functionName: 'openStop' },
  { caption: 'Get lead…', functionName: 'openUpdate' },
  { caption: 'Refresh status…', functionName: 'openRefresh' },
  { caption: 'Show replies…', functionName: 'openReplies' },
  { caption: 'Rows of this tab follow events: on/off', functionName: 'toggleFollowing' },
  '---',
  { caption: 'Refresh campaigns', functionName: 'refreshCampaigns' },
  { caption: 'Insert live status column', functionName: 'insertLiveStatus' },
  '---',
  { caption: 'Events and notifications…', functionName: 'openEvents' },
  { caption: 'Connection…', functionName: 'openConnection' },
]
