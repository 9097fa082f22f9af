/** What the sidebar and the server say to each other about one thing: The newest replies. Types only. */

export interface RepliesFunctions {}
