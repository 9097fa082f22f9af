/** What the sidebar and the server say to each other about one thing: Refresh status: how far HeyReach says that leads are. Types only. */

export interface RefreshFunctions {}
