/** Why something that arrived could not become a row, and what to do about it: beside its raw text. */
import type { UnreadableCause } from '../events/unreadable-cause'
import type { Words } from './errors-in-words'

export const UNREADABLE = {
  empty: {
    title: 'Nothing was in it.',
    help: 'Somebody or something opened this sheet’s web address without sending an event. Delete the entry.',
  },
  'not-json': {
    title: 'It is not in the form that HeyReach sends, or it was cut off.',
    help: 'If a relay such as Zapier or n8n forwards the events, let it send HeyReach’s body unchanged. Otherwise delete the entry.',
  },
  'too-deep': {
    title: 'It is nested too deeply for an event.',
    help: 'HeyReach sends nothing like it. Delete the entry.',
  },
  'not-an-event': {
    title: 'It names no lead, campaign or sender.',
    help: 'Only HeyReach’s notifications belong here. If a relay forwards them, let it send HeyReach’s body unchanged. Otherwise delete the entry.',
  },
  'no-type': {
    title: 'It does not say what happened.',
    help: 'Let this add-on set up the notifications: then their address says it. A newer version of the add-on may read the entry; then try again.',
  },
  damaged: {
    title: 'A part of it is missing.',
    help: 'Look into HeyReach for what happened. Then delete the entry.',
  },
  'not-writable': {
    title: 'Google Sheets did not take its row.',
    help: 'It may be protected cells or a cell rule in the Events tab. Put that right and try again.',
  },
} satisfies Record<UnreadableCause, Words>
