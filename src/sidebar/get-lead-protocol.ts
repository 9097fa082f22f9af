/** What the sidebar and the server say to each other about one thing: Get lead: filling rows with what HeyReach knows of their people. Types only. */

export interface GetLeadFunctions {}
